//! Keeps a [`Remote`] in step with a key.
//!
//! Leptos' own resources are serial: with a request in flight, a changed key starts the next one
//! only when the old one ends (their loop awaits the future before it looks at the next
//! notification). A slow answer would hold up the next page for its whole duration. Here a new key
//! aborts the old request and starts the next at once, and a generation number keeps an answer that
//! comes all the same from winning over a newer one.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Health, Remote};
use crate::api::ApiError;
use datavolumes_ui::effect;

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

/// What to do about a key.
enum Turn {
    /// It is the one that was asked for last.
    Stay,
    /// There is nothing to ask.
    Rest,
    /// This is on its way.
    Ask(Question),
}

/// Writes down how a request ended.
type Finish = Box<dyn FnOnce()>;

/// A request under way, whatever it is about.
struct Question {
    /// What writes down how it ended.
    outcome: Pin<Box<dyn Future<Output = Finish>>>,
    /// Gives it up.
    abort: Box<dyn FnOnce()>,
}

/// Asks by `start` whenever `key` changes, and again when [`Health`] says that what kept the last
/// answer from coming is over. Nothing is asked while the key is `None`.
pub fn use_remote<K, T>(
    key: impl Fn() -> Option<K> + 'static,
    health: Health,
    start: impl Fn(K) -> Flight<T> + 'static,
) -> UseRemote<T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
{
    let state = RwSignal::new_local(Remote::default());
    let reloads = RwSignal::new(0_u32);
    let last = RefCell::new(None);
    let turn = move |is_again: bool| {
        let key = key();
        if !is_again && *last.borrow() == key {
            return Turn::Stay;
        }
        last.replace(key.clone());
        let Some(key) = key else {
            state.set(Remote::default());
            return Turn::Rest;
        };
        let Flight { answer, abort } = start(key);
        state.update(Remote::begin);
        let outcome = async move {
            let result = answer.await;
            let finish = move || {
                health.report(&result);
                state.update(|state| state.finish(result));
            };
            Box::new(finish) as Finish
        };
        Turn::Ask(Question {
            outcome: Box::pin(outcome),
            abort,
        })
    };
    let failed =
        move || state.with_untracked(|state| state.error().is_some_and(Health::is_passing));
    follow(reloads, health, Box::new(turn), Box::new(failed));
    UseRemote { state, reloads }
}

/// What is the same whatever is asked for, so that it is in the program once.
fn follow(
    reloads: RwSignal<u32>,
    health: Health,
    turn: Box<dyn Fn(bool) -> Turn>,
    has_failed: Box<dyn Fn() -> bool>,
) {
    let generation = StoredValue::new(0_u32);
    let abort: StoredValue<Option<Box<dyn FnOnce()>>, LocalStorage> = StoredValue::new_local(None);
    let give_up = move || {
        if let Some(abort) = abort.try_update_value(Option::take).flatten() {
            abort();
        }
    };
    let seen = Cell::new(None);
    effect(move || {
        let reload = Some(reloads.get());
        let question = match turn(seen.replace(reload) != reload) {
            Turn::Stay => return,
            Turn::Rest => None,
            Turn::Ask(question) => Some(question),
        };
        give_up();
        let mine = generation.try_update_value(|last| {
            *last = last.wrapping_add(1);
            *last
        });
        let Some(question) = question else { return };
        abort.set_value(Some(question.abort));
        spawn_local(async move {
            let finish = question.outcome.await;
            // Else it is gone with its page, or overtaken by a newer question.
            if generation.try_get_value() == mine {
                finish();
            }
        });
    });
    let last = Cell::new(None);
    effect(move || {
        let retries = Some(health.retries().get());
        let before = last.replace(retries);
        if before.is_some() && before != retries && has_failed() {
            reloads.update(|count| *count = count.wrapping_add(1));
        }
    });
    on_cleanup(give_up);
}
