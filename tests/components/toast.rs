use crate::page::{Page, settle};
use datavolumes_ui::{Button, Dialog, ToastAction, ToastRegion, Toasts, Tone};
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use wasm_bindgen_test::wasm_bindgen_test;

fn region() -> (Page, Toasts) {
    let toasts = Arc::new(Mutex::new(None));
    let out = toasts.clone();
    let page = Page::mount(move || {
        *out.lock().unwrap() = Some(Toasts::provide());
        view! { <ToastRegion /> }
    });
    let toasts = toasts.lock().unwrap().take().unwrap();
    (page, toasts)
}

/// The live regions of titles, announcements and toasts, in this order.
fn statuses(page: &Page) -> [web_sys::HtmlElement; 3] {
    let found = page.all_by_role("status");
    found.try_into().unwrap()
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[wasm_bindgen_test]
async fn a_success_is_announced_once_as_a_status() {
    let (page, toasts) = region();
    let [_, _, status] = statuses(&page);
    toasts.push(Tone::Success, "Created imagenet.", None);
    settle().await;
    assert_eq!(
        count(&status.text_content().unwrap(), "Created imagenet."),
        1
    );
    assert_eq!(count(&page.text(), "Created imagenet."), 1);
}

#[wasm_bindgen_test]
async fn a_failure_is_announced_once_as_an_alert() {
    let (page, toasts) = region();
    let alert = page.all_by_role("alert").remove(0);
    toasts.push(Tone::Danger, "Could not delete imagenet.", None);
    settle().await;
    assert_eq!(
        count(&alert.text_content().unwrap(), "Could not delete imagenet."),
        1
    );
    assert_eq!(count(&page.text(), "Could not delete imagenet."), 1);
}

#[wasm_bindgen_test]
async fn the_live_regions_exist_before_the_first_toast() {
    let (page, _) = region();
    assert_eq!(page.all_by_role("status").len(), 3);
    assert_eq!(page.all_by_role("alert").len(), 1);
    assert_eq!(page.text(), "");
}

#[wasm_bindgen_test]
async fn a_repeated_announcement_changes_the_live_region() {
    let (page, toasts) = region();
    let [_, status, _] = statuses(&page);
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
async fn the_action_is_called_and_dismisses_the_toast() {
    let (page, toasts) = region();
    let acted = RwSignal::new(false);
    let action = ToastAction {
        label: "Undo".to_owned(),
        run: Callback::new(move |()| acted.set(true)),
    };
    toasts.push(Tone::Success, "Removed the filter.", Some(action));
    settle().await;
    page.get_by_role("button", "Undo").click();
    settle().await;
    assert!(acted.get_untracked());
    assert!(!page.text().contains("Removed the filter."));
}

#[wasm_bindgen_test]
async fn dismissing_a_toast_keeps_the_others() {
    let (page, toasts) = region();
    toasts.push(Tone::Danger, "First failure.", None);
    toasts.push(Tone::Danger, "Second failure.", None);
    settle().await;
    page.all_by_role("button").remove(0).click();
    settle().await;
    assert!(!page.text().contains("First failure."));
    assert!(page.text().contains("Second failure."));
}

#[wasm_bindgen_test]
async fn a_dialog_announces_by_itself_and_toasts_wait_until_it_closes() {
    let is_open = RwSignal::new(true);
    let toasts = Arc::new(Mutex::new(None));
    let out = toasts.clone();
    let page = Page::mount(move || {
        let toasts = Toasts::provide();
        *out.lock().unwrap() = Some(toasts);
        toasts.announce("The page");
        let close = move |()| is_open.set(false);
        view! {
            <ToastRegion />
            <Show when=move || is_open.get()>
                <Dialog
                    title="Share"
                    on_cancel=close
                    actions=move || view! { <Button on_press=close>"Close"</Button> }
                >
                    "The body"
                </Dialog>
            </Show>
        }
    });
    let toasts: Toasts = toasts.lock().unwrap().take().unwrap();
    settle().await;
    let in_dialog = page.select_one("dialog [role=status]");
    assert_eq!(in_dialog.text_content().unwrap(), "");
    toasts.announce("Added vision.");
    toasts.push(Tone::Success, "Saved imagenet.", None);
    settle().await;
    assert_eq!(in_dialog.text_content().unwrap(), "Added vision.");
    assert!(!page.text().contains("Saved imagenet."));
    page.get_by_role("button", "Close").click();
    settle().await;
    assert_eq!(count(&page.text(), "Saved imagenet."), 1);
}
