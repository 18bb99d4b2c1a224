use crate::page::{Page, description_of, settle};
use datavolumes_ui::Checkbox;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, MouseEvent, MouseEventInit};

#[wasm_bindgen_test]
async fn a_click_hands_out_the_new_state() {
    let checked = RwSignal::new(false);
    let page = Page::of(move || {
        view! { <Checkbox label="Keep" checked on_change=move |now| checked.set(now) hint="For a year" /> }
    });
    let boxed = page.the("checkbox", "Keep");
    assert_eq!(description_of(&boxed), "For a year");
    boxed.click();
    assert!(checked.get_untracked());
    boxed.click();
    assert!(!checked.get_untracked());
}

#[wasm_bindgen_test]
async fn a_click_with_shift_asks_for_a_range() {
    let extended = RwSignal::new(None);
    let page = Page::of(move || {
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
    page.the("checkbox", "Select a")
        .dispatch_event(&click)
        .unwrap();
    assert_eq!(extended.get_untracked(), Some(true));
}

#[wasm_bindgen_test]
async fn a_refused_box_stays_as_it_is_and_says_why() {
    let page = Page::of(|| {
        view! {
            <Checkbox
                label="Delete"
                checked=false
                on_change=|_| panic!("refused")
                disabled_reason=Some("Not permitted.".to_owned())
            />
        }
    });
    let boxed = page.the("checkbox", "Delete");
    boxed.click();
    assert!(!boxed.unchecked_ref::<HtmlInputElement>().checked());
    assert_eq!(description_of(&boxed), "Not permitted.");
}

#[wasm_bindgen_test]
async fn a_box_for_many_shows_that_some_are_ticked() {
    let mixed = RwSignal::new(true);
    let page =
        Page::of(move || view! { <Checkbox label="All" checked=false mixed on_change=|_| () /> });
    let boxed: HtmlInputElement = page.the("checkbox", "All").unchecked_into();
    assert!(boxed.indeterminate());
    mixed.set(false);
    settle().await;
    assert!(!boxed.indeterminate());
}
