use std::future::Future;

use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The request for one value: at most one is pending. Counts the versions of the value.
#[derive(Clone, Copy)]
pub(super) struct RequestSlot {
    pending: StoredValue<Option<AbortHandle>>,
    version: StoredValue<u32>,
    missed_refresh: StoredValue<bool>,
}

impl RequestSlot {
    /// No request. Aborts the last one when the current owner is disposed of.
    pub(super) fn new() -> Self {
        let slot = Self {
            pending: StoredValue::new(None),
            version: StoredValue::new(0),
            missed_refresh: StoredValue::new(false),
        };
        on_cleanup(move || {
            slot.abort();
        });
        slot
    }

    /// Runs `task`, which ends early when it is aborted. It calls [`Self::finish`] when its response is there.
    pub(super) fn spawn(self, task: impl Future<Output = ()> + 'static) {
        let (task, handle) = abortable(task);
        self.pending.set_value(Some(handle));
        spawn_local(async move {
            // The error says that it was aborted.
            let _ = task.await;
        });
    }

    /// Whether a request was pending, which is now aborted.
    pub(super) fn abort(self) -> bool {
        let pending = self.pending.try_update_value(Option::take).flatten();
        pending.is_some_and(|handle| {
            handle.abort();
            true
        })
    }

    /// The pending request is complete.
    pub(super) fn finish(self) {
        self.pending.try_update_value(Option::take);
    }

    /// A refresh that nobody saw has failed, and is (`is_missed`) or is not to be repeated after an outage.
    pub(super) fn set_missed_refresh(self, is_missed: bool) {
        self.missed_refresh.try_set_value(is_missed);
    }

    /// Whether a refresh is to be repeated. It is not to be repeated twice.
    pub(super) fn take_missed_refresh(self) -> bool {
        let taken = self.missed_refresh.try_update_value(std::mem::take);
        taken.unwrap_or_default()
    }

    /// The value has changed.
    pub(super) fn advance(self) {
        self.version
            .try_update_value(|version| *version = version.wrapping_add(1));
    }

    /// The number of changes. `None` while a request is pending, and after the owner was disposed of.
    pub(super) fn version(self) -> Option<u32> {
        let is_pending = self.pending.try_with_value(Option::is_some)?;
        self.version.try_get_value().filter(|_| !is_pending)
    }
}
