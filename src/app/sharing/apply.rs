//! Makes a change of shares: request by request, and never further than it is known how the last one
//! ended.

use datavolumes_contract::{ProjectId, Scope, SharedScope, SharedScopesPatch};
use datavolumes_sharing::{Merge, Plan, ScopeDiff};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor_state::Editor;
use super::shared::Shared;
use super::shares_state::scopes;
use super::stage::{Stage, Stop, named_in};
use crate::api::{ApiError, ErrorKind};
use crate::rights::{Action, project};
use crate::services::Services;

impl Editor {
    /// Reads the shares, makes the requests, and reads the shares again.
    pub(super) fn apply(self) {
        spawn_local(async move {
            self.run().await;
        });
    }

    /// Reads how far a change came that stopped.
    pub(super) fn look_again(self) {
        spawn_local(async move {
            if let Some(Stage::Stopped(stop)) = self.stage.try_get_untracked()
                && let Some(plan) = stop.plan
            {
                self.stop(plan, stop.error, stop.refused).await;
            }
        });
    }

    /// Takes what the server refused out of the wish, and goes on with the rest.
    pub(super) fn leave_out(self) {
        if let Some(Stage::Stopped(stop)) = self.stage.try_get_untracked() {
            self.asked.update(|asked| {
                for scope in &stop.refused {
                    asked.reset(scope);
                }
            });
            self.apply();
        }
    }

    /// Everything that is asked for. `None` at the end: the page has been left, and nothing goes on.
    async fn run(self) -> Option<()> {
        self.stage.try_update(|stage| *stage = Stage::Checking)?;
        let found = match self.read().await? {
            Ok(found) => found,
            Err(error) => return self.halt(error),
        };
        let loaded = self.saved.try_get_untracked()?;
        let merge = Merge::new(&loaded, &self.asked.try_get_untracked()?, &scopes(&found));
        self.take(found, merge.mine.clone());
        if merge.has_concurrent_changes() {
            self.stage.set(Stage::Merging(merge));
            return None;
        }
        let plan = self.plan.get_untracked();
        let batches = plan.batches();
        let total = batches.len();
        for (done, batch) in batches.into_iter().enumerate() {
            self.stage
                .try_update(|stage| *stage = Stage::Applying { done, total })?;
            let services = self.services;
            let answer = services.api.patch_scopes(self.id, &batch).answer.await;
            services.health.report_write(&answer);
            self.stage.try_get_untracked()?;
            if let Err(error) = answer {
                let refused = learn(services, &self.origin(), &error, &batch);
                return self.stop(plan, Some(error), refused).await;
            }
        }
        self.stage.try_update(|stage| *stage = Stage::Proving)?;
        self.prove(plan).await
    }

    /// Reads the shares after the last request.
    async fn prove(self, plan: Shared<Plan>) -> Option<()> {
        match self.read().await? {
            Ok(now) => {
                let left = plan.progress(&scopes(&now)).remaining;
                let unproven = || {
                    Stage::Stopped(Stop {
                        error: None,
                        progress: Some(plan.progress(&scopes(&now))),
                        plan: Some(plan.clone()),
                        refused: Vec::new(),
                    })
                };
                let stage = Stage::proven(&plan, &scopes(&now)).unwrap_or_else(unproven);
                self.take(now, left);
                self.stage.set(stage);
            }
            Err(error) => self.stage.set(Stage::Stopped(Stop {
                error: Some(error),
                progress: None,
                plan: Some(plan),
                refused: Vec::new(),
            })),
        }
        None
    }

    /// Stops for `error`, and reads how far it came.
    async fn stop(
        self,
        plan: Shared<Plan>,
        error: Option<ApiError>,
        refused: Vec<Scope>,
    ) -> Option<()> {
        let read = self.read().await?;
        let mut stop = Stop {
            error,
            plan: Some(plan.clone()),
            progress: None,
            refused,
        };
        if let Ok(now) = read {
            let progress = plan.progress(&scopes(&now));
            // The answer was lost, but not what was asked for.
            let proven = Stage::proven(&plan, &scopes(&now));
            self.take(now, progress.remaining.clone());
            if let Some(done) = proven {
                self.stage.set(done);
                return None;
            }
            stop.progress = Some(progress);
        }
        self.stage.set(Stage::Stopped(stop));
        None
    }

    /// Stops before anything was sent.
    fn halt(self, error: ApiError) -> Option<()> {
        let stop = Stop {
            error: Some(error),
            plan: None,
            progress: None,
            refused: Vec::new(),
        };
        self.stage.try_update(|stage| *stage = Stage::Stopped(stop))
    }

    /// The shares as they are now; `None` once the page has been left.
    async fn read(self) -> Option<Result<Vec<SharedScope>, ApiError>> {
        let services = self.services;
        let answer = services.api.shared_scopes(self.id).answer.await;
        self.stage.try_get_untracked()?;
        services.health.report(&answer);
        Some(answer)
    }

    /// Goes on from a merge with the plan of both, of what someone else did without `undone`.
    pub(super) fn merged(self, undone: &ScopeDiff) {
        let saved = self.saved.get_untracked();
        self.asked.update(|asked| {
            for scope in undone.add() {
                asked.set_shared(scope.clone(), true, &saved);
            }
            for scope in undone.remove() {
                asked.set_shared(scope.clone(), false, &saved);
            }
        });
        self.stage.set(Stage::Reviewing);
    }
}

/// Takes note of what the server refused of `batch`, for a volume that originates in `origin`: single
/// scopes that it named, which are told, or all of it.
pub(super) fn learn(
    services: Services,
    origin: &ProjectId,
    error: &ApiError,
    batch: &SharedScopesPatch,
) -> Vec<Scope> {
    let refused = match error.kind() {
        ErrorKind::Forbidden | ErrorKind::Invalid => named_in(&error.to_string(), batch),
        _ => Vec::new(),
    };
    let result: Result<(), ApiError> = Err(error.clone());
    if refused.is_empty() {
        services
            .rights
            .learn(Action::Share, &project(origin), &result);
    }
    for scope in &refused {
        services.rights.learn(Action::Share, scope, &result);
    }
    refused
}
