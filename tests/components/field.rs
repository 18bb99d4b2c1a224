use crate::page::{Page, description_of, fire, press, settle, type_into, value_of};
use datavolumes_ui::{FormField, TextArea, TextInput};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn label_hint_and_error_belong_to_the_input() {
    let error = RwSignal::new(None::<String>);
    let page = Page::of(move || {
        view! {
            <FormField label="Name" hint="Lower-case letters" error required=true>
                <TextInput value="a" on_input=|_| () />
            </FormField>
        }
    });
    let input = page.the("textbox", "Name");
    assert_eq!(description_of(&input), "Lower-case letters");
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(
        input.get_attribute("aria-required").as_deref(),
        Some("true")
    );
    error.set(Some("Enter a name.".to_owned()));
    settle().await;
    assert_eq!(description_of(&input), "Enter a name. Lower-case letters");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn an_error_appears_in_a_live_region_that_was_there_before() {
    let error = RwSignal::new(None::<String>);
    let page = Page::of(move || {
        view! { <FormField label="Name" error><TextInput value="" on_input=|_| () /></FormField> }
    });
    let region = page.one("[aria-live=polite]");
    assert_eq!(region.text_content().as_deref(), Some(""));
    error.set(Some("Enter a name.".to_owned()));
    settle().await;
    assert_eq!(region.text_content().as_deref(), Some("Enter a name."));
}

#[wasm_bindgen_test]
async fn two_fields_are_wired_each_to_its_own_input() {
    let page = Page::of(|| {
        view! {
            <FormField label="First" hint="one"><TextInput value="" on_input=|_| () /></FormField>
            <FormField label="Second" hint="two"><TextInput value="" on_input=|_| () /></FormField>
        }
    });
    assert_eq!(description_of(&page.the("textbox", "First")), "one");
    assert_eq!(description_of(&page.the("textbox", "Second")), "two");
}

#[wasm_bindgen_test]
async fn typing_leaving_and_enter_are_handed_out() {
    let log = RwSignal::new(Vec::<String>::new());
    let note = move |what: String| log.update(|log| log.push(what));
    let page = Page::of(move || {
        view! {
            <TextInput
                aria_label="Name"
                value=""
                on_input=note
                on_blur=move |()| note("left".to_owned())
                on_enter=move |()| note("enter".to_owned())
            />
        }
    });
    let input = page.the("textbox", "Name");
    type_into(&input, "abc");
    assert!(!press(&input, "Enter"));
    fire(&input, "blur");
    assert_eq!(log.get_untracked()[..3], ["abc", "enter", "left"]);
}

#[wasm_bindgen_test]
async fn a_text_area_counts_code_points_and_says_once_when_there_are_too_many() {
    let value = RwSignal::new("é日🦀".to_owned());
    let page = Page::of(move || {
        view! {
            <FormField label="Description" hint="Shown to everybody">
                <TextArea value on_input=move |text| value.set(text) limit=4 />
            </FormField>
        }
    });
    let area = page.the("textbox", "Description");
    assert_eq!(description_of(&area), "3 of 4 Shown to everybody");
    type_into(&area, "é日🦀ab");
    settle().await;
    assert_eq!(value_of(&area), "é日🦀ab");
    assert_eq!(description_of(&area), "5 of 4 Shown to everybody");
    assert_eq!(area.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(page.text().contains("too long"));
    value.set("ab".to_owned());
    settle().await;
    assert_eq!(value_of(&area), "ab");
    assert!(!page.text().contains("too long"));
}
