mod layers;

use crate::page::{Page, focused, press_key, settle, wait_until};
use datavolumes_ui::{Button, Dialog, DialogKind, TextInput};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

#[derive(Clone, Copy)]
struct TestDialog {
    is_open: RwSignal<bool>,
    busy: RwSignal<bool>,
    stays_open: RwSignal<bool>,
    cancelled: RwSignal<u32>,
    submitted: RwSignal<u32>,
}

impl TestDialog {
    fn new() -> Self {
        Self {
            is_open: RwSignal::new(false),
            busy: RwSignal::new(false),
            stays_open: RwSignal::new(false),
            cancelled: RwSignal::new(0),
            submitted: RwSignal::new(0),
        }
    }

    fn cancel(self) {
        self.cancelled.update(|count| *count += 1);
        self.is_open.set(self.stays_open.get_untracked());
    }
}

fn page(state: TestDialog, kind: DialogKind) -> Page {
    Page::mount(move || {
        let actions = move || {
            view! {
                <Button submit=true>"Save"</Button>
                <Button on_press=move |()| state.cancel()>"Cancel"</Button>
            }
        };
        view! {
            <Button on_press=move |()| state.is_open.set(true)>"Edit"</Button>
            <Show when=move || state.is_open.get()>
                <Dialog
                    title="Edit description"
                    kind
                    busy=state.busy
                    on_cancel=move |()| state.cancel()
                    on_submit=move |()| state.submitted.update(|count| *count += 1)
                    actions
                >
                    <TextInput aria_label="Description" value="" on_input=|_| () />
                </Dialog>
            </Show>
        }
    })
}

async fn open(state: TestDialog, kind: DialogKind) -> Page {
    let page = page(state, kind);
    let opener = page.get_by_role("button", "Edit");
    opener.focus().unwrap();
    opener.click();
    wait_until("focus is in the dialog", || {
        focused().closest("dialog").unwrap().is_some()
    })
    .await;
    page
}

#[wasm_bindgen_test]
async fn a_dialog_is_modal_and_named_by_its_title() {
    let page = open(TestDialog::new(), DialogKind::Dialog).await;
    let dialog: HtmlDialogElement = page
        .get_by_role("dialog", "Edit description")
        .unchecked_into();
    assert!(dialog.open());
    assert!(dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn a_confirmation_is_an_alert_dialog() {
    let page = open(TestDialog::new(), DialogKind::AlertDialog).await;
    assert!(page.has_role("alertdialog", "Edit description"));
}

#[wasm_bindgen_test]
async fn escape_cancels_and_returns_focus_to_the_opener() {
    let state = TestDialog::new();
    let page = open(state, DialogKind::Dialog).await;
    press_key(&focused(), "Escape");
    let opener = page.get_by_role("button", "Edit");
    wait_until("focus is on the opener", || {
        focused().is_same_node(Some(&opener))
    })
    .await;
    assert_eq!(state.cancelled.get_untracked(), 1);
    assert!(page.all_by_role("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn the_parent_can_keep_a_cancelled_dialog_open() {
    let state = TestDialog::new();
    state.stays_open.set(true);
    let page = open(state, DialogKind::Dialog).await;
    press_key(&focused(), "Escape");
    settle().await;
    assert_eq!(state.cancelled.get_untracked(), 1);
    assert!(
        page.get_by_role("dialog", "Edit description")
            .unchecked_ref::<HtmlDialogElement>()
            .open()
    );
}

#[wasm_bindgen_test]
async fn a_busy_dialog_cannot_be_cancelled_or_submitted() {
    let state = TestDialog::new();
    let page = open(state, DialogKind::Dialog).await;
    state.busy.set(true);
    settle().await;
    press_key(&focused(), "Escape");
    page.get_by_role("button", "Save").click();
    settle().await;
    assert_eq!(state.cancelled.get_untracked(), 0);
    assert_eq!(state.submitted.get_untracked(), 0);
    let dialog = page.get_by_role("dialog", "Edit description");
    assert_eq!(dialog.get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_click_outside_does_not_close_a_dialog() {
    let state = TestDialog::new();
    let page = open(state, DialogKind::Dialog).await;
    page.get_by_role("dialog", "Edit description").click();
    document().body().unwrap().click();
    settle().await;
    assert_eq!(state.cancelled.get_untracked(), 0);
    assert!(page.has_role("dialog", "Edit description"));
}

#[wasm_bindgen_test]
async fn the_submit_button_calls_on_submit() {
    let state = TestDialog::new();
    let page = open(state, DialogKind::Dialog).await;
    page.get_by_role("button", "Save").click();
    assert_eq!(state.submitted.get_untracked(), 1);
}
