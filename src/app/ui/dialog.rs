use super::ids::unique_id;
use leptos::{
    children::ViewFnOnce,
    ev::{Event, KeyboardEvent, SubmitEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What a dialog is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogKind {
    /// To do something.
    #[default]
    Dialog,
    /// To confirm something that cannot be undone.
    AlertDialog,
}

/// A modal dialog, open as long as it is mounted; put it into a `Show`.
///
/// Esc calls `on_cancel`, which may keep it open; a press outside does nothing, so nothing typed is lost.
/// When it goes away, focus returns to where it was before.
#[component]
pub fn Dialog(
    /// The heading and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// A dialog unless told.
    #[prop(optional)]
    kind: DialogKind,
    /// The reader wants out. Not called while `busy`.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// The reader pressed Enter in a field or a submit button. Not called while `busy`.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
    /// What was asked for is going on.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Room for more than a form.
    #[prop(optional)]
    wide: bool,
    /// The buttons at the bottom, in reading order.
    #[prop(into)]
    actions: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let title_id = unique_id("dialog");
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(focused_element());
    dialog.on_load(|dialog| {
        // Fails only where the dialog is open already.
        request_animation_frame(move || {
            let _ = dialog.show_modal();
        });
    });
    on_cleanup(move || {
        if let Some(Some(opener)) = opener.try_get_value() {
            return_focus(opener);
        }
    });
    let cancel = move || {
        if !busy.get_untracked() {
            on_cancel.run(());
        }
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            cancel();
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        event.stop_propagation();
        if let Some(on_submit) = on_submit
            && !busy.get_untracked()
        {
            on_submit.run(());
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            role=(kind == DialogKind::AlertDialog).then_some("alertdialog")
            data-size=wide.then_some("wide")
            aria-labelledby=title_id
            aria-busy=move || busy.get().then_some("true")
            on:keydown=keydown
            on:cancel=move |event: Event| {
                event.prevent_default();
                cancel();
            }
        >
            <form class="dialog__form" novalidate on:submit=submit>
                <h2 class="dialog__title" id=title_id.clone()>
                    {title}
                </h2>
                <div class="dialog__body">{children()}</div>
                <div class="dialog__actions">{actions.run()}</div>
            </form>
        </dialog>
    }
}

fn focused_element() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Gives focus back once the page has settled: the opener may be about to leave it too.
fn return_focus(opener: HtmlElement) {
    request_animation_frame(move || {
        if opener.is_connected() {
            let _ = opener.focus();
        }
    });
}
