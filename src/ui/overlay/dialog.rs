use crate::browser::ids::unique_id;
use crate::part::effect;
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
    effect(move || {
        if let Some(dialog) = dialog.get() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten();
        // The rest of the page cannot have focus until this is gone.
        queue_microtask(move || return_focus(opener));
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
            <DialogPanel title title_id=title_id.clone() on_submit busy actions children />
        </dialog>
    }
}

/// What stands in the dialog: a form where there is something to submit, so that Enter does it.
#[component]
fn DialogPanel(
    title: Signal<String>,
    title_id: String,
    on_submit: Option<Callback<()>>,
    busy: Signal<bool>,
    actions: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let content = view! {
        <h2 class="dialog__title" id=title_id>
            {title}
        </h2>
        <div class="dialog__body">{children()}</div>
        <div class="dialog__actions">{actions.run()}</div>
    }
    .into_any();
    let Some(on_submit) = on_submit else {
        return view! { <div class="dialog__panel">{content}</div> }.into_any();
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            on_submit.run(());
        }
    };
    view! {
        <form class="dialog__panel" novalidate on:submit=submit>
            {content}
        </form>
    }
    .into_any()
}

fn focused_element() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Gives focus back to the opener, or to the main part where the opener has gone.
fn return_focus(opener: Option<HtmlElement>) {
    let main = || {
        document()
            .query_selector("main")
            .ok()
            .flatten()?
            .dyn_into()
            .ok()
    };
    if let Some(target) = opener.filter(|opener| opener.is_connected()).or_else(main) {
        let _ = target.focus();
    }
}
