use crate::page::{Page, settle};
use datavolumes_ui::{ColumnHeader, SortDirection, SortHeader};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_sort_header_has_aria_sort_and_one_button() {
    let sort = RwSignal::new(None);
    let page = Page::mount(move || {
        let toggle = move |()| {
            sort.update(|sort| {
                *sort = match sort {
                    Some(SortDirection::Ascending) => Some(SortDirection::Descending),
                    _ => Some(SortDirection::Ascending),
                };
            });
        };
        view! {
            <table>
                <thead>
                    <tr>
                        <SortHeader
                            label="Name"
                            column="name"
                            sort=move || sort.get()
                            on_sort=toggle
                        />
                        <ColumnHeader label="Description" column="description" />
                    </tr>
                </thead>
            </table>
        }
    });
    let headers = page.all_by_role("columnheader");
    let order = || headers[0].get_attribute("aria-sort");
    assert_eq!(order().as_deref(), Some("none"));
    for expected in ["ascending", "descending", "ascending"] {
        page.get_by_role("button", "Name").click();
        settle().await;
        assert_eq!(order().as_deref(), Some(expected));
    }
    assert_eq!(headers[1].get_attribute("aria-sort"), None);
    assert_eq!(page.all_by_role("button").len(), 1);
}
