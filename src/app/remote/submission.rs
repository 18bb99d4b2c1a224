//! One write at a time, and what became of it.
//!
//! A write is never repeated by itself. Where its answer is lost (a broken connection, a time-out, an
//! answer that cannot be read), nobody can tell from the failure whether it was done: then the app
//! looks, and offers to try again only where it sees that nothing was done.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::Health;
use crate::api::{ApiError, ErrorKind};
use datavolumes_ui::effect;

#[cfg(test)]
mod tests;

/// A write on its way. What it answers is the sender's to keep.
pub type Sending = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

/// A look whether a write was done.
pub type Looking = Pin<Box<dyn Future<Output = Result<bool, ApiError>>>>;

/// How far a write has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Submission {
    /// There is none, or it was done.
    #[default]
    Idle,
    /// Its answer is on its way.
    Sending,
    /// Its answer was lost; the app looks whether it was done.
    Looking,
    /// The server refused it: nothing was done.
    Refused(ApiError),
    /// Its answer was lost for this reason, and it was not done: it can be sent again.
    Undone(ApiError),
    /// Its answer was lost for this reason, and whether it was done cannot be seen for the other one.
    Unknown {
        /// Why there is no answer to the write.
        error: ApiError,
        /// Why the look failed.
        look: ApiError,
    },
}

impl Submission {
    /// Whether it is not known yet how the write ended, so that none may follow.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Looking | Self::Unknown { .. })
    }

    /// Why it did not work.
    #[must_use]
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Refused(error) | Self::Undone(error) | Self::Unknown { error, .. } => Some(error),
            Self::Idle | Self::Sending | Self::Looking => None,
        }
    }
}

/// What to do when a write or a look has ended.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    Done,
    Look(ApiError),
    Rest(Submission),
}

/// After the write. A refusal of what was asked for is looked into as well: browsers themselves send a
/// request again where a connection that they had kept open turns out to be closed, and an attempt that
/// was given up may be done late. Then "the name is taken" means that it worked.
fn after_sending(result: Result<(), ApiError>) -> Next {
    match result {
        Ok(()) => Next::Done,
        Err(ApiError::Aborted) => Next::Rest(Submission::Idle),
        Err(error) if error.is_uncertain() => Next::Look(error),
        Err(error) if is_about_the_request(&error) => Next::Look(error),
        Err(error) => Next::Rest(Submission::Refused(error)),
    }
}

/// After the last look.
fn after_looking(result: Result<bool, ApiError>, error: ApiError) -> Next {
    match result {
        // The server has spoken, and what it said stands.
        Err(_) if !error.is_uncertain() => Next::Rest(Submission::Refused(error)),
        Ok(true) => Next::Done,
        Ok(false) if error.is_uncertain() => Next::Rest(Submission::Undone(error)),
        Ok(false) => Next::Rest(Submission::Refused(error)),
        Err(look) => Next::Rest(Submission::Unknown { error, look }),
    }
}

fn is_about_the_request(error: &ApiError) -> bool {
    matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict)
}

/// A write may reach the server after its connection broke: a look that sees nothing is repeated once,
/// after this pause.
pub const SECOND_LOOK: Duration = Duration::from_secs(2);

/// What belongs to the write on its way.
#[derive(Clone)]
struct Job {
    look: Rc<dyn Fn() -> Looking>,
    on_done: Rc<dyn Fn()>,
}

/// Sends writes, one at a time.
#[derive(Clone, Copy)]
pub struct UseSubmission {
    /// How far the last one has come.
    pub state: RwSignal<Submission>,
    health: Health,
    job: StoredValue<Option<Job>, LocalStorage>,
}

/// Nothing has been sent yet.
#[must_use]
pub fn use_submission(health: Health) -> UseSubmission {
    let submission = UseSubmission {
        state: RwSignal::new(Submission::Idle),
        health,
        job: StoredValue::new_local(None),
    };
    let seen = StoredValue::new(health.retries().get_untracked());
    // What kept the look from being answered is over.
    effect(move || {
        let retries = health.retries().get();
        if seen.get_value() == retries {
            return;
        }
        seen.set_value(retries);
        let waits = submission.state.with_untracked(
            |state| matches!(state, Submission::Unknown { look, .. } if Health::is_passing(look)),
        );
        if waits {
            submission.look_again();
        }
    });
    submission
}

impl UseSubmission {
    /// Whether it is not known yet how the last write ended.
    #[must_use]
    pub fn is_busy(self) -> Signal<bool> {
        Memo::new(move |_| self.state.with(Submission::is_busy)).into()
    }

    /// Sends a write, unless one is on its way. `start` begins it; `look` asks whether it was done;
    /// `on_done` is called once it is known to be, also where the page has been left meanwhile. What the
    /// look takes for done must be what this write does and not what was there before.
    pub fn send(
        self,
        start: impl FnOnce() -> Sending,
        look: impl Fn() -> Looking + 'static,
        on_done: impl Fn() + 'static,
    ) {
        if self.state.with_untracked(Submission::is_busy) {
            return;
        }
        let job = Job {
            look: Rc::new(look),
            on_done: Rc::new(on_done),
        };
        self.job.set_value(Some(job.clone()));
        self.state.set(Submission::Sending);
        let sending = start();
        spawn_local(async move {
            let result = sending.await;
            self.health.report_write(&result);
            self.proceed(after_sending(result), job).await;
        });
    }

    /// Looks once more whether the write was done, where that could not be seen.
    pub fn look_again(self) {
        let Some(Submission::Unknown { error, .. }) = self.state.try_get_untracked() else {
            return;
        };
        if let Some(job) = self.job.try_get_value().flatten() {
            spawn_local(self.proceed(Next::Look(error), job));
        }
    }

    /// Forgets how the last write ended: what it said is about something else by now.
    pub fn clear(self) {
        if !self.state.with_untracked(Submission::is_busy) {
            self.state.set(Submission::Idle);
        }
    }

    async fn proceed(self, next: Next, job: Job) {
        let next = match next {
            Next::Look(error) => {
                if error.is_uncertain() {
                    self.state.try_set(Submission::Looking);
                }
                after_looking(self.look(&job, &error).await, error)
            }
            other => other,
        };
        match next {
            Next::Done => {
                (job.on_done)();
                self.state.try_set(Submission::Idle);
            }
            Next::Rest(state) => {
                self.state.try_set(state);
            }
            Next::Look(_) => {}
        }
    }

    async fn look(self, job: &Job, error: &ApiError) -> Result<bool, ApiError> {
        let first = (job.look)().await;
        self.health.report(&first);
        if first != Ok(false) || !error.is_uncertain() {
            return first;
        }
        pause(SECOND_LOOK).await;
        let second = (job.look)().await;
        self.health.report(&second);
        second
    }
}

/// Waits.
pub async fn pause(duration: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
            },
            duration,
        );
    });
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}
