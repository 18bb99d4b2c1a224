use crate::page::{Page, dispatch, settle, value_of};
use datavolumes_ui::{Choice, FormField, Select};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

#[wasm_bindgen_test]
async fn a_select_shows_its_value_and_calls_on_change() {
    let value = RwSignal::new("b".to_owned());
    let choices = RwSignal::new(vec![Choice::new("a", "A"), Choice::new("b", "B")]);
    let page = Page::mount(move || {
        view! {
            <FormField label="Operator">
                <Select choices value on_change=move |chosen| value.set(chosen) />
            </FormField>
        }
    });
    let select = page.get_by_role("combobox", "Operator");
    assert_eq!(value_of(&select), "b");
    select.unchecked_ref::<HtmlSelectElement>().set_value("a");
    dispatch(&select, "change");
    assert_eq!(value.get_untracked(), "a");
    choices.set(vec![Choice::new("c", "C"), Choice::new("a", "A")]);
    settle().await;
    assert_eq!(value_of(&select), "a");
}

#[wasm_bindgen_test]
async fn a_value_without_an_option_is_shown_until_another_one_is_selected() {
    let value = RwSignal::new("37".to_owned());
    let page = Page::mount(move || {
        view! {
            <Select
                aria_label="Rows per page"
                choices=vec![Choice::new("10", "10"), Choice::new("25", "25")]
                value
                on_change=move |chosen| value.set(chosen)
            />
        }
    });
    let select = page.get_by_role("combobox", "Rows per page");
    assert_eq!(value_of(&select), "37");
    select.unchecked_ref::<HtmlSelectElement>().set_value("10");
    dispatch(&select, "change");
    settle().await;
    assert_eq!(value.get_untracked(), "10");
    assert_eq!(value_of(&select), "10");
    assert_eq!(select.text_content().as_deref(), Some("1025"));
    value.set("38".to_owned());
    settle().await;
    assert_eq!(value_of(&select), "38");
}
