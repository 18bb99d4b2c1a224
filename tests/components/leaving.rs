//! A field that has focus loses it when it is taken out of the page: after all that it could tell has gone.

use crate::page::{Page, focused, settle, type_into};
use datavolumes_ui::{Choices, Combobox, Dialog, FormField, SearchBox, TextArea, TextInput};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Mounts a field of this role, types into it, takes it away, and says what was handed out meanwhile.
async fn handed_out<V: IntoView + 'static>(
    role: &str,
    field: impl Fn(Callback<String>) -> V + Send + Sync + 'static,
) -> Vec<String> {
    let log = RwSignal::new(Vec::new());
    let is_there = RwSignal::new(true);
    let page = Page::of(move || {
        let note = Callback::new(move |what| log.update(|log| log.push(what)));
        let field = StoredValue::new(move || field(note));
        view! {
            <Show when=move || is_there.get()>
                <Dialog title="Dialog" on_cancel=|()| () actions=|| ()>
                    {field.with_value(|field| field())}
                </Dialog>
            </Show>
        }
    });
    settle().await;
    let input = page.all(role).remove(0);
    type_into(&input, "abc");
    settle().await;
    assert!(focused().is_same_node(Some(&input)));
    log.update(Vec::clear);
    is_there.set(false);
    settle().await;
    assert!(page.all(role).is_empty());
    log.get_untracked()
}

#[wasm_bindgen_test]
async fn a_text_input_hands_out_nothing_when_it_is_taken_away() {
    let log = handed_out("textbox", |note| {
        view! {
            <FormField label="Name">
                <TextInput value="" on_input=note on_blur=move |()| note.run("left".to_owned()) />
            </FormField>
        }
    });
    assert!(log.await.is_empty());
}

#[wasm_bindgen_test]
async fn a_text_area_hands_out_nothing_when_it_is_taken_away() {
    let log = handed_out("textbox", |note| {
        view! { <TextArea value="" limit=9 on_input=note on_blur=move |()| note.run("left".to_owned()) /> }
    });
    assert!(log.await.is_empty());
}

#[wasm_bindgen_test]
async fn a_search_box_asks_for_nothing_when_it_is_taken_away() {
    let log = handed_out("searchbox", |note| {
        view! { <SearchBox label="Filter" value="" on_search=note /> }
    });
    assert!(log.await.is_empty());
}

#[wasm_bindgen_test]
async fn a_combobox_chooses_nothing_when_it_is_taken_away() {
    let log = handed_out("combobox", |note| {
        view! {
            <Combobox
                aria_label="Project"
                value=None
                choices=Choices::Loading
                on_search=note
                on_choose=move |_| note.run("chosen".to_owned())
                custom=true
            />
        }
    });
    assert!(log.await.is_empty());
}
