//! What the sharing editor sends to the server.

use datavolumes_contract::SharedScope;
use datavolumes_sharing::ScopeDiff;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Editor;
use crate::remote::jobs::{RunningJob, end_running_job};
use crate::sharing::editor::apply::{ApplyEngine, ApplyPage};
use crate::sharing::editor::editor_state::EditorState;
use crate::sharing::shares_client::{SharesClient, Target};
use crate::sharing::shares_state::scopes;

impl Editor {
    /// Applies the edits.
    pub(in crate::sharing::editor) fn apply(self) {
        let engine = self.engine();
        let (saved, mut edits) = (self.saved.get_untracked(), self.edits.get_untracked());
        self.plan.with_untracked(|plan| {
            plan.refused().iter().for_each(|scope| edits.reset(scope));
        });
        self.denied
            .with_untracked(|denied| denied.leave_out_of(&mut edits));
        let toasts = self.toasts;
        let name = untrack(|| self.volume.name());
        let name = name.unwrap_or_else(|| "The data volume".to_owned());
        let running = RunningJob::Sharing { name };
        running.store();
        spawn_local(async move {
            engine.apply(&saved, &edits).await;
            self.end_job();
            if !self.is_open() {
                running.announce_interruption(toasts);
            }
        });
    }

    fn end_job(self) {
        let is_cut_off = self.state.try_with_untracked(EditorState::is_cut_off);
        end_running_job(is_cut_off.unwrap_or_default());
    }

    /// Whether the page is open and shows a change of which it is not known how much is applied.
    pub(super) fn is_unverified(self) -> bool {
        let is_unverified = self.state.try_with_untracked(EditorState::is_unverified);
        is_unverified.unwrap_or_default()
    }

    /// Reads how much of a failed change is applied.
    pub(in crate::sharing::editor) fn verify(self) {
        if let EditorState::Failed(failure) = self.state.get_untracked() {
            let engine = self.engine();
            spawn_local(async move {
                engine.verify(failure).await;
                if self.is_open() {
                    self.end_job();
                }
            });
        }
    }

    /// Removes the edits that the server rejected, and applies the rest.
    pub(in crate::sharing::editor) fn skip_rejected(self) {
        if let EditorState::Failed(failure) = self.state.get_untracked() {
            self.edits
                .update(|edits| failure.rejected.iter().for_each(|scope| edits.reset(scope)));
            self.apply();
        }
    }

    /// Adds `reverts` of concurrent changes to the edits, and continues with the review.
    pub(in crate::sharing::editor) fn finish_merge(self, reverts: &ScopeDiff) {
        let saved = self.saved.get_untracked();
        self.edits.update(|edits| {
            for scope in reverts.add() {
                edits.set_shared(scope.clone(), true, &saved);
            }
            for scope in reverts.remove() {
                edits.set_shared(scope.clone(), false, &saved);
            }
        });
        self.state.set(EditorState::Reviewing);
    }

    fn engine(self) -> ApplyEngine<Self> {
        let target = Target {
            id: self.id,
            origin: untrack(|| self.origin()),
        };
        let client = SharesClient::new(self.services.client(), self.services);
        ApplyEngine::new(client, target, self)
    }
}

impl ApplyPage for Editor {
    fn is_open(&self) -> bool {
        !self.state.is_disposed()
    }

    fn set_state(&self, state: EditorState) {
        self.state.set(state);
    }

    fn set_shares(&self, shares: Vec<SharedScope>, remaining: ScopeDiff) {
        self.saved.set(scopes(&shares));
        self.edits.set(remaining);
        self.shares.replace(shares);
    }
}
