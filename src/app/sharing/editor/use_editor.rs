//! The handle of the sharing editor.

mod link;
mod writes;

use datavolumes_client::{Action, project_scope};
use datavolumes_contract::{ProjectId, Scope, SharedScope, VolumeId};
use datavolumes_sharing::{Finding, Organisation, Plan, ScopeDiff, ScopeSet, Tallies, lint};
use datavolumes_ui::Toasts;
use leptos::ev;
use leptos::prelude::*;

use super::editor_state::{EditorState, EditorView};
use crate::remote::jobs::dismiss_running_job;
use crate::remote::{Remote, UseRemote, use_remote};
use crate::services::{PageCommand, Services};
use crate::session::{Draft, use_draft};
use crate::sharing::denied_edits::DeniedEdits;
use crate::sharing::org_loader::{OrgLoader, use_org_loader};
use crate::sharing::permission::{other_cluster_reason, share_disabled_reason};
use crate::sharing::plan_link::PlanLinkError;
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::scope_id_entry::ScopeIdEntry;
use crate::sharing::shares_state::{SharesState, scopes};
use crate::sharing::sharing_draft::SharingDraft;
use crate::volume::{VolumeState, use_volume};

/// A handle of the editor of the shares of one volume.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) services: Services,
    pub(super) id: VolumeId,
    pub(super) volume: VolumeState,
    /// The shares with their metadata.
    pub(super) shares: UseRemote<Vec<SharedScope>>,
    /// The directory.
    pub(super) loader: OrgLoader,
    /// The shares when they were last read.
    pub(super) saved: RwSignal<ScopeSet>,
    /// The edits of the saved shares.
    pub(super) edits: RwSignal<ScopeDiff>,
    /// Scopes that the user added to the tree by their ids.
    pub(super) manual_scopes: RwSignal<ScopeSet>,
    /// The scope that the user is typing.
    pub(super) scope_id: ScopeIdEntry,
    pub(super) state: RwSignal<EditorState>,
    pub(super) view: Memo<EditorView>,
    /// All known scopes.
    pub(super) organisation: Memo<PtrEq<Organisation>>,
    /// The edits that are known to be refused. They are no part of the plan.
    pub(super) denied: Memo<DeniedEdits>,
    /// The plan of the edits.
    pub(super) plan: Memo<PtrEq<Plan>>,
    /// The number of projects per scope that the plan affects.
    pub(super) tallies: Memo<PtrEq<Tallies>>,
    /// Whether the shares were loaded and the draft merged with them.
    is_initialized: RwSignal<bool>,
    draft: Draft<SharingDraft>,
    /// Whether a plan came with a link: `Ok(true)` if it was added to edits that were there.
    pub(super) link: RwSignal<Option<Result<bool, PlanLinkError>>>,
    toasts: Toasts,
}

/// Creates the editor of the shares of the volume `id`.
pub(super) fn use_editor(id: VolumeId) -> Editor {
    let services = Services::of_context();
    let volume = use_volume(id);
    let shares = use_remote(
        move || Some(id),
        services.connectivity,
        move |id| services.client().shared_scopes(id),
    );
    let loader = use_org_loader(services);
    let saved = RwSignal::new(ScopeSet::new());
    let edits = RwSignal::new(ScopeDiff::default());
    let manual_scopes = RwSignal::new(ScopeSet::new());
    let organisation = Memo::new(move |_| {
        let mut index = loader.snapshot().with(|snapshot| snapshot.index.clone());
        volume.value().with(|volume| index.add_volume(volume));
        shares.state.with(|shares| {
            let shares = shares.latest().into_iter().flatten();
            shares.for_each(|share| index.add_share(share));
        });
        manual_scopes.with(|scopes| scopes.iter().for_each(|scope| index.add_scope(scope)));
        PtrEq::new(index.organisation())
    });
    let possible = Memo::new(move |_| {
        let mut edits = edits.get();
        let reason = |scope: &Scope| share_disabled_reason(services, scope);
        let denied = DeniedEdits::take(&mut edits, reason);
        (edits, denied)
    });
    let plan = Memo::new(move |_| {
        let origin = volume.value().with(|volume| volume.project_id.clone());
        let organisation = organisation.get();
        let saved = saved.get();
        PtrEq::new(possible.with(|(edits, _)| Plan::new(&organisation, &origin, saved, edits)))
    });
    let tallies = Memo::new(move |_| {
        let (organisation, plan) = (organisation.get(), plan.get());
        PtrEq::new(Tallies::new(&organisation, plan.before(), plan.after()))
    });
    let state = RwSignal::new(EditorState::default());
    let editor = Editor {
        services,
        id,
        volume,
        shares,
        loader,
        saved,
        edits,
        manual_scopes,
        scope_id: ScopeIdEntry::kept(&format!("sharing.{id}.scope")),
        state,
        view: Memo::new(move |_| state.with(EditorState::view)),
        organisation,
        denied: Memo::new(move |_| possible.with(|(_, denied)| denied.clone())),
        plan,
        tallies,
        is_initialized: RwSignal::new(false),
        draft: use_draft(&format!("sharing.{id}"), SharingDraft::default()),
        link: RwSignal::new(None),
        toasts: Toasts::of_context(),
    };
    editor.start_effects();
    editor
}

impl Editor {
    fn start_effects(self) {
        Effect::new(move |_| {
            let loaded = self.shares.state.with(|shares| match shares {
                Remote::Ready(shares) => Some(scopes(shares)),
                _ => None,
            });
            if let Some(loaded) = loaded
                && !self.is_initialized.get_untracked()
            {
                self.initialize(loaded);
            }
        });
        let staged = Memo::new(move |_| self.is_initialized.get().then(|| self.staged()));
        Effect::new(move |_| {
            if let Some(staged) = staged.get() {
                self.draft.value.set(staged);
            }
        });
        // A link to the page on screen changes only the fragment.
        let lay_link = move || {
            if self.is_initialized.get_untracked() {
                let saved = self.saved.get_untracked();
                self.lay_draft(&untrack(|| self.staged()), &saved);
            }
        };
        let on_link = window_event_listener(ev::hashchange, move |_| lay_link());
        on_cleanup(move || on_link.remove());
        self.services.on_command(move |command| {
            let is_plan = command == PageCommand::Plan;
            if is_plan {
                lay_link();
            }
            is_plan
        });
        on_cleanup(dismiss_running_job);
        // After an outage or a new sign-in, a change that could not be verified is verified.
        let retries = self.services.connectivity.retries();
        Effect::watch(
            move || retries.get(),
            move |_, _, _| {
                if self.is_unverified() {
                    self.verify();
                }
            },
            false,
        );
    }

    /// Merges the draft that the tab keeps with the shares that were loaded.
    fn initialize(self, loaded: ScopeSet) {
        self.lay_draft(&self.draft.value.get_untracked(), &loaded);
        self.saved.set(loaded);
        self.is_initialized.set(true);
    }

    /// The edits, with the shares that they are made of. A merge that the user has not decided on stays one after a
    /// reload.
    fn staged(self) -> SharingDraft {
        let saved = self.saved.get();
        let merged = self.state.with(|state| match state {
            EditorState::Merging(merge) => Some(merge.origin(&saved)),
            _ => None,
        });
        let (base, edits) = merged.unwrap_or_else(|| (saved, self.edits.get()));
        SharingDraft::new(&base, &edits, &self.manual_scopes.get())
    }

    /// Whether the shares can be edited.
    pub(super) fn is_ready(self) -> bool {
        self.is_initialized.get() && self.volume.is_loaded()
    }

    /// The load state of the shares.
    pub(super) fn shares_state(self) -> SharesState {
        self.shares.state.with(SharesState::of_remote)
    }

    /// Whether there are edits that change something.
    pub(super) fn is_changed(self) -> bool {
        self.plan.with(|plan| !plan.diff().is_empty())
    }

    /// Whether there are edits, even if none of them changes something.
    pub(super) fn has_edits(self) -> bool {
        self.edits.with(|edits| !edits.is_empty())
    }

    /// Whether the editor started with a draft that the tab kept.
    pub(super) fn was_restored(self) -> bool {
        self.draft.was_restored()
    }

    /// Which edits are left out because they are known to be refused, and why. `None` if there are none.
    pub(super) fn denied_text(self) -> Option<String> {
        let organisation = self.organisation.get();
        self.denied.with(|denied| denied.text(&organisation))
    }

    /// The project in which the volume originates.
    fn origin(self) -> ProjectId {
        self.volume.value().with(|volume| volume.project_id.clone())
    }

    /// Sets whether `scope` is to be shared with.
    pub(super) fn set_shared(self, scope: Scope, is_shared: bool) {
        let saved = self.saved.get_untracked();
        self.edits
            .update(|edits| edits.set_shared(scope, is_shared, &saved));
    }

    /// Why the share with `scope` cannot be changed. `None` if no reason is known. A share or an edit that exists can be
    /// removed even if the scope is in another cluster.
    pub(super) fn disabled_reason(self, scope: &Scope) -> Option<String> {
        let is_shared = self.saved.with(|saved| saved.contains(scope))
            || self.edits.with(|edits| edits.add().contains(scope));
        let home = self.volume.value().with(|volume| volume.cluster_id.clone());
        let refused = || other_cluster_reason(&self.organisation.get(), &home, scope);
        share_disabled_reason(self.services, scope).or_else(|| refused().filter(|_| !is_shared))
    }

    /// Whether the volume cannot be shared with `scope`, which is in another cluster and not shared with.
    pub(super) fn is_in_other_cluster(self, scope: &Scope) -> bool {
        let is_shared = self.saved.with(|saved| saved.contains(scope));
        let home = self.volume.value().with(|volume| volume.cluster_id.clone());
        !is_shared && other_cluster_reason(&self.organisation.get(), &home, scope).is_some()
    }

    /// Why no share of the volume can be changed. `None` if no reason is known.
    pub(super) fn volume_disabled_reason(self) -> Option<String> {
        let origin = project_scope(&self.origin());
        self.services.permissions.reason(Action::Share, &origin)
    }

    /// The likely mistakes in the planned shares.
    pub(super) fn findings(self) -> Vec<Finding> {
        let (organisation, plan) = (self.organisation.get(), self.plan.get());
        let volume = self.volume.value();
        volume.with(|volume| lint(&organisation, volume, plan.target()))
    }

    /// Discards the edits.
    pub(super) fn discard(self) {
        self.edits.set(ScopeDiff::default());
        self.manual_scopes.set(ScopeSet::new());
        self.scope_id.clear();
        self.draft.discard();
        self.forget_link();
        self.edit_again();
    }

    /// Returns to the edits.
    pub(super) fn edit_again(self) {
        dismiss_running_job();
        self.state.set(EditorState::Editing);
    }

    /// Shows the plan for review. Does nothing while an id of a scope is typed but not added.
    pub(super) fn review(self) {
        if self.scope_id.check() {
            self.state.set(EditorState::Reviewing);
        }
    }
}
