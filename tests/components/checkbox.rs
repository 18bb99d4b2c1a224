use crate::page::{Page, description_of, settle};
use datavolumes_ui::Checkbox;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, MouseEvent, MouseEventInit};

#[wasm_bindgen_test]
async fn a_click_calls_on_change_with_the_new_state() {
    let checked = RwSignal::new(false);
    let page = Page::mount(move || {
        view! { <Checkbox label="Keep" checked on_change=move |now| checked.set(now) hint="For a year" /> }
    });
    let checkbox = page.get_by_role("checkbox", "Keep");
    assert_eq!(description_of(&checkbox), "For a year");
    checkbox.click();
    assert!(checked.get_untracked());
    checkbox.click();
    assert!(!checked.get_untracked());
}

#[wasm_bindgen_test]
async fn shift_click_calls_on_extend() {
    let extended = RwSignal::new(None);
    let page = Page::mount(move || {
        view! {
            <Checkbox
                label="Select a"
                label_hidden=true
                checked=false
                on_change=|_| panic!("not a plain change")
                on_extend=move |now| extended.set(Some(now))
            />
        }
    });
    let init = MouseEventInit::new();
    init.set_shift_key(true);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let click = MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    page.get_by_role("checkbox", "Select a")
        .dispatch_event(&click)
        .unwrap();
    assert_eq!(extended.get_untracked(), Some(true));
}

#[wasm_bindgen_test]
async fn a_disabled_checkbox_keeps_its_state_and_is_described_by_its_reason() {
    let page = Page::mount(|| {
        view! {
            <Checkbox
                label="Delete"
                checked=false
                on_change=|_| panic!("refused")
                disabled_reason=Some("Not permitted.".to_owned())
            />
        }
    });
    let checkbox = page.get_by_role("checkbox", "Delete");
    checkbox.click();
    assert!(!checkbox.unchecked_ref::<HtmlInputElement>().checked());
    assert_eq!(description_of(&checkbox), "Not permitted.");
}

#[wasm_bindgen_test]
async fn a_mixed_checkbox_is_indeterminate() {
    let mixed = RwSignal::new(true);
    let page = Page::mount(
        move || view! { <Checkbox label="All" checked=false mixed on_change=|_| () /> },
    );
    let checkbox: HtmlInputElement = page.get_by_role("checkbox", "All").unchecked_into();
    assert!(checkbox.indeterminate());
    mixed.set(false);
    settle().await;
    assert!(!checkbox.indeterminate());
}

#[wasm_bindgen_test]
async fn setting_the_same_state_again_undoes_a_click() {
    let checked = RwSignal::new(false);
    let page = Page::mount(move || {
        view! { <Checkbox label="Keep" checked on_change=move |_| checked.set(false) /> }
    });
    let checkbox: HtmlInputElement = page.get_by_role("checkbox", "Keep").unchecked_into();
    checkbox.click();
    settle().await;
    assert!(!checkbox.checked());
}
