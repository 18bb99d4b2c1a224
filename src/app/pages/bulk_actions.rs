use std::collections::HashSet;

use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;

use super::export_list::ExportList;
use crate::delete::{BulkDelete, DeletedVolumeName, RecreateDialog};
use crate::list::ListState;
use crate::selection::{BulkAction, SelectionBar};
use crate::sharing::BulkSharing;
use datavolumes_ui::{ButtonVariant, IconName};

/// The dialog that is open, with its volumes.
#[derive(Clone)]
enum OpenDialog {
    Share(Vec<Volume>),
    Delete(Vec<Volume>),
    Export,
    Recreate(Vec<DeletedVolumeName>),
}

/// The actions on the selected volumes: the selection bar, and the dialogs that its buttons open.
#[component]
pub(super) fn BulkActions(list: ListState) -> impl IntoView {
    let open = RwSignal::new(None::<OpenDialog>);
    let actions = vec![
        BulkAction {
            label: "Share",
            variant: ButtonVariant::Primary,
            icon: IconName::SHARE,
            run: Callback::new(move |volumes| open.set(Some(OpenDialog::Share(volumes)))),
        },
        BulkAction {
            label: "Export",
            variant: ButtonVariant::Secondary,
            icon: IconName::DOWNLOAD,
            run: Callback::new(move |_| open.set(Some(OpenDialog::Export))),
        },
        BulkAction {
            label: "Delete",
            variant: ButtonVariant::Danger,
            icon: IconName::TRASH,
            run: Callback::new(move |volumes| open.set(Some(OpenDialog::Delete(volumes)))),
        },
    ];
    // A toast calls it, when the dialog is closed.
    let recreate = Callback::new(move |names| {
        open.try_set(Some(OpenDialog::Recreate(names)));
    });
    let dialog = move || match open.get()? {
        OpenDialog::Share(volumes) => Some(view! { <Share list open volumes /> }.into_any()),
        OpenDialog::Delete(volumes) => {
            Some(view! { <Delete list open volumes on_recreate=recreate /> }.into_any())
        }
        OpenDialog::Export => {
            let close = move |()| open.set(None);
            Some(view! { <ExportList list prefers_selected=true on_close=close /> }.into_any())
        }
        OpenDialog::Recreate(volumes) => {
            let close = move |()| open.set(None);
            Some(view! { <RecreateDialog volumes on_close=close /> }.into_any())
        }
    };
    view! {
        <SelectionBar selection=list.selection list=list.selectable() actions />
        {dialog}
    }
}

#[component]
fn Share(
    list: ListState,
    open: RwSignal<Option<OpenDialog>>,
    volumes: Vec<Volume>,
) -> impl IntoView {
    let close = move |has_changed: bool| {
        open.set(None);
        // The table shows who updated the volumes last, and when.
        if has_changed {
            list.refresh();
        }
    };
    let gone = move |id| list.selection.remove(id);
    view! { <BulkSharing volumes on_gone=gone on_close=close /> }
}

#[component]
fn Delete(
    list: ListState,
    open: RwSignal<Option<OpenDialog>>,
    volumes: Vec<Volume>,
    on_recreate: Callback<Vec<DeletedVolumeName>>,
) -> impl IntoView {
    let close = move |(gone, in_deletion): (HashSet<VolumeId>, HashSet<VolumeId>)| {
        open.set(None);
        if !in_deletion.is_empty() {
            list.bulk_deletion_finished(&gone, &in_deletion);
        }
    };
    view! {
        <BulkDelete
            volumes
            on_started=move |id| list.show_deleting(id)
            on_close=close
            on_recreate
        />
    }
}
