//! Makes the change volume by volume, and never further than it is known how the last request ended.

use datavolumes_contract::{Scope, SharedScope};
use datavolumes_sharing::{ScopeSet, VolumePlan};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::standing::{BulkStage, Failure, Item, Proof, Standing, halts};
use super::state::{Bulk, Count};
use crate::api::{ApiError, ErrorKind};
use crate::remote::{SECOND_LOOK, pause};
use crate::sharing::apply::learn;
use crate::sharing::shares_state::scopes;

/// Whom a volume is shared with, as far as it was told.
type Answer = Result<Vec<SharedScope>, ApiError>;

/// Why a request failed, and the scopes that the server named then.
type Refusal = (ApiError, Vec<Scope>);

/// Whether to go on with the next volume.
enum Next {
    GoOn,
    /// It would meet the same error.
    Halt(ApiError),
}

impl Bulk {
    /// Makes the change to every volume that it is still to be made to.
    pub(super) fn apply(self) {
        self.start(self.places(Standing::is_open));
    }

    /// Tries again where it did not work, and nowhere else.
    pub(super) fn retry(self) {
        self.start(self.places(Standing::is_failed));
    }

    /// The scopes that the server named when it refused.
    pub(super) fn refused(self) -> ScopeSet {
        let mut refused = ScopeSet::new();
        for index in self.places(Standing::is_failed) {
            if let Some(item) = self.item(index)
                && let Standing::Failed(failure) = item.standing.get_untracked()
            {
                refused.extend(failure.refused);
            }
        }
        refused
    }

    /// Asks no longer for what the server refused, and tries again where it did.
    pub(super) fn leave_out(self) {
        let refused = self.refused();
        self.asked.update(|asked| {
            for scope in &refused {
                asked.reset(scope);
            }
        });
        self.retry();
    }

    fn start(self, places: Vec<usize>) {
        if places.is_empty() || self.is_busy() {
            return;
        }
        self.is_stopping.set(false);
        spawn_local(async move {
            self.run(places).await;
        });
    }

    /// Each of the volumes at `places`. `None` where nobody waits for it any more.
    async fn run(self, places: Vec<usize>) -> Option<()> {
        let total = places.len();
        self.count.try_set(Count { done: 0, total });
        self.stage.try_set(BulkStage::Applying);
        for (done, index) in places.into_iter().enumerate() {
            self.count.try_set(Count { done, total });
            if self.is_stopping.try_get_untracked()? {
                return self.end(BulkStage::Stopped(None));
            }
            if let Next::Halt(error) = self.apply_to(index).await? {
                return self.end(BulkStage::Stopped(Some(error)));
            }
        }
        let is_open = self.number(Standing::is_open) > 0;
        self.end(if is_open {
            BulkStage::Stopped(None)
        } else {
            BulkStage::Finished
        })
    }

    fn end(self, stage: BulkStage) -> Option<()> {
        let is_all = self.number(|standing| standing.is_failed() || standing.is_unread()) == 0;
        if stage == BulkStage::Finished && is_all {
            self.forget();
        }
        match self.stage.try_set(stage) {
            None => Some(()),
            Some(_) => None,
        }
    }

    /// Reads the shares of one volume, makes the requests, and reads them again.
    async fn apply_to(self, index: usize) -> Option<Next> {
        let item = self.item(index)?;
        let before = match item.standing.get_untracked() {
            Standing::Planned(plan) => *plan,
            Standing::Failed(failure) => failure.plan,
            _ => VolumePlan::default(),
        };
        self.put(index, Standing::Applying(Box::new(before.clone())))?;
        let plan = match self.read_one(&item).await? {
            Ok(plan) => plan,
            // Nothing was sent, so all of it is left as far as anybody knows.
            Err(error) => {
                let failure = Failure {
                    error: Some(error),
                    plan: before,
                    left: None,
                    refused: Vec::new(),
                };
                return self.fail(index, failure);
            }
        };
        self.put(index, Standing::Applying(Box::new(plan.clone())))?;
        let services = self.services;
        for (sent, batch) in plan.batches().into_iter().enumerate() {
            if sent > 0 && self.is_stopping.try_get_untracked()? {
                break;
            }
            let id = item.volume.id;
            let answer = services.api.patch_scopes(id, &batch).answer.await;
            self.stage.try_get_untracked()?;
            services.health.report_write(&answer);
            if let Err(error) = answer {
                let refused = learn(services, &item.volume.project_id, &error, &batch);
                return self.look(index, &item, plan, Some((error, refused))).await;
            }
        }
        self.look(index, &item, plan, None).await
    }

    /// Sees how far it came, after the last request or after one that failed with `error`.
    async fn look(
        self,
        index: usize,
        item: &Item,
        plan: VolumePlan,
        error: Option<Refusal>,
    ) -> Option<Next> {
        let (error, refused) = error.unzip();
        let refused = refused.unwrap_or_default();
        let mut answer = self.read_shares(item).await?;
        let is_undone = |answer: &Answer| {
            let now = answer.as_deref().map(scopes);
            now.is_ok_and(|now| !plan.progress(&now).is_complete())
        };
        if error.as_ref().is_some_and(ApiError::is_uncertain) && is_undone(&answer) {
            // What was sent may be done late.
            pause(SECOND_LOOK).await;
            answer = self.read_shares(item).await?;
        }
        let now = match answer {
            Ok(now) => scopes(&now),
            // The first error says more, but this one says whether to go on.
            Err(look) => {
                let halt = halts(&look).then(|| look.clone());
                let failure = Failure {
                    error: Some(error.unwrap_or(look)),
                    plan,
                    left: None,
                    refused,
                };
                let next = self.fail(index, failure)?;
                return Some(halt.map_or(next, Next::Halt));
            }
        };
        let progress = plan.progress(&now);
        if progress.is_complete() {
            let proof = Proof {
                plan,
                is_shared_work: !progress.concurrent.is_empty(),
            };
            self.put(index, Standing::Done(Box::new(proof)))?;
            // It was done, but the next one will not be.
            return Some(match error {
                Some(error) if error.kind() == ErrorKind::Unauthenticated => Next::Halt(error),
                _ => Next::GoOn,
            });
        }
        if error.is_none() && self.is_stopping.try_get_untracked()? {
            let rest = self.plan(item, now)?;
            self.put(index, Standing::Planned(Box::new(rest)))?;
            return Some(Next::GoOn);
        }
        let failure = Failure {
            error,
            plan,
            left: Some(progress.remaining),
            refused,
        };
        self.fail(index, failure)
    }

    fn fail(self, index: usize, failure: Failure) -> Option<Next> {
        // Where its shares could be read since, the server is there.
        let is_reached = failure.left.is_some();
        let next = match &failure.error {
            Some(error)
                if error.kind() == ErrorKind::Unauthenticated || (halts(error) && !is_reached) =>
            {
                Next::Halt(error.clone())
            }
            _ => Next::GoOn,
        };
        self.put(index, Standing::Failed(Box::new(failure)))?;
        Some(next)
    }

    async fn read_one(self, item: &Item) -> Option<Result<VolumePlan, ApiError>> {
        Some(match self.read_shares(item).await? {
            Ok(shares) => Ok(self.plan(item, scopes(&shares))?),
            Err(error) => Err(error),
        })
    }

    async fn read_shares(self, item: &Item) -> Option<Answer> {
        let services = self.services;
        let answer = services.api.shared_scopes(item.volume.id).answer.await;
        self.stage.try_get_untracked()?;
        services.health.report(&answer);
        Some(answer)
    }
}
