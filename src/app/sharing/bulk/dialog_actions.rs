use datavolumes_ui::{Button, ButtonVariant};
use leptos::prelude::*;

use super::item_state::{BulkState, ItemState};
use super::items::rejected;
use super::use_bulk_editor::BulkEditor;
use crate::remote::jobs::StopButton;
use crate::sharing::text::scope_name;

/// The buttons of the dialog, which depend on the state of the change.
#[component]
pub(super) fn DialogActions(
    /// The bulk change.
    editor: BulkEditor,
    /// Called when the user wants to close the dialog.
    on_cancel: Callback<()>,
) -> impl IntoView {
    move || match editor.state.get() {
        BulkState::Editing => view! { <EditingActions editor on_cancel /> }.into_any(),
        BulkState::Reading => {
            view! { <Button on_press=move |()| editor.is_stop_requested.set(true)>"Stop"</Button> }
                .into_any()
        }
        BulkState::Review => view! { <ReviewActions editor on_cancel /> }.into_any(),
        BulkState::Applying => {
            view! { <StopButton is_stopping=editor.is_stop_requested /> }.into_any()
        }
        BulkState::Stopped(_) => view! {
            <Button on_press=on_cancel>"Close"</Button>
            <BackButton editor />
            <Button variant=ButtonVariant::Primary on_press=move |()| editor.apply()>
                "Resume"
            </Button>
        }
        .into_any(),
        BulkState::Finished => view! { <FinishedActions editor on_cancel /> }.into_any(),
    }
}

#[component]
fn BackButton(editor: BulkEditor) -> impl IntoView {
    view! { <Button on_press=move |()| editor.edit_again()>"Back to editing"</Button> }
}

#[component]
fn EditingActions(editor: BulkEditor, on_cancel: Callback<()>) -> impl IntoView {
    let disabled_reason =
        Signal::derive(move || (!editor.has_edits()).then(|| "No changes yet.".to_owned()));
    view! {
        <Button on_press=on_cancel>"Cancel"</Button>
        <Button variant=ButtonVariant::Primary disabled_reason on_press=move |()| editor.review()>
            "Review changes"
        </Button>
    }
}

#[component]
fn ReviewActions(editor: BulkEditor, on_cancel: Callback<()>) -> impl IntoView {
    let is_nothing_pending = editor.items.count(ItemState::is_pending) == 0;
    let disabled_reason = is_nothing_pending.then(|| "There is nothing to apply.".to_owned());
    let has_unread = editor.items.count(ItemState::is_unread) > 0;
    let read = move |()| editor.read(editor.items.indexes(ItemState::is_unread));
    view! {
        <Button on_press=on_cancel>"Cancel"</Button>
        <BackButton editor />
        {has_unread.then(|| view! { <Button on_press=read>"Read again"</Button> })}
        <Button variant=ButtonVariant::Primary disabled_reason on_press=move |()| editor.apply()>
            "Apply changes"
        </Button>
    }
}

#[component]
fn FinishedActions(editor: BulkEditor, on_cancel: Callback<()>) -> impl IntoView {
    let has_failed = editor.items.count(ItemState::is_failed) > 0;
    let retry = has_failed.then(|| {
        view! {
            <Button variant=ButtonVariant::Primary on_press=move |()| editor.retry()>
                "Retry failed"
            </Button>
        }
    });
    view! {
        <Button on_press=on_cancel>"Close"</Button>
        {has_failed.then(|| view! { <BackButton editor /> })}
        <SkipRejectedButton editor />
        {retry}
    }
}

/// Removes the edits that the server rejected by name, and retries. Nothing if there are none.
#[component]
fn SkipRejectedButton(editor: BulkEditor) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let scopes = rejected(editor.items);
    let names: Vec<String> = scopes
        .iter()
        .map(|scope| scope_name(&organisation, scope))
        .collect();
    let label = ["Leave out ", &names.join(", "), " and retry"].concat();
    (!names.is_empty())
        .then(|| view! { <Button on_press=move |()| editor.skip_rejected()>{label}</Button> })
}
