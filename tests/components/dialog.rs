use crate::page::{Page, focused, press, settle, until};
use datavolumes_ui::{Button, Dialog, DialogKind, TextInput};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

#[derive(Clone, Copy)]
struct Asked {
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    refuses: RwSignal<bool>,
    cancelled: RwSignal<u32>,
    submitted: RwSignal<u32>,
}

impl Asked {
    fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            busy: RwSignal::new(false),
            refuses: RwSignal::new(false),
            cancelled: RwSignal::new(0),
            submitted: RwSignal::new(0),
        }
    }

    fn cancel(self) {
        self.cancelled.update(|count| *count += 1);
        self.open.set(self.refuses.get_untracked());
    }
}

fn page(asked: Asked, kind: DialogKind) -> Page {
    Page::of(move || {
        let actions = move || {
            view! {
                <Button submit=true>"Save"</Button>
                <Button on_press=move |()| asked.cancel()>"Cancel"</Button>
            }
        };
        view! {
            <Button on_press=move |()| asked.open.set(true)>"Edit"</Button>
            <Show when=move || asked.open.get()>
                <Dialog
                    title="Edit description"
                    kind
                    busy=asked.busy
                    on_cancel=move |()| asked.cancel()
                    on_submit=move |()| asked.submitted.update(|count| *count += 1)
                    actions
                >
                    <TextInput aria_label="Description" value="" on_input=|_| () />
                </Dialog>
            </Show>
        }
    })
}

async fn opened(asked: Asked, kind: DialogKind) -> Page {
    let page = page(asked, kind);
    let opener = page.the("button", "Edit");
    opener.focus().unwrap();
    opener.click();
    until("focus is in the dialog", || {
        focused().closest("dialog").unwrap().is_some()
    })
    .await;
    page
}

#[wasm_bindgen_test]
async fn it_is_modal_and_named_by_its_title() {
    let page = opened(Asked::new(), DialogKind::Dialog).await;
    let dialog: HtmlDialogElement = page.the("dialog", "Edit description").unchecked_into();
    assert!(dialog.open());
    assert!(dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn a_confirmation_is_an_alert_dialog() {
    let page = opened(Asked::new(), DialogKind::AlertDialog).await;
    assert!(page.has("alertdialog", "Edit description"));
}

#[wasm_bindgen_test]
async fn escape_cancels_and_focus_goes_back_to_the_opener() {
    let asked = Asked::new();
    let page = opened(asked, DialogKind::Dialog).await;
    press(&focused(), "Escape");
    let opener = page.the("button", "Edit");
    until("focus is back", || focused().is_same_node(Some(&opener))).await;
    assert_eq!(asked.cancelled.get_untracked(), 1);
    assert!(page.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn a_refused_cancel_keeps_it_open() {
    let asked = Asked::new();
    asked.refuses.set(true);
    let page = opened(asked, DialogKind::Dialog).await;
    press(&focused(), "Escape");
    settle().await;
    assert_eq!(asked.cancelled.get_untracked(), 1);
    assert!(
        page.the("dialog", "Edit description")
            .unchecked_ref::<HtmlDialogElement>()
            .open()
    );
}

#[wasm_bindgen_test]
async fn nothing_cancels_or_submits_while_it_is_busy() {
    let asked = Asked::new();
    let page = opened(asked, DialogKind::Dialog).await;
    asked.busy.set(true);
    settle().await;
    press(&focused(), "Escape");
    page.the("button", "Save").click();
    settle().await;
    assert_eq!(asked.cancelled.get_untracked(), 0);
    assert_eq!(asked.submitted.get_untracked(), 0);
    let dialog = page.the("dialog", "Edit description");
    assert_eq!(dialog.get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_press_beside_it_does_not_close_it() {
    let asked = Asked::new();
    let page = opened(asked, DialogKind::Dialog).await;
    page.the("dialog", "Edit description").click();
    document().body().unwrap().click();
    settle().await;
    assert_eq!(asked.cancelled.get_untracked(), 0);
    assert!(page.has("dialog", "Edit description"));
}

#[wasm_bindgen_test]
async fn its_submit_button_submits() {
    let asked = Asked::new();
    let page = opened(asked, DialogKind::Dialog).await;
    page.the("button", "Save").click();
    assert_eq!(asked.submitted.get_untracked(), 1);
}
