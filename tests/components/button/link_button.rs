use crate::page::{Page, description_of, press_key, settle};
use datavolumes_ui::LinkButton;
use leptos::{ev, prelude::*};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::MouseEvent;

/// Counts the clicks that the browser would follow, and follows none of them.
fn count_followed() -> RwSignal<u32> {
    let followed = RwSignal::new(0);
    let listener = window_event_listener(ev::click, move |event: MouseEvent| {
        if !event.default_prevented() {
            followed.update(|count| *count += 1);
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
    followed
}

#[wasm_bindgen_test]
async fn a_link_button_is_a_link_that_enter_and_space_press() {
    let followed = StoredValue::new(None);
    let page = Page::mount(move || {
        followed.set_value(Some(count_followed()));
        view! { <LinkButton href="/new">"New"</LinkButton> }
    });
    let followed = followed.get_value().unwrap();
    let link = page.get_by_role("button", "New");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/new"));
    assert!(press_key(&link, "Enter"), "the browser follows it");
    assert!(!press_key(&link, " "));
    assert_eq!(followed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_link_button_leads_nowhere_and_is_described_by_its_reason() {
    let followed = StoredValue::new(None);
    let reason = RwSignal::new(Some("Your role does not include it.".to_owned()));
    let page = Page::mount(move || {
        followed.set_value(Some(count_followed()));
        view! {
            <LinkButton href="/new" disabled_reason=reason>
                "New"
            </LinkButton>
        }
    });
    let followed = followed.get_value().unwrap();
    let link = page.get_by_role("button", "New");
    assert_eq!(link.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(description_of(&link), "Your role does not include it.");
    assert!(!link.has_attribute("href"));
    link.focus().unwrap();
    assert!(crate::page::focused().is_same_node(Some(&link)));
    link.click();
    assert_eq!(followed.get_untracked(), 0);
    reason.set(None);
    settle().await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("/new"));
    link.click();
    assert_eq!(followed.get_untracked(), 1);
}
