//! The toasts about volumes that are being deleted, which change when the volume is gone.

use std::cell::RefCell;
use std::time::Duration;

use datavolumes_client::DeleteOutcome;
use datavolumes_contract::VolumeId;
use datavolumes_ui::{ToastId, Toasts};
use leptos::prelude::set_timeout;

use super::outcome_text;

/// How long a toast says that a volume is being deleted, if the page does not poll the volume any more.
const MAX_AGE: Duration = Duration::from_secs(120);

struct StartedDeletion {
    id: VolumeId,
    name: String,
    toast: ToastId,
}

thread_local! {
    static STARTED: RefCell<Vec<StartedDeletion>> = const { RefCell::new(Vec::new()) };
}

/// `toast` says that the volume `id` is being deleted.
pub(super) fn deletion_started(toasts: Toasts, toast: ToastId, id: VolumeId, name: &str) {
    let name = name.to_owned();
    STARTED.with_borrow_mut(|started| started.push(StartedDeletion { id, name, toast }));
    let end = move || {
        STARTED.with_borrow_mut(|started| started.retain(|deletion| deletion.toast != toast));
        toasts.dismiss(toast);
    };
    set_timeout(end, MAX_AGE);
}

/// The volume `id` is gone. A toast that says that it is being deleted says so.
pub(crate) fn deletion_finished(toasts: Toasts, id: VolumeId) {
    let finished = STARTED.with_borrow_mut(|started| {
        let position = started.iter().position(|deletion| deletion.id == id);
        position.map(|position| started.swap_remove(position))
    });
    if let Some(StartedDeletion { name, toast, .. }) = finished {
        let outcome = DeleteOutcome::Deleted;
        let text = outcome_text::text(outcome, &name);
        toasts.replace(toast, outcome_text::tone(outcome), text);
    }
}
