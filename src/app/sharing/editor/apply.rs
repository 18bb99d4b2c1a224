//! Applies the edits of the shares of one volume.
//!
//! The engine reads the shares, sends the change in batches, and reads the shares again. It stops at
//! the first failed request, and reports a change as done only if the shares that it read back
//! contain it. It depends neither on Leptos nor on a browser.

use std::ops::ControlFlow;

use datavolumes_contract::SharedScope;
use datavolumes_sharing::{Merge, Progress, ScopeDiff, ScopeSet};

use super::editor_state::{ApplyFailure, ApplyResult, EditorState, PendingChange};
use crate::sharing::rejection::Rejection;
use crate::sharing::shares_client::{SharesClient, Target};
use crate::sharing::shares_state::scopes;

/// The page that shows the progress of the engine.
pub(super) trait ApplyPage {
    /// Whether the page is still open. The engine sends nothing more once it is closed.
    fn is_open(&self) -> bool;
    /// Shows a new state.
    fn set_state(&self, state: EditorState);
    /// Takes over the shares that were read, and the edits that remain to be applied.
    fn set_shares(&self, shares: Vec<SharedScope>, remaining: ScopeDiff);
}

/// Applies one change of the shares of a volume.
pub(super) struct ApplyEngine<P> {
    client: SharesClient,
    target: Target,
    page: P,
}

/// Breaks when the page is closed.
type Flow<T = ()> = ControlFlow<(), T>;

impl<P: ApplyPage> ApplyEngine<P> {
    /// An engine for the volume `target`.
    pub(super) const fn new(client: SharesClient, target: Target, page: P) -> Self {
        Self {
            client,
            target,
            page,
        }
    }

    /// Applies `edits` of the shares `base`. If the shares were changed concurrently, nothing is sent
    /// and both changes are shown for review.
    pub(super) async fn apply(&self, base: &ScopeSet, edits: &ScopeDiff) {
        // A break means that the page is closed: there is nothing left to show.
        let _ = self.try_apply(base, edits).await;
    }

    /// Reads how much of a failed change is applied.
    pub(super) async fn verify(&self, failure: ApplyFailure) {
        if let Some(change) = failure.change {
            let error = failure.error.filter(|_| !failure.is_accepted);
            let rejection = error.map(|error| Rejection {
                error,
                scopes: failure.rejected,
            });
            let _ = self.try_verify(change, rejection).await;
        }
    }

    async fn try_apply(&self, base: &ScopeSet, edits: &ScopeDiff) -> Flow {
        self.set_state(EditorState::Reading)?;
        let shares = match self.client.read(&self.target).await {
            Ok(shares) => shares,
            Err(error) => {
                return self.set_state(EditorState::Failed(ApplyFailure {
                    error: Some(error),
                    change: None,
                    progress: None,
                    is_accepted: false,
                    rejected: Vec::new(),
                }));
            }
        };
        let current = scopes(&shares);
        let merge = Merge::new(base, edits, &current);
        self.set_shares(shares, merge.mine.clone())?;
        if merge.has_concurrent_changes() {
            return self.set_state(EditorState::Merging(merge));
        }
        let change = PendingChange {
            saved: current,
            diff: merge.mine,
        };
        let batches = change.diff.batches();
        let total = batches.len();
        for (done, batch) in batches.iter().enumerate() {
            self.set_state(EditorState::Applying { done, total })?;
            if let Err(rejection) = self.client.patch(&self.target, batch).await {
                return self.try_verify(change, Some(rejection)).await;
            }
        }
        self.set_state(EditorState::Verifying)?;
        self.try_verify(change, None).await
    }

    /// Reads the shares after the last request, or after the request that failed with `rejection`.
    async fn try_verify(&self, change: PendingChange, rejection: Option<Rejection>) -> Flow {
        self.check_open()?;
        let (error, rejected) = Rejection::split(rejection);
        let shares = match self.client.read(&self.target).await {
            Ok(shares) => shares,
            Err(read_error) => {
                return self.set_state(EditorState::Failed(ApplyFailure {
                    is_accepted: error.is_none(),
                    error: error.or(Some(read_error)),
                    change: Some(change),
                    progress: None,
                    rejected,
                }));
            }
        };
        let current = scopes(&shares);
        let progress = Progress::new(&change.saved, &change.diff, &current);
        self.set_shares(shares, progress.remaining.clone())?;
        // If the response to a request was lost, the request may be applied all the same.
        self.set_state(if progress.is_complete() {
            EditorState::Done(ApplyResult {
                done: progress.done,
                concurrent: progress.concurrent,
                shares: current.len(),
            })
        } else {
            EditorState::Failed(ApplyFailure {
                error,
                change: Some(change),
                progress: Some(progress),
                is_accepted: false,
                rejected,
            })
        })
    }

    fn check_open(&self) -> Flow {
        if self.page.is_open() {
            Flow::Continue(())
        } else {
            Flow::Break(())
        }
    }

    fn set_state(&self, state: EditorState) -> Flow {
        self.check_open()?;
        self.page.set_state(state);
        Flow::Continue(())
    }

    fn set_shares(&self, shares: Vec<SharedScope>, remaining: ScopeDiff) -> Flow {
        self.check_open()?;
        self.page.set_shares(shares, remaining);
        Flow::Continue(())
    }
}

#[cfg(test)]
mod tests;
