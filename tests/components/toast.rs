use crate::page::{Page, settle};
use datavolumes_ui::{ToastAction, ToastRegion, Toasts, Tone};
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use wasm_bindgen_test::wasm_bindgen_test;

fn region() -> (Page, Toasts) {
    let toasts = Arc::new(Mutex::new(None));
    let out = toasts.clone();
    let page = Page::of(move || {
        *out.lock().unwrap() = Some(Toasts::provide());
        view! { <ToastRegion /> }
    });
    let toasts = toasts.lock().unwrap().take().unwrap();
    (page, toasts)
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[wasm_bindgen_test]
async fn success_is_announced_once_and_politely() {
    let (page, toasts) = region();
    let status = page.all("status").remove(0);
    toasts.push(Tone::Success, "Created imagenet.", None);
    settle().await;
    assert_eq!(
        count(&status.text_content().unwrap(), "Created imagenet."),
        1
    );
    assert_eq!(count(&page.text(), "Created imagenet."), 1);
}

#[wasm_bindgen_test]
async fn failure_is_announced_once_as_an_alert() {
    let (page, toasts) = region();
    let alert = page.all("alert").remove(0);
    toasts.push(Tone::Danger, "Could not delete imagenet.", None);
    settle().await;
    assert_eq!(
        count(&alert.text_content().unwrap(), "Could not delete imagenet."),
        1
    );
    assert_eq!(count(&page.text(), "Could not delete imagenet."), 1);
}

#[wasm_bindgen_test]
async fn there_is_one_region_of_each_kind_from_the_start() {
    let (page, _) = region();
    assert_eq!(page.all("status").len(), 1);
    assert_eq!(page.all("alert").len(), 1);
    assert_eq!(page.text(), "");
}

#[wasm_bindgen_test]
async fn the_same_announcement_twice_is_a_change_both_times() {
    let (page, toasts) = region();
    let status = page.all("status").remove(0);
    toasts.announce("Sorted by name");
    settle().await;
    let first = status.text_content().unwrap();
    toasts.announce("Sorted by name");
    settle().await;
    let second = status.text_content().unwrap();
    assert_eq!(first.trim_end(), "Sorted by name");
    assert_eq!(second.trim_end_matches('\u{a0}'), "Sorted by name");
    assert_ne!(first, second);
}

#[wasm_bindgen_test]
async fn its_action_acts_and_takes_the_message_away() {
    let (page, toasts) = region();
    let acted = RwSignal::new(false);
    let action = ToastAction {
        label: "Undo".to_owned(),
        run: Callback::new(move |()| acted.set(true)),
    };
    toasts.push(Tone::Success, "Removed the filter.", Some(action));
    settle().await;
    page.the("button", "Undo").click();
    settle().await;
    assert!(acted.get_untracked());
    assert!(!page.text().contains("Removed the filter."));
}

#[wasm_bindgen_test]
async fn dismissing_one_leaves_the_others() {
    let (page, toasts) = region();
    toasts.push(Tone::Danger, "First failure.", None);
    toasts.push(Tone::Danger, "Second failure.", None);
    settle().await;
    page.all("button").remove(0).click();
    settle().await;
    assert!(!page.text().contains("First failure."));
    assert!(page.text().contains("Second failure."));
}
