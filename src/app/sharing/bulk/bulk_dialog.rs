use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::{Alert, Button, ButtonVariant, Dialog, Tone};
use leptos::prelude::*;

use super::bulk_form::BulkForm;
use super::bulk_results::BulkResults;
use super::dialog_actions::DialogActions;
use super::item_state::BulkState;
use super::items::has_changed;
use super::use_bulk_editor::use_bulk_editor;
use crate::router::LeaveGuard;
use crate::sharing::text::pluralize;

/// The dialog in which one change of shares is edited, reviewed and applied to many volumes.
#[component]
pub fn BulkSharing(
    /// The volumes.
    volumes: Vec<Volume>,
    /// Called with each volume that does not exist any more.
    #[prop(into)]
    on_gone: Callback<VolumeId>,
    /// Called when the user closes the dialog, with whether any volume was changed.
    #[prop(into)]
    on_close: Callback<bool>,
) -> impl IntoView {
    let editor = use_bulk_editor(volumes, on_gone);
    let is_confirming = RwSignal::new(false);
    // Once the change was attempted for all volumes, closing the dialog loses nothing.
    let is_unsaved = Signal::derive(move || {
        let is_finished = editor.state.with(|state| *state == BulkState::Finished);
        editor.is_busy() || (editor.has_edits() && !is_finished)
    });
    let close = move || {
        editor.report_gone();
        on_close.run(has_changed(editor.items));
    };
    let cancel = Callback::new(move |()| {
        if is_unsaved.get_untracked() {
            is_confirming.set(true);
        } else {
            close();
        }
    });
    let discard = move |()| {
        editor.discard();
        close();
    };
    Effect::new(move |_| {
        editor.state.track();
        is_confirming.set(false);
    });
    let content = move || {
        if editor.state.with(|state| *state == BulkState::Editing) {
            view! { <BulkForm editor /> }.into_any()
        } else {
            view! { <BulkResults editor /> }.into_any()
        }
    };
    view! {
        <Dialog
            title=["Share ", &pluralize(editor.items.len(), "data volume")].concat()
            wide=true
            on_cancel=cancel
            // The edits are kept.
            on_leave=move |()| close()
            busy=Signal::derive(move || editor.is_busy())
            actions=move || view! { <DialogActions editor on_cancel=cancel /> }
        >
            <div class="bulk-sharing">
                {content} <Show when=move || is_confirming.get()>
                    <ConfirmDiscard on_keep=move |()| is_confirming.set(false) on_discard=discard />
                </Show>
            </div>
        </Dialog>
        <LeaveGuard
            is_unsaved
            is_sending=Signal::derive(move || editor.is_busy())
            on_discard=move |()| editor.discard()
        />
    }
}

/// Asks whether to discard the edits.
#[component]
fn ConfirmDiscard(
    #[prop(into)] on_keep: Callback<()>,
    #[prop(into)] on_discard: Callback<()>,
) -> impl IntoView {
    let actions = move || {
        view! {
            <Button small=true autofocus=true on_press=on_keep>
                "Keep editing"
            </Button>
            <Button small=true variant=ButtonVariant::Danger on_press=on_discard>
                "Discard"
            </Button>
        }
    };
    view! { <Alert tone=Tone::Warning title="Discard your changes?" actions /> }
}
