//! The handle of the bulk change.

mod page;

use datavolumes_contract::{Scope, Volume, VolumeId};
use datavolumes_sharing::{Organisation, ScopeDiff, ScopeSet};
use datavolumes_ui::{Toasts, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::engine::{BulkEngine, BulkPage};
use super::item_state::{BulkState, ItemState};
use super::items::{Items, rejected};
use super::summary_text::gone_text;
use crate::remote::Connectivity;
use crate::remote::jobs::{
    JobMonitor, JobProgress, RunningJob, dismiss_running_job, end_running_job,
};
use crate::services::Services;
use crate::session::{Draft, use_draft};
use crate::sharing::denied_edits::DeniedEdits;
use crate::sharing::org_loader::{OrgLoader, use_org_loader};
use crate::sharing::permission::share_disabled_reason;
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::scope_id_entry::ScopeIdEntry;
use crate::sharing::shares_client::SharesClient;
use crate::sharing::sharing_draft::SharingDraft;

/// A handle of one change of the shares of many volumes.
#[derive(Clone, Copy)]
pub(super) struct BulkEditor {
    pub(super) services: Services,
    /// The directory.
    pub(super) loader: OrgLoader,
    /// The volumes.
    pub(super) items: Items,
    /// The edits to apply to each volume.
    pub(super) edits: RwSignal<ScopeDiff>,
    /// The edits that were known to be refused when the review began. They are no part of the plans.
    pub(super) denied: RwSignal<DeniedEdits>,
    /// Scopes that the user added to the tree by their ids.
    manual_scopes: RwSignal<ScopeSet>,
    /// The scope that the user is typing.
    pub(super) scope_id: ScopeIdEntry,
    /// All known scopes.
    pub(super) organisation: Memo<PtrEq<Organisation>>,
    pub(super) state: RwSignal<BulkState>,
    /// The progress of reading or applying.
    pub(super) progress: RwSignal<JobProgress>,
    /// Whether the user wants to stop after the pending request.
    pub(super) is_stop_requested: RwSignal<bool>,
    draft: Draft<SharingDraft>,
    toasts: Toasts,
    /// Called with each volume that does not exist any more.
    on_gone: Callback<VolumeId>,
}

/// Creates the bulk change of the shares of `volumes`.
pub(super) fn use_bulk_editor(volumes: Vec<Volume>, on_gone: Callback<VolumeId>) -> BulkEditor {
    let services = Services::of_context();
    let loader = use_org_loader(services);
    let draft = use_draft("bulk-sharing", SharingDraft::default());
    let restored = draft.value.get_untracked();
    let manual_scopes = RwSignal::new(restored.manual_scopes());
    let items = Items::new(volumes);
    let organisation = Memo::new(move |_| {
        let mut index = loader.snapshot().with(|snapshot| snapshot.index.clone());
        items.for_each_volume(|volume| index.add_volume(volume));
        manual_scopes.with(|scopes| scopes.iter().for_each(|scope| index.add_scope(scope)));
        PtrEq::new(index.organisation())
    });
    let editor = BulkEditor {
        services,
        loader,
        items,
        edits: RwSignal::new(restored.edits()),
        denied: RwSignal::default(),
        manual_scopes,
        scope_id: ScopeIdEntry::kept("bulk-sharing.scope"),
        organisation,
        state: RwSignal::new(BulkState::Editing),
        progress: RwSignal::new(JobProgress::default()),
        is_stop_requested: RwSignal::new(false),
        draft,
        toasts: Toasts::of_context(),
        on_gone,
    };
    editor.start_effects();
    on_cleanup(dismiss_running_job);
    editor
}

impl BulkEditor {
    fn start_effects(self) {
        Effect::new(move |_| {
            let (edits, manual_scopes) = (self.edits.get(), self.manual_scopes.get());
            let draft = SharingDraft::new(&ScopeSet::new(), &edits, &manual_scopes);
            self.draft.value.set(draft);
        });
        let is_review = move || {
            self.state
                .with_untracked(|state| *state == BulkState::Review)
        };
        // More known scopes make the plans more precise.
        Effect::new(move |_| {
            self.organisation.track();
            if is_review() {
                self.update_plans();
            }
        });
        // After an outage or a new sign-in, the volumes that could not be read are read.
        let retries = self.services.connectivity.retries();
        Effect::watch(
            move || retries.get(),
            move |_, _, _| {
                if is_review() {
                    self.read(self.items.indexes(|state| match state {
                        ItemState::ReadFailed(error) => Connectivity::is_transient(error),
                        state => state.is_unread(),
                    }));
                }
            },
            false,
        );
    }

    /// Whether there are edits.
    pub(super) fn has_edits(self) -> bool {
        self.edits.with(|edits| !edits.is_empty())
    }

    /// Whether requests are pending.
    pub(super) fn is_busy(self) -> bool {
        self.state
            .with(|state| matches!(state, BulkState::Reading | BulkState::Applying))
    }

    /// Whether the change started with a draft that the tab kept.
    pub(super) fn was_restored(self) -> bool {
        self.draft.was_restored()
    }

    /// Adds a scope to the tree that the directory may not list.
    pub(super) fn add_manual_scope(self, scope: Scope) {
        self.manual_scopes.update(|scopes| {
            scopes.insert(scope);
        });
    }

    /// Says how many volumes are no longer selected, because they do not exist any more.
    pub(super) fn report_gone(self) {
        if let Some(text) = gone_text(self.items.count(|state| *state == ItemState::Gone)) {
            self.toasts.push(Tone::Info, text, None);
        }
    }

    /// Discards the edits.
    pub(super) fn discard(self) {
        self.edits.set(ScopeDiff::default());
        self.manual_scopes.set(ScopeSet::new());
        self.scope_id.clear();
        self.draft.discard();
        self.state.set(BulkState::Editing);
    }

    /// Reads the shares of all volumes, and plans the change for review. Does nothing while an id of a scope is typed
    /// but not added.
    pub(super) fn review(self) {
        if self.scope_id.check() {
            let mut edits = self.edits.get_untracked();
            let reason = |scope: &Scope| untrack(|| share_disabled_reason(self.services, scope));
            self.denied.set(DeniedEdits::take(&mut edits, reason));
            self.read((0..self.items.len()).collect());
        }
    }

    /// Reads the shares of the volumes at `indexes`.
    pub(super) fn read(self, indexes: Vec<usize>) {
        if self.start(&indexes) {
            spawn_local(async move { self.engine().read(indexes).await });
        }
    }

    /// Applies the change to all volumes that are pending.
    pub(super) fn apply(self) {
        self.apply_to(self.items.indexes(ItemState::is_pending));
    }

    /// Returns to the edits.
    pub(super) fn edit_again(self) {
        dismiss_running_job();
        self.state.set(BulkState::Editing);
    }

    /// Applies the change again to the volumes that failed.
    pub(super) fn retry(self) {
        self.apply_to(self.items.indexes(ItemState::is_failed));
    }

    /// Removes the edits that the server rejected, and applies the rest to the volumes that failed.
    pub(super) fn skip_rejected(self) {
        let rejected = rejected(self.items);
        self.edits
            .update(|edits| rejected.iter().for_each(|scope| edits.reset(scope)));
        self.retry();
    }

    fn apply_to(self, indexes: Vec<usize>) {
        if self.start(&indexes) {
            let (toasts, total) = (self.toasts, indexes.len());
            spawn_local(async move {
                let done = self.engine().apply(indexes).await;
                let is_cut_off = self.state.try_with_untracked(BulkState::is_cut_off);
                end_running_job(is_cut_off.unwrap_or_default());
                if !self.is_open() {
                    RunningJob::BulkSharing { done, total }.announce_interruption(toasts);
                } else if self.is_applied_everywhere() {
                    self.draft.discard();
                }
            });
        }
    }

    /// Whether the engine may start on the volumes at `indexes`.
    fn start(self, indexes: &[usize]) -> bool {
        let may_start = !indexes.is_empty() && !untrack(|| self.is_busy());
        if may_start {
            self.is_stop_requested.set(false);
        }
        may_start
    }

    fn is_applied_everywhere(self) -> bool {
        let is_left = |state: &ItemState| state.is_failed() || state.is_unread();
        self.state
            .with_untracked(|state| *state == BulkState::Finished)
            && self.items.count(is_left) == 0
    }

    fn engine(self) -> BulkEngine<Self> {
        let client = SharesClient::new(self.services.client(), self.services);
        BulkEngine::new(client, self)
    }

    fn update_plans(self) {
        for index in self
            .items
            .indexes(|state| matches!(state, ItemState::Planned(_)))
        {
            if let ItemState::Planned(plan) = self.items.state(index) {
                let plan = self.plan(index, plan.saved);
                self.set_item_state(index, ItemState::Planned(Box::new(plan)));
            }
        }
    }
}
