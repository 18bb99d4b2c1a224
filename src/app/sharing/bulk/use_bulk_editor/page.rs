//! What the engine asks of the bulk change, and tells it.

use datavolumes_sharing::{ScopeSet, VolumePlan};
use leptos::prelude::*;

use super::BulkEditor;
use crate::remote::jobs::{JobMonitor, JobProgress, RunningJob};
use crate::sharing::bulk::engine::BulkPage;
use crate::sharing::bulk::item_state::{BulkState, ItemState};
use crate::sharing::shares_client::Target;

impl JobMonitor for BulkEditor {
    fn is_open(&self) -> bool {
        !self.state.is_disposed()
    }

    fn is_stop_requested(&self) -> bool {
        self.is_stop_requested.get_untracked()
    }

    fn set_progress(&self, progress: JobProgress) {
        let JobProgress { done, total, .. } = progress;
        let is_applying = |state: &BulkState| *state == BulkState::Applying;
        if self.state.try_with_untracked(is_applying) == Some(true) {
            RunningJob::BulkSharing { done, total }.store();
        }
        self.progress.try_set(progress);
    }
}

impl BulkPage for BulkEditor {
    fn set_state(&self, state: BulkState) {
        self.state.set(state);
    }

    fn target(&self, index: usize) -> Option<Target> {
        self.items.get(index).map(|item| Target::from(&item.volume))
    }

    fn item_state(&self, index: usize) -> ItemState {
        self.items.state(index)
    }

    fn set_item_state(&self, index: usize, state: ItemState) {
        if let Some(item) = self.items.get(index) {
            if state == ItemState::Gone {
                self.on_gone.run(item.volume.id);
            }
            item.state.set(state);
        }
    }

    fn has_pending_items(&self) -> bool {
        self.items.count(ItemState::is_pending) > 0
    }

    fn plan(&self, index: usize, saved: ScopeSet) -> VolumePlan {
        let Some(item) = self.items.get(index) else {
            return VolumePlan::default();
        };
        let organisation = self.organisation.get_untracked();
        let mut edits = self.edits.get_untracked();
        self.denied
            .with_untracked(|denied| denied.leave_out_of(&mut edits));
        VolumePlan::new(&organisation, &item.volume, saved, &edits)
    }
}
