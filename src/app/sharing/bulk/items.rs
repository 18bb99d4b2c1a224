//! The volumes of the bulk change with their states.

use datavolumes_contract::Volume;
use datavolumes_sharing::{BulkSummary, ScopeSet};
use leptos::prelude::*;

use super::item_state::ItemState;

/// A volume and its state.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) volume: Volume,
    pub(super) state: ArcRwSignal<ItemState>,
}

/// A handle of the volumes. No method tracks their states.
#[derive(Clone, Copy)]
pub(super) struct Items(StoredValue<Vec<Item>>);

impl Items {
    /// The volumes, none of them read.
    pub(super) fn new(volumes: Vec<Volume>) -> Self {
        let item = |volume| Item {
            volume,
            state: ArcRwSignal::new(ItemState::Waiting),
        };
        Self(StoredValue::new(volumes.into_iter().map(item).collect()))
    }

    /// The number of volumes.
    pub(super) fn len(self) -> usize {
        self.0.with_value(Vec::len)
    }

    /// The volume at `index`.
    pub(super) fn get(self, index: usize) -> Option<Item> {
        self.0
            .try_with_value(|items| items.get(index).cloned())
            .flatten()
    }

    /// Calls `read` with each volume.
    pub(super) fn for_each_volume(self, read: impl FnMut(&Volume)) {
        self.0
            .with_value(|items| items.iter().map(|item| &item.volume).for_each(read));
    }

    /// Calls `read` with the index and the state of each volume.
    fn for_each_state(self, mut read: impl FnMut(usize, &ItemState)) {
        self.0.with_value(|items| {
            for (index, item) in items.iter().enumerate() {
                item.state.with_untracked(|state| read(index, state));
            }
        });
    }

    /// The indexes of the volumes whose state matches.
    pub(super) fn indexes(self, matches: impl Fn(&ItemState) -> bool) -> Vec<usize> {
        let mut indexes = Vec::new();
        self.for_each_state(|index, state| {
            if matches(state) {
                indexes.push(index);
            }
        });
        indexes
    }

    /// The number of volumes whose state matches.
    pub(super) fn count(self, matches: impl Fn(&ItemState) -> bool) -> usize {
        self.indexes(matches).len()
    }

    /// The indexes of all volumes in the order of the table: those that need attention first.
    pub(super) fn sorted_indexes(self) -> Vec<usize> {
        let mut ranked = Vec::new();
        self.for_each_state(|index, state| ranked.push((state.sort_rank(), index)));
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, index)| index).collect()
    }

    /// Counts over the plans of all volumes.
    pub(super) fn summary(self) -> BulkSummary {
        let mut summary = BulkSummary::default();
        self.for_each_state(|_, state| {
            if let ItemState::Planned(plan) = state {
                summary.add(plan);
            }
        });
        summary
    }

    /// The scopes that the server rejected by name.
    pub(super) fn rejected(self) -> ScopeSet {
        let mut rejected = ScopeSet::new();
        self.for_each_state(|_, state| {
            if let ItemState::Failed(failure) = state {
                rejected.extend(failure.rejected.iter().cloned());
            }
        });
        rejected
    }

    /// Whether any volume was changed or deleted, or may have been changed.
    pub(super) fn has_changed(self) -> bool {
        let has_changed = |state: &ItemState| match state {
            ItemState::Done(result) => !result.plan.is_empty(),
            ItemState::Failed(_) | ItemState::Gone => true,
            _ => false,
        };
        self.count(has_changed) > 0
    }
}
