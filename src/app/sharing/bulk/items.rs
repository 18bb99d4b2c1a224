//! What the states of all volumes of the bulk change amount to.

use datavolumes_sharing::{BulkSummary, ScopeSet};

use super::item_state::ItemState;
use crate::remote::jobs::JobItems;

/// The volumes of the bulk change with their states.
pub(super) type Items = JobItems<ItemState>;

/// Counts over the plans of all volumes.
pub(super) fn summary(items: Items) -> BulkSummary {
    let mut summary = BulkSummary::default();
    items.for_each_state(|_, state| {
        if let ItemState::Planned(plan) = state {
            summary.add(plan);
        }
    });
    summary
}

/// The scopes that the server rejected by name.
pub(super) fn rejected(items: Items) -> ScopeSet {
    let mut rejected = ScopeSet::new();
    items.for_each_state(|_, state| {
        if let ItemState::Failed(failure) = state {
            rejected.extend(failure.rejected.iter().cloned());
        }
    });
    rejected
}

/// Whether any volume was changed or deleted, or may have been changed.
pub(super) fn has_changed(items: Items) -> bool {
    let has_changed = |state: &ItemState| match state {
        ItemState::Done(result) => !result.plan.is_empty(),
        ItemState::Failed(_) | ItemState::Gone => true,
        _ => false,
    };
    items.count(has_changed) > 0
}
