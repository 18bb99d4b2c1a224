use crate::page::{Page, description_of, dispatch, press_key, settle, type_into, value_of};
use datavolumes_ui::{FormField, TextArea, TextInput};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_input_is_labelled_and_described_by_its_field() {
    let error = RwSignal::new(None::<String>);
    let page = Page::mount(move || {
        view! {
            <FormField label="Name" hint="Lower-case letters" error required=true>
                <TextInput value="a" on_input=|_| () />
            </FormField>
        }
    });
    let input = page.get_by_role("textbox", "Name");
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
async fn an_error_appears_in_an_existing_live_region() {
    let error = RwSignal::new(None::<String>);
    let page = Page::mount(move || {
        view! {
            <FormField label="Name" error>
                <TextInput value="" on_input=|_| () />
            </FormField>
        }
    });
    let region = page.select_one("[aria-live=polite]");
    assert_eq!(region.text_content().as_deref(), Some(""));
    error.set(Some("Enter a name.".to_owned()));
    settle().await;
    assert_eq!(region.text_content().as_deref(), Some("Enter a name."));
}

#[wasm_bindgen_test]
async fn two_fields_describe_different_inputs() {
    let page = Page::mount(|| {
        view! {
            <FormField label="First" hint="one">
                <TextInput value="" on_input=|_| () />
            </FormField>
            <FormField label="Second" hint="two">
                <TextInput value="" on_input=|_| () />
            </FormField>
        }
    });
    assert_eq!(description_of(&page.get_by_role("textbox", "First")), "one");
    assert_eq!(
        description_of(&page.get_by_role("textbox", "Second")),
        "two"
    );
}

#[wasm_bindgen_test]
async fn input_enter_and_blur_call_their_callbacks() {
    let log = RwSignal::new(Vec::<String>::new());
    let record = move |call: String| log.update(|log| log.push(call));
    let page = Page::mount(move || {
        view! {
            <TextInput
                aria_label="Name"
                value=""
                on_input=record
                on_blur=move |()| record("blur".to_owned())
                on_enter=move |()| record("enter".to_owned())
            />
        }
    });
    let input = page.get_by_role("textbox", "Name");
    type_into(&input, "abc");
    assert!(!press_key(&input, "Enter"));
    dispatch(&input, "blur");
    assert_eq!(log.get_untracked()[..3], ["abc", "enter", "blur"]);
}

#[wasm_bindgen_test]
async fn a_text_area_counts_code_points_and_announces_too_many() {
    let value = RwSignal::new("é日🦀".to_owned());
    let page = Page::mount(move || {
        view! {
            <FormField label="Description" hint="Shown to everybody">
                <TextArea value on_input=move |text| value.set(text) limit=4 />
            </FormField>
        }
    });
    let area = page.get_by_role("textbox", "Description");
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

#[wasm_bindgen_test]
async fn setting_the_same_value_again_replaces_what_the_user_typed() {
    let value = RwSignal::new("a".to_owned());
    let page = Page::mount(move || {
        view! { <TextInput aria_label="Name" value on_input=move |_| value.set("a".to_owned()) /> }
    });
    let input = page.get_by_role("textbox", "Name");
    type_into(&input, "ab");
    settle().await;
    assert_eq!(value_of(&input), "a");
}
