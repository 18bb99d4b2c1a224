use std::collections::HashSet;

use datavolumes_client::DeleteOutcome;
use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::{Button, ButtonVariant, Dialog, DialogKind, ToastAction, Toasts, pluralize};
use leptos::prelude::*;

use super::bulk_delete_results::BulkDeleteResults;
use super::item_state::{BulkState, ItemState};
use super::recreate_dialog::DeletedVolumeName;
use super::use_bulk_delete::{BulkDeletion, use_bulk_delete};
use crate::delete::deleted_volumes::deleted_ids;
use crate::delete::deletion_toasts::deletion_started;
use crate::remote::jobs::StopButton;
use crate::router::LeaveGuard;

/// The dialog that deletes many volumes: shows what goes with them, asks for confirmation, and shows the progress and
/// the result of each.
#[component]
pub fn BulkDelete(
    /// The volumes. Others that match the same query later are not touched.
    volumes: Vec<Volume>,
    /// Called with each volume whose deletion has begun.
    #[prop(into)]
    on_started: Callback<VolumeId>,
    /// Called when the user closes the dialog, with the volumes that are gone, and those in deletion.
    #[prop(into)]
    on_close: Callback<(HashSet<VolumeId>, HashSet<VolumeId>)>,
    /// Called when the user wants to recreate some of the deleted volumes.
    #[prop(into)]
    on_recreate: Callback<Vec<DeletedVolumeName>>,
) -> impl IntoView {
    let deletion = use_bulk_delete(volumes, on_started);
    let toasts = Toasts::of_context();
    let close = Callback::new(move |()| {
        show_toast(deletion, toasts, on_recreate);
        let gone = deletion.ids(|state| {
            matches!(
                state,
                ItemState::Done(DeleteOutcome::Deleted | DeleteOutcome::AlreadyDeleted)
            )
        });
        on_close.run((gone, deletion.ids(ItemState::is_gone)));
    });
    let content = move || {
        deletion.state.track();
        view! { <BulkDeleteResults deletion /> }
    };
    let is_deleting = Signal::derive(move || deletion.is_deleting());
    view! {
        <Dialog
            title=["Delete ", &pluralize(deletion.items.len(), "data volume")].concat()
            kind=DialogKind::AlertDialog
            wide=true
            on_cancel=close
            on_submit=move |()| deletion.submit()
            busy=is_deleting
            actions=move || view! { <Actions deletion on_cancel=close /> }
        >
            {content}
        </Dialog>
        <LeaveGuard is_unsaved=is_deleting is_sending=is_deleting on_discard=|()| {} />
    }
}

/// Says what was deleted, and offers to recreate it.
fn show_toast(
    deletion: BulkDeletion,
    toasts: Toasts,
    on_recreate: Callback<Vec<DeletedVolumeName>>,
) {
    let Some((tone, text, finished)) = deletion.outcome().toast() else {
        return;
    };
    let started = deletion.ids(|state| *state == ItemState::Done(DeleteOutcome::Started));
    let deleted = deletion.ids(|state| matches!(state, ItemState::Done(_)));
    let mut names = Vec::new();
    deletion.items.for_each_volume(|volume| {
        if deleted.contains(&volume.id) {
            names.push(DeletedVolumeName {
                id: volume.id,
                name: volume.name.clone(),
            });
        }
    });
    // The toast outlives the dialog, and so must its callback.
    queue_microtask(move || {
        let ids = deleted_ids();
        let is_kept = names.iter().any(|one| ids.contains(&one.id));
        let recreate = is_kept.then(|| ToastAction {
            label: "Recreate".to_owned(),
            run: Callback::new(move |()| {
                on_recreate.try_run(names.clone());
            }),
        });
        let toast = toasts.push(tone, text, recreate);
        if !started.is_empty() {
            deletion_started(toasts, toast, started, finished);
        }
    });
}

/// The buttons of the dialog, which depend on the state of the deletion.
#[component]
fn Actions(deletion: BulkDeletion, on_cancel: Callback<()>) -> impl IntoView {
    move || match deletion.state.get() {
        BulkState::Reading => view! {
            <Button autofocus=true on_press=on_cancel>
                "Cancel"
            </Button>
        }
        .into_any(),
        BulkState::Review => view! { <ReviewActions deletion on_cancel /> }.into_any(),
        BulkState::Deleting => {
            view! { <StopButton is_stopping=deletion.is_stop_requested /> }.into_any()
        }
        BulkState::Stopped(_) => view! {
            <Button on_press=on_cancel>"Close"</Button>
            <Button variant=ButtonVariant::Danger on_press=move |()| deletion.resume()>
                "Resume"
            </Button>
        }
        .into_any(),
        BulkState::Finished => {
            let has_failed = deletion.items.count(ItemState::is_failed) > 0;
            let retry = has_failed.then(|| {
                view! {
                    <Button variant=ButtonVariant::Danger on_press=move |()| deletion.retry()>
                        "Retry failed"
                    </Button>
                }
            });
            view! {
                <Button on_press=on_cancel>"Close"</Button>
                {retry}
            }
            .into_any()
        }
    }
}

#[component]
fn ReviewActions(deletion: BulkDeletion, on_cancel: Callback<()>) -> impl IntoView {
    let has_unread = deletion.items.count(ItemState::is_unread) > 0;
    let read = move |()| deletion.read(deletion.items.indexes(ItemState::is_unread));
    view! {
        <Button on_press=on_cancel>"Cancel"</Button>
        {has_unread.then(|| view! { <Button on_press=read>"Read again"</Button> })}
        <Button
            variant=ButtonVariant::Danger
            submit=true
            disabled_reason=Signal::derive(move || deletion.disabled_reason())
        >
            "Delete"
        </Button>
    }
}
