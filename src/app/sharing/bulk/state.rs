//! One change of the shares of many volumes: what is asked for, and what that means to each.

use datavolumes_contract::{Scope, Volume};
use datavolumes_sharing::{BulkSummary, Change, Organisation, ScopeSet, VolumePlan};
use leptos::prelude::*;

use super::standing::{BulkStage, Item, Standing};
use crate::draft::{Draft, use_draft};
use crate::remote::Health;
use crate::services::Services;
use crate::sharing::organisation_state::{OrganisationState, use_organisation};
use crate::sharing::shared::Shared;
use crate::sharing::sharing_draft::SharingDraft;
use datavolumes_ui::effect;

/// How many of the volumes are done with, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) done: usize,
    pub(super) total: usize,
}

/// The change of the shares of many volumes, as a value.
#[derive(Clone, Copy)]
pub(super) struct Bulk {
    pub(super) services: Services,
    pub(super) directory: OrganisationState,
    /// The volumes.
    pub(super) items: StoredValue<Vec<Item>>,
    /// What is to be changed.
    pub(super) asked: RwSignal<Change>,
    /// Scopes that were added to the tree by their ids.
    typed: RwSignal<ScopeSet>,
    /// Everything that is known of the organisation.
    pub(super) organisation: Memo<Shared<Organisation>>,
    /// Where it stands.
    pub(super) stage: RwSignal<BulkStage>,
    /// How far the reading or the applying has come.
    pub(super) count: RwSignal<Count>,
    /// The person wants it to stop.
    pub(super) is_stopping: RwSignal<bool>,
    /// What is still to be read, last first.
    pub(super) queue: StoredValue<Vec<usize>>,
    /// How many volumes are being read at this moment.
    pub(super) readers: StoredValue<usize>,
    draft: Draft<SharingDraft>,
}

/// Starts the change of the shares of `volumes`.
pub(super) fn use_bulk(volumes: Vec<Volume>) -> Bulk {
    let services = Services::of_context();
    let directory = use_organisation(services);
    let draft = use_draft("bulk-sharing", SharingDraft::default());
    let kept = draft.value.get_untracked();
    let typed = RwSignal::new(kept.typed());
    let items: Vec<Item> = volumes
        .into_iter()
        .map(|volume| Item {
            volume,
            standing: ArcRwSignal::new(Standing::Waiting),
        })
        .collect();
    let items = StoredValue::new(items);
    let told = directory.told();
    let organisation = Memo::new(move |_| {
        let mut known = told.with(|told| told.directory.clone());
        items.with_value(|items| {
            for item in items {
                known.add_volume(&item.volume);
            }
        });
        typed.with(|typed| typed.iter().for_each(|scope| known.add_scope(scope)));
        Shared::new(known.organisation())
    });
    let bulk = Bulk {
        services,
        directory,
        items,
        asked: RwSignal::new(kept.asked()),
        typed,
        organisation,
        stage: RwSignal::new(BulkStage::Editing),
        count: RwSignal::new(Count::default()),
        is_stopping: RwSignal::new(false),
        queue: StoredValue::new(Vec::new()),
        readers: StoredValue::new(0),
        draft,
    };
    bulk.follow();
    bulk
}

impl Bulk {
    fn follow(self) {
        effect(move || {
            let typed = self.typed.get();
            let none = ScopeSet::new();
            let draft = self
                .asked
                .with(|asked| SharingDraft::new(&none, asked, &typed));
            self.draft.value.set(draft);
        });
        // What more is known of the organisation tells more of what would happen.
        effect(move || {
            self.organisation.track();
            if self
                .stage
                .with_untracked(|stage| *stage == BulkStage::Review)
            {
                self.plan_again();
            }
        });
        // After an expired session or an outage, what could not be read can be.
        let retries = self.services.health.retries();
        let seen = StoredValue::new(retries.get_untracked());
        effect(move || {
            let now = retries.get();
            let is_news = seen.get_value() != now;
            seen.set_value(now);
            let is_review = self
                .stage
                .with_untracked(|stage| *stage == BulkStage::Review);
            if is_news && is_review {
                self.read(self.places(|standing| match standing {
                    Standing::Unread(error) => Health::is_passing(error),
                    standing => standing.is_unread(),
                }));
            }
        });
    }

    /// How many volumes there are.
    pub(super) fn len(self) -> usize {
        self.items.with_value(Vec::len)
    }

    /// The places of the volumes that stand as `fits` says.
    pub(super) fn places(self, fits: impl Fn(&Standing) -> bool) -> Vec<usize> {
        self.items.with_value(|items| {
            let items = items.iter().enumerate();
            let those = items.filter(|(_, item)| item.standing.with_untracked(&fits));
            those.map(|(index, _)| index).collect()
        })
    }

    /// How many volumes stand as `fits` says.
    pub(super) fn number(self, fits: impl Fn(&Standing) -> bool) -> usize {
        self.places(fits).len()
    }

    /// The plans in numbers.
    pub(super) fn summary(self) -> BulkSummary {
        let mut sum = BulkSummary::default();
        self.items.with_value(|items| {
            for item in items {
                item.standing.with_untracked(|standing| {
                    if let Standing::Planned(plan) = standing {
                        sum.count(plan);
                    }
                });
            }
        });
        sum
    }

    pub(super) fn item(self, index: usize) -> Option<Item> {
        self.items
            .try_with_value(|items| items.get(index).cloned())
            .flatten()
    }

    /// Sets where the volume at `index` stands; `None` once the dialog has been closed.
    pub(super) fn put(self, index: usize, standing: Standing) -> Option<()> {
        self.stage.try_get_untracked()?;
        self.item(index)?.standing.set(standing);
        Some(())
    }

    /// Whether anything was changed.
    pub(super) fn has_changed(self) -> bool {
        let has_changed = |standing: &Standing| match standing {
            Standing::Done(proof) => !proof.plan.is_empty(),
            // Some of it may be done.
            Standing::Failed(_) => true,
            _ => false,
        };
        self.number(has_changed) > 0
    }

    /// Whether anything is asked for.
    pub(super) fn is_asked(self) -> bool {
        self.asked.with(|asked| !asked.is_empty())
    }

    /// Whether requests are on their way.
    pub(super) fn is_busy(self) -> bool {
        self.stage
            .with(|stage| matches!(stage, BulkStage::Reading | BulkStage::Applying))
    }

    /// Whether it began with what was chosen earlier in this tab.
    pub(super) fn was_kept(self) -> bool {
        self.draft.was_restored()
    }

    /// Adds a scope to the tree that is not listed.
    pub(super) fn know(self, scope: Scope) {
        self.typed.update(|typed| _ = typed.insert(scope));
    }

    /// Forgets what was asked for.
    pub(super) fn discard(self) {
        self.asked.set(Change::default());
        self.typed.set(ScopeSet::new());
        self.draft.discard();
        self.stage.set(BulkStage::Editing);
    }

    /// Everything that was asked for is done: there is nothing to keep.
    pub(super) fn forget(self) {
        self.draft.discard();
    }

    /// The plan of what is asked for, for the volume of `item` with the shares `saved`.
    pub(super) fn plan(self, item: &Item, saved: ScopeSet) -> Option<VolumePlan> {
        let organisation = self.organisation.try_get_untracked()?;
        let asked = self.asked.try_get_untracked()?;
        Some(VolumePlan::new(&organisation, &item.volume, saved, &asked))
    }

    fn plan_again(self) {
        for index in self.places(|standing| matches!(standing, Standing::Planned(_))) {
            if let Some(item) = self.item(index)
                && let Standing::Planned(plan) = item.standing.get_untracked()
                && let Some(plan) = self.plan(&item, plan.saved)
            {
                item.standing.set(Standing::Planned(Box::new(plan)));
            }
        }
    }
}
