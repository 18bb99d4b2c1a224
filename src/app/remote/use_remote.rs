//! Keeps a [`Remote`] in step with a key.
//!
//! Leptos' own resources are serial: with a request in flight, a changed key starts the next one
//! only when the old one ends (their loop awaits the future before it looks at the next
//! notification). A slow answer would hold up the next page for its whole duration. Here a new key
//! aborts the old request and starts the next at once, and a generation number keeps an answer that
//! comes all the same from winning over a newer one.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Health, Remote};
use crate::api::ApiError;

/// A request under way.
pub struct Flight<T> {
    /// Its outcome.
    pub answer: Pin<Box<dyn Future<Output = Result<T, ApiError>>>>,
    /// Gives it up.
    pub abort: Box<dyn FnOnce()>,
}

/// A value on a server, and the means to ask for it again.
pub struct UseRemote<T: 'static> {
    /// What is known of it.
    pub state: RwSignal<Remote<T>, LocalStorage>,
    reloads: RwSignal<u32>,
}

impl<T> Clone for UseRemote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for UseRemote<T> {}

impl<T> UseRemote<T> {
    /// Asks again with the same key.
    pub fn reload(self) {
        self.reloads.update(|count| *count = count.wrapping_add(1));
    }
}

/// Asks by `start` whenever `key` changes, and again when [`Health`] says that what kept the last
/// answer from coming is over. Nothing is asked while the key is `None`.
pub fn use_remote<K, T>(
    key: Signal<Option<K>>,
    health: Health,
    start: impl Fn(K) -> Flight<T> + 'static,
) -> UseRemote<T>
where
    K: Clone + Send + Sync + 'static,
    T: 'static,
{
    let state = RwSignal::new_local(Remote::default());
    let reloads = RwSignal::new(0_u32);
    let generation = StoredValue::new(0_u32);
    let abort: StoredValue<Option<Box<dyn FnOnce()>>, LocalStorage> = StoredValue::new_local(None);
    let give_up = move || {
        if let Some(abort) = abort.try_update_value(Option::take).flatten() {
            abort();
        }
    };

    Effect::new(move |_| {
        reloads.track();
        let key = key.get();
        give_up();
        let mine = generation.try_update_value(|last| {
            *last = last.wrapping_add(1);
            *last
        });
        let Some(key) = key else {
            state.set(Remote::default());
            return;
        };
        let flight = start(key);
        abort.set_value(Some(flight.abort));
        state.update(Remote::begin);
        spawn_local(async move {
            let result = flight.answer.await;
            // Gone with its page, or overtaken by a newer question.
            if generation.try_get_value() != mine {
                return;
            }
            health.report(&result);
            state.update(|state| state.finish(result));
        });
    });

    Effect::new(move |seen: Option<u32>| {
        let retries = health.retries().get();
        let failed = || state.with_untracked(|state| state.error().is_some_and(Health::is_passing));
        if seen.is_some_and(|seen| seen != retries) && failed() {
            reloads.update(|count| *count = count.wrapping_add(1));
        }
        retries
    });

    on_cleanup(give_up);
    UseRemote { state, reloads }
}
