mod copy_button;
mod link_button;
mod toolbar;

use crate::page::{Page, description_of, settle};
use datavolumes_ui::{Button, IconButton, IconName};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_click_calls_on_press() {
    let presses = RwSignal::new(0);
    let page = Page::mount(move || {
        view! { <Button on_press=move |()| presses.update(|count| *count += 1)>"Save"</Button> }
    });
    page.get_by_role("button", "Save").click();
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_busy_button_ignores_clicks_and_keeps_focus() {
    let presses = RwSignal::new(0);
    let busy = RwSignal::new(false);
    let page = Page::mount(move || {
        view! {
            <Button busy=busy on_press=move |()| presses.update(|count| *count += 1)>
                "Save"
            </Button>
        }
    });
    let button = page.get_by_role("button", "Save");
    button.focus().unwrap();
    busy.set(true);
    settle().await;
    button.click();
    assert_eq!(presses.get_untracked(), 0);
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    assert!(crate::page::focused().is_same_node(Some(&button)));
    busy.set(false);
    settle().await;
    button.click();
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_button_is_described_by_its_reason_and_keeps_its_name() {
    let presses = RwSignal::new(0);
    let reason = RwSignal::new(Some("Your role does not include sharing.".to_owned()));
    let page = Page::mount(move || {
        view! {
            <Button disabled_reason=reason on_press=move |()| presses.update(|count| *count += 1)>
                "Share"
            </Button>
        }
    });
    let button = page.get_by_role("button", "Share");
    button.click();
    assert_eq!(presses.get_untracked(), 0);
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    assert_eq!(
        description_of(&button),
        "Your role does not include sharing."
    );
    reason.set(None);
    settle().await;
    button.click();
    assert_eq!(presses.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-disabled"), None);
    assert_eq!(description_of(&button), "");
}

#[wasm_bindgen_test]
async fn a_disabled_submit_button_does_not_submit() {
    let submits = RwSignal::new(0);
    let reason = RwSignal::new(Some("Nothing has changed.".to_owned()));
    let page = Page::mount(move || {
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            submits.update(|count| *count += 1);
        };
        view! {
            <form on:submit=submit>
                <Button submit=true disabled_reason=reason>
                    "Save"
                </Button>
            </form>
        }
    });
    page.get_by_role("button", "Save").click();
    assert_eq!(submits.get_untracked(), 0);
    reason.set(None);
    settle().await;
    page.get_by_role("button", "Save").click();
    assert_eq!(submits.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn the_tooltip_of_an_icon_button_is_its_accessible_name() {
    let presses = RwSignal::new(0);
    let page = Page::mount(move || {
        let press = move |()| presses.update(|count| *count += 1);
        view! { <IconButton label="Refresh" icon=IconName::REFRESH on_press=press /> }
    });
    let button = page.get_by_role("button", "Refresh");
    assert_eq!(
        button.get_attribute("data-tooltip").as_deref(),
        Some("Refresh")
    );
    button.click();
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn an_icon_is_hidden_from_assistive_technology() {
    let page = Page::mount(|| view! { <Button icon=IconName::PLUS>"New"</Button> });
    let icon = page.select_one("button > svg");
    assert_eq!(icon.get_attribute("aria-hidden").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_button_keeps_focus_when_the_view_around_it_rerenders() {
    let label = RwSignal::new("Before".to_owned());
    let page = Page::mount(move || {
        move || {
            let label = label.get();
            view! { <Button>{label}</Button> }
        }
    });
    page.get_by_role("button", "Before").focus().unwrap();
    label.set("After".to_owned());
    settle().await;
    let button = page.get_by_role("button", "After");
    assert!(crate::page::focused().is_same_node(Some(&button)));
}
