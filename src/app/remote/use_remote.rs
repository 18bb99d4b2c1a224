//! Loads a value for a key.
//!
//! Leptos' own resources are serial: if the key changes during a request, they start the next request
//! only when the first one ends, so a slow response holds up the next page for its whole duration. Here
//! a new key aborts the pending request and starts the next one at once.

#[cfg(test)]
mod tests;

use std::future::Future;

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_ui::{effect, increment};
use leptos::prelude::*;

use super::connectivity::Connectivity;
use super::request_slot::RequestSlot;
use super::value::Remote;

/// A value on the server, and how to load it again.
pub struct UseRemote<T: 'static> {
    /// The value.
    pub state: RwSignal<Remote<T>, LocalStorage>,
    reloads: RwSignal<u32>,
    silent_refreshes: RwSignal<u32>,
    slot: RequestSlot,
}

impl<T> Clone for UseRemote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for UseRemote<T> {}

impl<T> UseRemote<T> {
    /// Loads the value for the same key again.
    pub fn reload(self) {
        increment(self.reloads);
    }

    /// Loads the value for the same key again, without showing that it is being loaded. A failure leaves
    /// the value as it is, or an earlier failure of the same kind, unless the user may not read it any more; the refresh
    /// is repeated after an outage.
    ///
    /// This too aborts a pending request. If that one was visible, this one takes its place, and its
    /// failure is shown.
    pub fn refresh_silently(self) {
        increment(self.silent_refreshes);
    }

    /// Replaces the value with one that was just read. A pending request is aborted, since it is older.
    pub fn replace(self, value: T) {
        self.slot.abort();
        self.slot.advance();
        self.state.update(|state| state.finish(Ok(value)));
    }

    /// Changes the last value, if there is one, and returns the result of `change`. A pending request is sent
    /// again, since its response may not contain the change.
    pub fn update_latest<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.slot.advance();
        if self.slot.abort() {
            self.refresh_silently();
        }
        let change = |state: &mut Remote<T>| state.latest_mut().map(change);
        self.state.try_update(change).flatten()
    }

    /// The version of the value: it changes with every response and every change. `None` while a request is
    /// pending, and after the owner was disposed of.
    ///
    /// A part of the value that is read by another request is outdated if the version has changed since that
    /// request was sent.
    pub(super) fn version(self) -> Option<u32> {
        self.slot.version()
    }
}

/// What decides whether a request is needed.
struct Cause<K> {
    key: Option<K>,
    reloads: u32,
    silent_refreshes: u32,
}

/// Calls `request` whenever `key` changes, and again when [`Connectivity`] says that failed reads should
/// be repeated. While the key is `None`, nothing is requested. There is at most one pending request: the
/// last one. It is aborted when the owner is disposed of.
pub fn use_remote<K, T, F>(
    key: impl Fn() -> Option<K> + 'static,
    connectivity: Connectivity,
    request: impl Fn(K) -> F + 'static,
) -> UseRemote<T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let remote = UseRemote {
        state: RwSignal::new_local(Remote::default()),
        reloads: RwSignal::new(0),
        silent_refreshes: RwSignal::new(0),
        slot: RequestSlot::new(),
    };
    let mut previous = None::<Cause<K>>;
    effect(move || {
        let cause = Cause {
            key: key(),
            reloads: remote.reloads.get(),
            silent_refreshes: remote.silent_refreshes.get(),
        };
        let is_visible = previous
            .as_ref()
            .is_none_or(|last| last.key != cause.key || last.reloads != cause.reloads);
        let is_silent =
            (previous.as_ref()).is_some_and(|last| last.silent_refreshes != cause.silent_refreshes);
        if is_visible || is_silent {
            remote.slot.abort();
            match &cause.key {
                Some(key) => {
                    let response = request(key.clone());
                    if is_visible {
                        remote.state.update(Remote::begin);
                    }
                    remote.slot.spawn(async move {
                        let result = response.await;
                        remote.slot.finish();
                        remote.finish(result, connectivity, is_visible);
                    });
                }
                None => remote.state.set(Remote::default()),
            }
        }
        previous = Some(cause);
    });
    remote.reload_after_outage(connectivity);
    remote
}

impl<T> UseRemote<T> {
    fn finish(self, result: Result<T, ApiError>, connectivity: Connectivity, is_visible: bool) {
        connectivity.report(&result);
        // Whether the state says nothing else than what a failed refresh would say.
        let is_told = |kind| {
            self.state.with_untracked(|state| match state {
                Remote::Loading { .. } => false,
                Remote::Ready(_) => true,
                Remote::Failed { error, .. } => error.kind() == kind,
            })
        };
        if let Err(error) = &result
            && !is_visible
            && error.kind() != ErrorKind::Forbidden
            && is_told(error.kind())
        {
            let is_missed = Connectivity::is_transient(error);
            return self.slot.set_missed_refresh(is_missed);
        }
        self.slot.set_missed_refresh(false);
        self.slot.advance();
        self.state.update(|state| state.finish(result));
    }

    fn reload_after_outage(self, connectivity: Connectivity) {
        let mut previous = connectivity.retries().get_untracked();
        effect(move || {
            let retries = connectivity.retries().get();
            if previous != retries {
                previous = retries;
                match self.state.with_untracked(Remote::error_kind) {
                    Some(ErrorKind::Unauthenticated) => self.reload(),
                    // The message stays until there is an answer, so that it is not announced at each attempt.
                    Some(ErrorKind::Unavailable) => self.refresh_silently(),
                    _ if self.slot.take_missed_refresh() => self.refresh_silently(),
                    _ => {}
                }
            }
        });
    }
}
