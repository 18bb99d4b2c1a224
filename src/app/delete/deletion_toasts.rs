//! The toasts about volumes that are being deleted, which change when the volumes are gone.

use std::cell::RefCell;
use std::collections::HashSet;
use std::time::Duration;

use datavolumes_client::DeleteOutcome;
use datavolumes_contract::VolumeId;
use datavolumes_ui::{ToastId, Toasts};
use leptos::prelude::set_timeout;

use super::outcome_text;

/// How long a toast says that volumes are being deleted, if the page does not poll them any more.
const MAX_AGE: Duration = Duration::from_mins(2);

struct StartedDeletion {
    /// The volumes that are not gone yet.
    ids: HashSet<VolumeId>,
    /// What the toast says once they are gone.
    finished: String,
    toast: ToastId,
}

thread_local! {
    static STARTED: RefCell<Vec<StartedDeletion>> = const { RefCell::new(Vec::new()) };
}

/// `toast` says that the volumes `ids` are being deleted, and says `finished` once they are gone.
pub(super) fn deletion_started(
    toasts: Toasts,
    toast: ToastId,
    ids: HashSet<VolumeId>,
    finished: String,
) {
    let deletion = StartedDeletion {
        ids,
        finished,
        toast,
    };
    STARTED.with_borrow_mut(|started| started.push(deletion));
    let end = move || {
        STARTED.with_borrow_mut(|started| started.retain(|deletion| deletion.toast != toast));
        toasts.dismiss(toast);
    };
    set_timeout(end, MAX_AGE);
}

/// The volume `id` is gone. A toast that says that it is being deleted says so, once the others are gone too. Returns
/// whether there is such a toast.
pub(crate) fn deletion_finished(toasts: Toasts, id: VolumeId) -> bool {
    let has_toast = STARTED.with_borrow(|started| {
        let mut started = started.iter();
        started.any(|deletion| deletion.ids.contains(&id))
    });
    let finished = STARTED.with_borrow_mut(|started| {
        let position = started
            .iter()
            .position(|deletion| deletion.ids.contains(&id))?;
        let deletion = started.get_mut(position)?;
        deletion.ids.remove(&id);
        deletion
            .ids
            .is_empty()
            .then(|| started.swap_remove(position))
    });
    if let Some(StartedDeletion {
        finished, toast, ..
    }) = finished
    {
        toasts.replace(toast, outcome_text::tone(DeleteOutcome::Deleted), finished);
    }
    has_toast
}
