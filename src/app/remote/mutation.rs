//! Sends a change to the server, one at a time.
//!
//! A write is never repeated automatically. If its response is lost (a broken connection, a timeout, a
//! body that cannot be read), the failure does not say whether it was applied. The state on the server is
//! then verified, and the write can be sent again only if it was not applied.

mod notice;
mod state;
#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::time::Duration;

use datavolumes_client::{Action, ApiError, Client, PendingRequest};
use datavolumes_ui::{Toasts, Tone, isolated};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::connectivity::Connectivity;
use state::{Step, after_verification, after_write, can_be_repeated};

pub(crate) use notice::mutation_notice;
pub use state::Mutation;

/// A write can be applied after its connection broke. If a verification finds that it was not, or gets no
/// usable response, the state is verified once more after this delay.
pub const REVERIFY_DELAY: Duration = Duration::from_secs(2);

/// What is needed to finish a write.
#[derive(Clone)]
struct Job {
    client: Client,
    subject: String,
    verify: Rc<dyn Fn() -> PendingRequest<bool>>,
    on_done: Rc<dyn Fn()>,
}

/// Sends writes, one at a time.
#[derive(Clone, Copy)]
pub struct UseMutation {
    /// The state of the last write.
    pub state: RwSignal<Mutation>,
    client: StoredValue<Client, LocalStorage>,
    connectivity: Connectivity,
    action: Action,
    toasts: Toasts,
    job: StoredValue<Option<Job>, LocalStorage>,
}

/// A mutation that does `action`, and has not been sent.
#[must_use]
pub fn use_mutation(client: Client, connectivity: Connectivity, action: Action) -> UseMutation {
    let mutation = UseMutation {
        state: RwSignal::new(Mutation::Idle),
        client: StoredValue::new_local(client),
        connectivity,
        action,
        toasts: Toasts::of_context(),
        job: StoredValue::new_local(None),
    };
    Effect::new(move |previous: Option<u32>| {
        let retries = connectivity.retries().get();
        let is_unverified = || {
            mutation.state.with_untracked(|state| match state {
                Mutation::Unknown { verification, .. } => Connectivity::is_transient(verification),
                _ => false,
            })
        };
        if previous.is_some_and(|previous| previous != retries) && is_unverified() {
            mutation.verify_again();
        }
        retries
    });
    mutation
}

impl UseMutation {
    /// Whether the last write or its verification is pending.
    #[must_use]
    pub fn is_pending(self) -> Signal<bool> {
        Memo::new(move |_| self.state.with(Mutation::is_pending)).into()
    }

    /// Whether it cannot be found out now if the last write was applied.
    #[must_use]
    pub fn is_unknown(self) -> Signal<bool> {
        Memo::new(move |_| self.state.with(Mutation::is_unknown)).into()
    }

    /// Sends a write, unless the result of the last one is not known yet. The write goes on if the page is
    /// left; a toast about `subject`, the name of a volume, then says if it fails.
    ///
    /// `start` sends it. `verify` reads whether it was applied: it must recognize the effect of this write
    /// and not a state that existed before. `on_done` is called when the write is known to be applied.
    pub fn send(
        self,
        subject: &str,
        start: impl FnOnce() -> PendingRequest<()>,
        verify: impl Fn() -> PendingRequest<bool> + 'static,
        on_done: impl Fn() + 'static,
    ) {
        if self.state.with_untracked(Mutation::is_busy) {
            return;
        }
        let job = Job {
            client: self.client.get_value(),
            subject: subject.to_owned(),
            verify: Rc::new(verify),
            on_done: Rc::new(on_done),
        };
        self.job.set_value(Some(job.clone()));
        self.state.set(Mutation::Pending);
        let response = start();
        spawn_local(async move {
            let result = response.await;
            self.connectivity.report_write(&result);
            self.proceed(after_write(result), job).await;
        });
    }

    /// Verifies the last write again if the verification failed.
    pub fn verify_again(self) {
        let Some(Mutation::Unknown { error, .. }) = self.state.try_get_untracked() else {
            return;
        };
        if let Some(job) = self.job.try_get_value().flatten() {
            spawn_local(self.proceed(Step::Verify(error), job));
        }
    }

    /// Forgets the result of the last write, unless it is not known yet.
    pub fn clear(self) {
        if !self.state.with_untracked(Mutation::is_busy) {
            self.state.set(Mutation::Idle);
        }
    }

    async fn proceed(self, step: Step, job: Job) {
        let step = match step {
            Step::Verify(error) => {
                if error.is_uncertain() {
                    self.state.try_set(Mutation::Verifying);
                }
                after_verification(self.verify(&job, &error).await, error)
            }
            other => other,
        };
        match step {
            Step::Done => {
                (job.on_done)();
                self.state.try_set(Mutation::Idle);
            }
            Step::End(state) => {
                if let Some(unseen) = self.state.try_set(state) {
                    self.announce(&unseen, &job.subject);
                }
            }
            Step::Verify(_) => {}
        }
    }

    /// Says that the write failed, after its page was left.
    fn announce(self, state: &Mutation, subject: &str) {
        if let Some(notice) = mutation_notice(self.action, state) {
            let text = format!("{}: {}. {}", isolated(subject), notice.title, notice.detail);
            self.toasts.push(Tone::Danger, text, None);
        }
    }

    async fn verify(self, job: &Job, error: &ApiError) -> Result<bool, ApiError> {
        let connectivity = self.connectivity;
        let first = (job.verify)().await;
        connectivity.report(&first);
        let is_repeated = match &first {
            Ok(is_applied) => !is_applied && error.is_uncertain(),
            // After an outage it is repeated by itself.
            Err(failure) => can_be_repeated(failure) && !Connectivity::is_transient(failure),
        };
        if !is_repeated {
            return first;
        }
        job.client.sleep(REVERIFY_DELAY).await;
        let second = (job.verify)().await;
        connectivity.report(&second);
        second
    }
}
