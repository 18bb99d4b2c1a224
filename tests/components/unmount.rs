//! Unmounting a focused field: its blur event comes after its signals are disposed.

use crate::page::{Page, focused, settle, type_into};
use datavolumes_ui::{Choices, Combobox, Dialog, FormField, SearchBox, TextArea, TextInput};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Mounts a field with this role, types into it and unmounts it. Returns the callbacks called on unmounting.
async fn calls_on_unmount<V: IntoView + 'static>(
    role: &str,
    field: impl Fn(Callback<String>) -> V + Send + Sync + 'static,
) -> Vec<String> {
    let log = RwSignal::new(Vec::new());
    let is_mounted = RwSignal::new(true);
    let page = Page::mount(move || {
        let record = Callback::new(move |call| log.update(|log| log.push(call)));
        let field = StoredValue::new(move || field(record));
        view! {
            <Show when=move || is_mounted.get()>
                <Dialog title="Dialog" on_cancel=|()| () actions=|| ()>
                    {field.with_value(|field| field())}
                </Dialog>
            </Show>
        }
    });
    settle().await;
    let input = page.all_by_role(role).remove(0);
    type_into(&input, "abc");
    settle().await;
    assert!(focused().is_same_node(Some(&input)));
    log.update(Vec::clear);
    is_mounted.set(false);
    settle().await;
    assert!(page.all_by_role(role).is_empty());
    log.get_untracked()
}

#[wasm_bindgen_test]
async fn unmounting_a_text_input_calls_no_callback() {
    let log = calls_on_unmount("textbox", |record| {
        view! {
            <FormField label="Name">
                <TextInput
                    value=""
                    on_input=record
                    on_blur=move |()| record.run("blur".to_owned())
                />
            </FormField>
        }
    });
    assert!(log.await.is_empty());
}

#[wasm_bindgen_test]
async fn unmounting_a_text_area_calls_no_callback() {
    let log = calls_on_unmount("textbox", |record| {
        view! {
            <TextArea
                value=""
                limit=9
                on_input=record
                on_blur=move |()| record.run("blur".to_owned())
            />
        }
    });
    assert!(log.await.is_empty());
}

#[wasm_bindgen_test]
async fn unmounting_a_search_box_calls_no_callback() {
    let log = calls_on_unmount("searchbox", |record| {
        view! { <SearchBox label="Filter" value="" on_search=record /> }
    });
    assert!(log.await.is_empty());
}

#[wasm_bindgen_test]
async fn unmounting_a_combobox_calls_no_callback() {
    let log = calls_on_unmount("combobox", |record| {
        view! {
            <Combobox
                aria_label="Project"
                value=None
                choices=Choices::Loading
                on_search=record
                on_choose=move |_| record.run("chosen".to_owned())
                custom=true
            />
        }
    });
    assert!(log.await.is_empty());
}
