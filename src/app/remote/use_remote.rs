//! Loads a value for a key.
//!
//! Leptos' own resources are serial: if the key changes during a request, they start the next request
//! only when the first one ends, so a slow response holds up the next page for its whole duration. Here
//! a new key aborts the pending request and starts the next one at once.

#[cfg(test)]
mod tests;

use std::future::Future;

use datavolumes_client::ApiError;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::connectivity::Connectivity;
use super::value::Remote;

/// A value on the server, and how to load it again.
pub struct UseRemote<T: 'static> {
    /// The value.
    pub state: RwSignal<Remote<T>, LocalStorage>,
    reloads: RwSignal<u32>,
    silent_refreshes: RwSignal<u32>,
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
    /// the value as it is.
    ///
    /// This too aborts a pending request. If that one was visible, this one takes its place, and its
    /// failure is shown.
    pub fn refresh_silently(self) {
        increment(self.silent_refreshes);
    }
}

fn increment(counter: RwSignal<u32>) {
    counter.try_update(|count| *count = count.wrapping_add(1));
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
    };
    let pending = Pending::new();
    Effect::new(move |previous: Option<Cause<K>>| {
        let cause = Cause {
            key: key(),
            reloads: remote.reloads.get(),
            silent_refreshes: remote.silent_refreshes.get(),
        };
        let is_visible = previous
            .as_ref()
            .is_none_or(|last| last.key != cause.key || last.reloads != cause.reloads);
        let is_silent =
            previous.is_some_and(|last| last.silent_refreshes != cause.silent_refreshes);
        if is_visible || is_silent {
            pending.abort();
            match &cause.key {
                Some(key) => {
                    let response = request(key.clone());
                    if is_visible {
                        remote.state.update(Remote::begin);
                    }
                    pending.spawn(async move {
                        remote.finish(response.await, connectivity, is_visible);
                    });
                }
                None => remote.state.set(Remote::default()),
            }
        }
        cause
    });
    remote.reload_after_outage(connectivity);
    remote
}

impl<T> UseRemote<T> {
    fn finish(self, result: Result<T, ApiError>, connectivity: Connectivity, is_visible: bool) {
        let is_loading = self.state.with_untracked(Remote::is_loading);
        if result.is_err() && !is_visible && !is_loading {
            return;
        }
        connectivity.report(&result);
        self.state.update(|state| state.finish(result));
    }

    fn reload_after_outage(self, connectivity: Connectivity) {
        Effect::new(move |previous: Option<u32>| {
            let retries = connectivity.retries().get();
            let has_failed = || {
                let is_transient =
                    |state: &Remote<T>| state.error().is_some_and(Connectivity::is_transient);
                self.state.with_untracked(is_transient)
            };
            if previous.is_some_and(|previous| previous != retries) && has_failed() {
                self.reload();
            }
            retries
        });
    }
}

/// The pending request, if there is one.
#[derive(Clone, Copy)]
struct Pending {
    handle: StoredValue<Option<AbortHandle>>,
}

impl Pending {
    /// No request. Aborts the last one when the current owner is disposed of.
    fn new() -> Self {
        let pending = Self {
            handle: StoredValue::new(None),
        };
        on_cleanup(move || pending.abort());
        pending
    }

    fn abort(self) {
        if let Some(handle) = self.handle.try_update_value(Option::take).flatten() {
            handle.abort();
        }
    }

    /// Runs `task`, which ends early when it is aborted.
    fn spawn(self, task: impl Future<Output = ()> + 'static) {
        let (task, handle) = abortable(task);
        self.handle.set_value(Some(handle));
        spawn_local(async move {
            // The error says that it was aborted.
            let _ = task.await;
        });
    }
}
