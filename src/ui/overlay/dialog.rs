use crate::browser::ids::unique_id;
use crate::overlay::toasts::Toasts;
use leptos::{
    children::ViewFnOnce,
    ev::{Event, KeyboardEvent, SubmitEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The role of a dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogKind {
    /// A `dialog`.
    #[default]
    Dialog,
    /// An `alertdialog`: confirms an action that cannot be undone.
    AlertDialog,
}

/// A modal dialog, open while it is mounted: put it into a `Show`.
///
/// Escape calls `on_cancel`; the parent decides whether to unmount the dialog. A click outside does nothing, so
/// that no input is lost. On unmount, focus returns to the element that had it before, or to `main` if that
/// element is no longer on the page.
///
/// The rest of the page is inert, so what [`Toasts::announce`] announces is announced here, and toasts wait until
/// the dialog closes.
///
/// A native `dialog` element that follows the ARIA
/// [modal dialog](https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/) and
/// [alert dialog](https://www.w3.org/WAI/ARIA/apg/patterns/alertdialog/) patterns.
#[component]
pub fn Dialog(
    /// The heading, and the accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// The role.
    #[prop(optional)]
    kind: DialogKind,
    /// Called on Escape, unless the dialog is busy.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Called on Enter in a field or a click on a submit button, unless the dialog is busy.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
    /// The action of the dialog is pending.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Wider, for more than a form.
    #[prop(optional)]
    wide: bool,
    /// The buttons at the bottom, in reading order.
    #[prop(into)]
    actions: ViewFnOnce,
    /// The body.
    children: Children,
) -> impl IntoView {
    let title_id = unique_id("dialog");
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(focused_element());
    let toasts = Toasts::of_context();
    toasts.dialog_opened();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Fails only if it is already open.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten();
        // The rest of the page is inert until the dialog is removed from it.
        queue_microtask(move || {
            return_focus(opener);
            toasts.dialog_closed();
        });
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
            <Announcements toasts />
        </dialog>
    }
}

/// The live region of the dialog, for what is announced while it is open.
#[component]
fn Announcements(toasts: Toasts) -> impl IntoView {
    let before = toasts.announcement.get_untracked();
    let text = move || Some(toasts.announcement.get()).filter(|text| *text != before);
    view! {
        <div class="visually-hidden" role="status">
            {text}
        </div>
    }
}

/// The content of the dialog: a form if there is an `on_submit`, so that Enter submits it.
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
