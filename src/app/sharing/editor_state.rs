//! The change of the shares of one volume: what was loaded, what is asked for, what that does.

use datavolumes_contract::{ProjectId, Scope, ScopeType, SharedScope, VolumeId};
use datavolumes_sharing::{Change, Finding, Organisation, Plan, ScopeSet, Tallies, lint};
use leptos::prelude::*;

use super::organisation_state::{OrganisationState, use_organisation};
use super::shared::Shared;
use super::shares_state::{Shares, scopes};
use super::sharing_draft::SharingDraft;
use super::stage::{Stage, View};
use crate::draft::{Draft, use_draft};
use crate::remote::{Remote, UseRemote, use_remote};
use crate::rights::{Action, project};
use crate::services::Services;
use crate::volume::{VolumeState, use_volume};
use datavolumes_ui::effect;

/// The editor of the shares of one volume, as a value.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) services: Services,
    pub(super) id: VolumeId,
    /// The volume itself.
    pub(super) volume: VolumeState,
    /// Whom it is shared with, with who and when.
    pub(super) shares: UseRemote<Vec<SharedScope>>,
    /// What the directory tells.
    pub(super) directory: OrganisationState,
    /// What was shared when it was last read.
    pub(super) saved: RwSignal<ScopeSet>,
    /// What is to be changed.
    pub(super) asked: RwSignal<Change>,
    /// Scopes that were added to the tree by their ids.
    pub(super) typed: RwSignal<ScopeSet>,
    /// Where it stands.
    pub(super) stage: RwSignal<Stage>,
    /// Everything that is known of the organisation.
    pub(super) organisation: Memo<Shared<Organisation>>,
    /// What would happen.
    pub(super) plan: Memo<Shared<Plan>>,
    /// How many projects of each scope that is.
    pub(super) tallies: Memo<Shared<Tallies>>,
    /// Whether the shares have been taken over for editing.
    has_begun: RwSignal<bool>,
    draft: Draft<SharingDraft>,
}

/// Starts the editor of the shares of the volume `id`.
pub(super) fn use_editor(id: VolumeId) -> Editor {
    let services = Services::of_context();
    let volume = use_volume(id);
    let shares = use_remote(
        move || Some(id),
        services.health,
        move |id| services.api.shared_scopes(id),
    );
    let directory = use_organisation(services);
    let saved = RwSignal::new(ScopeSet::new());
    let asked = RwSignal::new(Change::default());
    let typed = RwSignal::new(ScopeSet::new());
    let told = directory.told();
    let organisation = Memo::new(move |_| {
        let mut known = told.with(|told| told.directory.clone());
        known.add_volume(&volume.value().get());
        shares.state.with(|shares| {
            let shares = shares.latest().into_iter().flatten();
            shares.for_each(|share| known.add_share(share));
        });
        typed.with(|typed| typed.iter().for_each(|scope| known.add_scope(scope)));
        Shared::new(known.organisation())
    });
    let plan = Memo::new(move |_| {
        let origin = volume.value().get().project_id;
        let organisation = organisation.get();
        Shared::new(asked.with(|asked| Plan::new(&organisation, &origin, saved.get(), asked)))
    });
    let tallies = Memo::new(move |_| {
        let (organisation, plan) = (organisation.get(), plan.get());
        Shared::new(Tallies::new(&organisation, plan.before(), plan.after()))
    });
    let editor = Editor {
        services,
        id,
        volume,
        shares,
        directory,
        saved,
        asked,
        typed,
        stage: RwSignal::new(Stage::default()),
        organisation,
        plan,
        tallies,
        has_begun: RwSignal::new(false),
        draft: use_draft(&format!("sharing.{id}"), SharingDraft::default()),
    };
    editor.follow();
    editor
}

/// Why the share of `scope` cannot be changed; `None` where nothing is known against it.
pub(super) fn refusal(services: Services, scope: &Scope) -> Option<String> {
    if let ScopeType::Other(level) = &scope.scope_type {
        return Some(format!(
            "This app does not know the level “{level}”, so it leaves the share as it is."
        ));
    }
    services.rights.reason(Action::Share, scope)
}

impl Editor {
    fn follow(self) {
        effect(move || {
            let found = self.shares.state.with(|shares| match shares {
                Remote::Ready(shares) => Some(scopes(shares)),
                _ => None,
            });
            if let Some(found) = found.filter(|_| !self.has_begun.get_untracked()) {
                self.begin(found);
            }
        });
        effect(move || {
            if self.has_begun.get() {
                let (saved, typed) = (self.saved.get(), self.typed.get());
                let draft = self
                    .asked
                    .with(|asked| SharingDraft::new(&saved, asked, &typed));
                self.draft.value.set(draft);
            }
        });
        // After an expired session or an outage, how far it came can be read again.
        let retries = self.services.health.retries();
        let seen = StoredValue::new(retries.get_untracked());
        effect(move || {
            let now = retries.get();
            let is_unknown = |stage: &Stage| matches!(stage, Stage::Stopped(stop) if stop.plan.is_some() && stop.progress.is_none());
            if now != seen.get_value() && self.stage.with_untracked(is_unknown) {
                self.look_again();
            }
            seen.set_value(now);
        });
    }

    /// Goes on with what this tab has kept, on the shares `found`.
    fn begin(self, found: ScopeSet) {
        let kept = self.draft.value.get_untracked();
        if !kept.is_empty() {
            let merge = kept.merge(&found);
            self.typed.set(kept.typed());
            self.asked.set(merge.mine.clone());
            if merge.has_foreign_change() {
                self.stage.set(Stage::Merging(merge));
            }
        }
        self.saved.set(found);
        self.has_begun.set(true);
    }

    /// Whether there is anything to edit.
    pub(super) fn is_ready(self) -> bool {
        self.has_begun.get() && self.volume.is_loaded()
    }

    /// What is known of the shares.
    pub(super) fn shares(self) -> Shares {
        self.shares.state.with(Shares::of)
    }

    /// What is to be seen now.
    pub(super) fn view(self) -> Memo<View> {
        Memo::new(move |_| self.stage.with(Stage::view))
    }

    /// Whether anything is asked for that is not so already.
    pub(super) fn is_changed(self) -> bool {
        self.plan.with(|plan| !plan.change().is_empty())
    }

    /// The same, to ask once.
    pub(super) fn is_changed_untracked(self) -> bool {
        self.plan.with_untracked(|plan| !plan.change().is_empty())
    }

    /// Whether the page began with a change that was kept in this tab.
    pub(super) fn was_kept(self) -> bool {
        self.draft.was_restored()
    }

    /// The project in which the volume originates.
    pub(super) fn origin(self) -> ProjectId {
        self.volume.value().get().project_id
    }

    /// Asks that `scope` be shared with, or not be.
    pub(super) fn want(self, scope: Scope, is_shared: bool) {
        let saved = self.saved.get_untracked();
        self.asked
            .update(|asked| asked.want(scope, is_shared, &saved));
    }

    /// Why the share of `scope` cannot be changed; `None` where nothing is known against it.
    pub(super) fn refusal(self, scope: &Scope) -> Option<String> {
        refusal(self.services, scope)
    }

    /// Why no share can be changed; `None` where nothing is known against it.
    pub(super) fn refusal_of_all(self) -> Option<String> {
        let origin = project(&self.origin());
        self.services.rights.reason(Action::Share, &origin)
    }

    /// What is odd about the shares as they would be.
    pub(super) fn findings(self) -> Vec<Finding> {
        let plan = self.plan.get();
        lint(
            &self.organisation.get(),
            &self.volume.value().get(),
            plan.wanted(),
        )
    }

    /// Forgets what was asked for.
    pub(super) fn discard(self) {
        self.asked.set(Change::default());
        self.typed.set(ScopeSet::new());
        self.draft.discard();
        self.stage.set(Stage::Editing);
    }

    /// Takes over what was read: the shares with who and when, and what of the wish is left.
    pub(super) fn take(self, shares: Vec<SharedScope>, left: Change) {
        self.saved.set(scopes(&shares));
        self.asked.set(left);
        self.shares.state.update(|state| state.finish(Ok(shares)));
    }
}
