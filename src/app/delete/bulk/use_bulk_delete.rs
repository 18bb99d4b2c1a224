//! The handle of the bulk deletion.

use std::collections::HashSet;

use datavolumes_client::{Action, ApiError, DeleteOutcome, project_scope};
use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::Toasts;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::engine::{BulkDeleteEngine, BulkDeletePage};
use super::item_state::{BulkState, ItemState};
use super::outcome::BulkOutcome;
use crate::delete::confirmation::count_disabled_reason;
use crate::delete::deleted_volumes::{forget_all_deleted, remember_deleted};
use crate::remote::jobs::{
    JobItems, JobMonitor, JobProgress, RunningJob, dismiss_running_job, end_running_job,
};
use crate::services::Services;

/// A handle of the deletion of many volumes.
#[derive(Clone, Copy)]
pub(super) struct BulkDeletion {
    services: Services,
    toasts: Toasts,
    /// The volumes.
    pub(super) items: JobItems<ItemState>,
    pub(super) state: RwSignal<BulkState>,
    /// The progress of reading or deleting.
    pub(super) progress: RwSignal<JobProgress>,
    /// Whether the user wants to stop after the pending requests.
    pub(super) is_stop_requested: RwSignal<bool>,
    /// The content of the confirmation field.
    pub(super) typed: RwSignal<String>,
    /// Called with each volume whose deletion has begun.
    on_started: Callback<VolumeId>,
}

/// Creates the deletion of `volumes`, and reads them.
pub(super) fn use_bulk_delete(
    volumes: Vec<Volume>,
    on_started: Callback<VolumeId>,
) -> BulkDeletion {
    let deletion = BulkDeletion {
        services: Services::of_context(),
        toasts: Toasts::of_context(),
        items: JobItems::new(volumes),
        state: RwSignal::default(),
        progress: RwSignal::default(),
        is_stop_requested: RwSignal::new(false),
        typed: RwSignal::default(),
        on_started,
    };
    deletion.read((0..deletion.items.len()).collect());
    on_cleanup(dismiss_running_job);
    deletion
}

impl BulkDeletion {
    /// Whether volumes are being deleted.
    pub(super) fn is_deleting(self) -> bool {
        self.state.with(|state| *state == BulkState::Deleting)
    }

    /// What was done so far.
    pub(super) fn outcome(self) -> BulkOutcome {
        let mut outcome = BulkOutcome::default();
        self.items.for_each_state(|_, state| outcome.add(state));
        outcome
    }

    /// The volumes that will be deleted, as they were read.
    pub(super) fn ready_volumes(self) -> Vec<Volume> {
        let mut volumes = Vec::new();
        self.items.for_each_state(|_, state| {
            if let ItemState::Ready(volume) = state {
                volumes.push(Volume::clone(volume));
            }
        });
        volumes
    }

    /// The volumes whose state matches.
    pub(super) fn ids(self, matches: impl Fn(&ItemState) -> bool) -> HashSet<VolumeId> {
        let indexes = self.items.indexes(matches).into_iter();
        indexes.filter_map(|index| self.id(index)).collect()
    }

    /// Why the button "Delete" is disabled, as a sentence.
    pub(super) fn disabled_reason(self) -> Option<String> {
        let ready = self
            .items
            .count(|state| matches!(state, ItemState::Ready(_)));
        count_disabled_reason(ready, &self.typed.get())
    }

    /// Reads the volumes at `indexes`.
    pub(super) fn read(self, indexes: Vec<usize>) {
        self.is_stop_requested.set(false);
        spawn_local(async move { self.engine().read(indexes).await });
    }

    /// Deletes all volumes that are pending, unless the button is disabled.
    pub(super) fn submit(self) {
        let is_review = self
            .state
            .with_untracked(|state| *state == BulkState::Review);
        if is_review && untrack(|| self.disabled_reason()).is_none() {
            self.resume();
        }
    }

    /// Deletes all volumes that are pending.
    pub(super) fn resume(self) {
        self.delete(self.items.indexes(ItemState::is_pending));
    }

    /// Deletes the volumes that failed.
    pub(super) fn retry(self) {
        self.delete(self.items.indexes(ItemState::is_failed));
    }

    fn delete(self, indexes: Vec<usize>) {
        if indexes.is_empty() || untrack(|| self.is_deleting()) {
            return;
        }
        self.is_stop_requested.set(false);
        remember_deleted(&self.known_volumes(&indexes));
        let (toasts, total) = (self.toasts, indexes.len());
        spawn_local(async move {
            let done = self.engine().delete(indexes).await;
            let is_cut_off = self.state.try_with_untracked(BulkState::is_cut_off);
            end_running_job(is_cut_off.unwrap_or_default());
            if self.is_open() {
                forget_all_deleted(&self.ids(ItemState::is_kept));
            } else {
                RunningJob::BulkDelete { done, total }.announce_interruption(toasts);
            }
        });
    }

    /// The volumes at `indexes`, as they were read.
    fn known_volumes(self, indexes: &[usize]) -> Vec<Volume> {
        let volume = |index: &usize| match self.items.state(*index) {
            ItemState::Ready(volume) => Some(*volume),
            ItemState::Failed(failure) => Some(failure.volume),
            _ => None,
        };
        indexes.iter().filter_map(volume).collect()
    }

    fn engine(self) -> BulkDeleteEngine<Self> {
        BulkDeleteEngine::new(self.services.client(), self)
    }
}

impl JobMonitor for BulkDeletion {
    fn is_open(&self) -> bool {
        !self.state.is_disposed()
    }

    fn is_stop_requested(&self) -> bool {
        self.is_stop_requested.try_get_untracked() == Some(true)
    }

    fn set_progress(&self, progress: JobProgress) {
        let JobProgress { done, total, .. } = progress;
        let is_deleting = |state: &BulkState| *state == BulkState::Deleting;
        if self.state.try_with_untracked(is_deleting) == Some(true) {
            RunningJob::BulkDelete { done, total }.store();
        }
        self.progress.try_set(progress);
    }
}

impl BulkDeletePage for BulkDeletion {
    fn set_state(&self, state: BulkState) {
        self.state.set(state);
    }

    fn id(&self, index: usize) -> Option<VolumeId> {
        self.items.get(index).map(|item| item.volume.id)
    }

    fn item_state(&self, index: usize) -> ItemState {
        self.items.state(index)
    }

    fn set_item_state(&self, index: usize, state: ItemState) {
        if let Some(item) = self.items.get(index) {
            if state == ItemState::Done(DeleteOutcome::Started) {
                self.on_started.run(item.volume.id);
            }
            item.state.set(state);
        }
    }

    fn has_pending_items(&self) -> bool {
        self.items.count(ItemState::is_pending) > 0
    }

    fn denial(&self, volume: &Volume) -> Option<String> {
        let origin = project_scope(&volume.project_id);
        untrack(|| self.services.permissions.reason(Action::Delete, &origin))
    }

    fn read_finished(&self, result: &Result<(), ApiError>) {
        self.services.connectivity.report(result);
    }

    fn write_finished(&self, volume: &Volume, result: &Result<(), ApiError>) {
        self.services.connectivity.report_write(result);
        let origin = project_scope(&volume.project_id);
        self.services
            .permissions
            .record(Action::Delete, &origin, result);
    }
}
