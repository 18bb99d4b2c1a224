use crate::page::{Page, description_of, dispatch, focused, settle, value_of};
use datavolumes_ui::{PageWindow, Pagination};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

#[derive(Clone, Copy)]
struct List {
    window: RwSignal<PageWindow>,
    sizes: RwSignal<Vec<u64>>,
}

fn list(total: Option<u64>) -> (Page, List) {
    let list = List {
        window: RwSignal::new(PageWindow {
            offset: 0,
            rows: 50,
            limit: 50,
            total,
            has_next: true,
        }),
        sizes: RwSignal::new(Vec::new()),
    };
    let go = move |offset| {
        list.window.update(|window| {
            window.offset = offset;
            window.has_next = offset + 50 < 120;
            window.rows = 50.min(120 - offset);
        });
    };
    let page = Page::mount(move || {
        view! {
            <Pagination
                window=list.window
                on_go=go
                page_sizes=&[10, 25, 50]
                on_page_size=move |size| list.sizes.update(|sizes| sizes.push(size))
            />
        }
    });
    (page, list)
}

#[wasm_bindgen_test]
async fn the_buttons_go_to_their_pages() {
    let (page, list) = list(Some(120));
    assert!(page.has_role("navigation", "Pagination"));
    let mut seen = Vec::new();
    for name in ["Next page", "Last page", "Previous page", "First page"] {
        page.get_by_role("button", name).click();
        settle().await;
        seen.push(list.window.get_untracked().offset);
    }
    assert_eq!(seen, [50, 100, 50, 0]);
}

#[wasm_bindgen_test]
async fn the_range_and_the_total_are_shown() {
    let (page, list) = list(Some(10_000));
    assert!(page.text().contains("1–50 of 10,000"), "{}", page.text());
    list.window.update(|window| window.total = None);
    settle().await;
    assert!(page.text().contains("1–50"));
    assert!(!page.text().contains(" of "));
}

#[wasm_bindgen_test]
async fn there_is_no_last_page_button_while_the_total_is_unknown() {
    let (page, list) = list(None);
    assert!(!page.has_role("button", "Last page"));
    list.window.update(|window| window.total = Some(120));
    settle().await;
    assert!(page.has_role("button", "Last page"));
}

#[wasm_bindgen_test]
async fn a_button_without_a_page_keeps_focus_and_is_described_by_its_reason() {
    let (page, state) = list(Some(120));
    let last = page.get_by_role("button", "Last page");
    last.focus().unwrap();
    last.click();
    settle().await;
    assert_eq!(last.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(description_of(&last), "This is the last page.");
    assert!(focused().is_same_node(Some(&last)));
    last.click();
    page.get_by_role("button", "Next page").click();
    assert_eq!(state.window.get_untracked().offset, 100);
}

#[wasm_bindgen_test]
async fn the_page_size_is_a_native_select() {
    let (page, list) = list(None);
    let select = page.get_by_role("combobox", "Rows per page");
    assert_eq!(value_of(&select), "50");
    select.unchecked_ref::<HtmlSelectElement>().set_value("25");
    dispatch(&select, "change");
    assert_eq!(list.sizes.get_untracked(), [25]);
}
