use std::future::Future;
use std::mem;

use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The request for one value: at most one is pending. Counts the versions of the value.
#[derive(Clone, Copy)]
pub(super) struct RequestSlot(StoredValue<State>);

#[derive(Default)]
struct State {
    pending: Option<AbortHandle>,
    version: u32,
    missed_refresh: bool,
}

impl RequestSlot {
    /// No request. Aborts the last one when the current owner is disposed of.
    pub(super) fn new() -> Self {
        let slot = Self(StoredValue::new(State::default()));
        on_cleanup(move || {
            slot.abort();
        });
        slot
    }

    /// Runs `task`, which ends early when it is aborted. It calls [`Self::finish`] when its response is there.
    pub(super) fn spawn(self, task: impl Future<Output = ()> + 'static) {
        let (task, handle) = abortable(task);
        self.update(|state| state.pending = Some(handle));
        spawn_local(async move {
            // The error says that it was aborted.
            let _ = task.await;
        });
    }

    /// Whether a request was pending, which is now aborted.
    pub(super) fn abort(self) -> bool {
        let pending = self.update(|state| state.pending.take()).flatten();
        pending.is_some_and(|handle| {
            handle.abort();
            true
        })
    }

    /// The pending request is complete.
    pub(super) fn finish(self) {
        self.update(|state| state.pending = None);
    }

    /// A refresh that nobody saw has failed, and is (`is_missed`) or is not to be repeated after an outage.
    pub(super) fn set_missed_refresh(self, is_missed: bool) {
        self.update(|state| state.missed_refresh = is_missed);
    }

    /// Whether a refresh is to be repeated. It is not to be repeated twice.
    pub(super) fn take_missed_refresh(self) -> bool {
        let taken = self.update(|state| mem::take(&mut state.missed_refresh));
        taken.unwrap_or_default()
    }

    /// The value has changed.
    pub(super) fn advance(self) {
        self.update(|state| state.version = state.version.wrapping_add(1));
    }

    /// The number of changes. `None` while a request is pending, and after the owner was disposed of.
    pub(super) fn version(self) -> Option<u32> {
        let version = |state: &State| state.pending.is_none().then_some(state.version);
        self.0.try_with_value(version)?
    }

    /// `None` after the owner was disposed of.
    fn update<T>(self, change: impl FnOnce(&mut State) -> T) -> Option<T> {
        self.0.try_update_value(change)
    }
}
