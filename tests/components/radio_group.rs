use crate::page::{Page, settle};
use datavolumes_ui::{Choice, RadioGroup};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

#[wasm_bindgen_test]
async fn a_radio_group_has_native_radios_that_follow_its_value() {
    let value = RwSignal::new("a".to_owned());
    let page = Page::mount(move || {
        view! {
            <RadioGroup
                label="View"
                choices=vec![Choice::new("a", "Originated"), Choice::new("b", "Usable in project")]
                value
                on_change=move |chosen| value.set(chosen)
            />
        }
    });
    assert!(page.has_role("radiogroup", "View"));
    let radio = |name: &str| {
        page.get_by_role("radio", name)
            .unchecked_into::<HtmlInputElement>()
    };
    assert!(radio("Originated").checked());
    radio("Usable in project").click();
    assert_eq!(value.get_untracked(), "b");
    value.set("a".to_owned());
    settle().await;
    assert!(radio("Originated").checked());
    assert!(!radio("Usable in project").checked());
    assert_eq!(
        radio("Originated").name(),
        radio("Usable in project").name()
    );
}
