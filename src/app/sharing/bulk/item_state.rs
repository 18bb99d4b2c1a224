//! The states of the bulk change, and of each volume in it.

use datavolumes_client::ApiError;
use datavolumes_contract::Scope;
use datavolumes_sharing::{ScopeDiff, VolumePlan};

use crate::remote::jobs::affects_all_items;

/// The state of the bulk change.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum BulkState {
    /// The user edits the change.
    #[default]
    Editing,
    /// The shares of the volumes are being read.
    Reading,
    /// The user reviews the plans.
    Review,
    /// The change is being applied.
    Applying,
    /// The change was stopped by the user, or by an error that would affect all further volumes.
    Stopped(Option<ApiError>),
    /// The change was attempted for all volumes.
    Finished,
}

impl BulkState {
    /// Whether a broken connection has stopped it, as it does while the page is being loaded again.
    pub(super) const fn is_cut_off(&self) -> bool {
        matches!(self, Self::Stopped(Some(ApiError::Network)))
    }
}

/// The state of one volume.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum ItemState {
    /// The shares are not read yet.
    #[default]
    Waiting,
    /// The shares are being read.
    Reading,
    /// The shares could not be read, or the user may not see them.
    ReadFailed(ApiError),
    /// The change is planned. The plan may be empty.
    Planned(Box<VolumePlan>),
    /// The change is being applied.
    Applying(Box<VolumePlan>),
    /// The change failed.
    Failed(Box<ItemFailure>),
    /// The change is applied and verified.
    Done(Box<ItemResult>),
    /// The volume does not exist any more.
    Gone,
}

/// Why the change of a volume failed, and how much of it is applied.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ItemFailure {
    /// The error. `None` if the server accepted every request, but the shares differ from the plan.
    pub(super) error: Option<ApiError>,
    /// The plan.
    pub(super) plan: VolumePlan,
    /// The part that is not applied. `None` if the shares could not be read since.
    pub(super) remaining: Option<ScopeDiff>,
    /// The scopes that the error message names.
    pub(super) rejected: Vec<Scope>,
}

/// A change of a volume that is applied, according to the shares that were read back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ItemResult {
    /// The applied plan. Empty if the volume already satisfied the edits.
    pub(super) plan: VolumePlan,
    /// Whether someone else changed the shares at the same time.
    pub(super) has_concurrent_changes: bool,
}

impl ItemState {
    /// Whether there are requests to send that the server has not rejected.
    pub(super) fn is_pending(&self) -> bool {
        match self {
            Self::Planned(plan) => !plan.is_empty(),
            Self::Failed(failure) => failure.error.as_ref().is_some_and(affects_all_items),
            _ => false,
        }
    }

    /// Whether the change failed.
    pub(super) const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    /// Whether the shares are not known.
    pub(super) const fn is_unread(&self) -> bool {
        matches!(self, Self::Waiting | Self::Reading | Self::ReadFailed(_))
    }

    /// The position in the table: failures first, volumes without changes last.
    pub(super) fn sort_rank(&self) -> u8 {
        match self {
            Self::Failed(_) => 0,
            Self::ReadFailed(_) => 1,
            Self::Waiting | Self::Reading | Self::Applying(_) => 2,
            Self::Planned(plan) if !plan.is_empty() => 3,
            Self::Done(_) => 4,
            Self::Planned(_) | Self::Gone => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;
    use crate::testing::rejected;

    fn failed(error: Option<ApiError>) -> ItemState {
        ItemState::Failed(Box::new(ItemFailure {
            error,
            plan: VolumePlan::default(),
            remaining: None,
            rejected: Vec::new(),
        }))
    }

    #[test]
    fn pending_volumes_are_neither_rejected_nor_done() {
        let mut plan = VolumePlan::default();
        assert!(!ItemState::Planned(Box::new(plan.clone())).is_pending());
        plan.diff.share(Scope::new(ScopeType::Project, "1"));
        assert!(ItemState::Planned(Box::new(plan)).is_pending());
        assert!(failed(Some(rejected(401))).is_pending());
        assert!(!failed(Some(rejected(403))).is_pending());
        assert!(!failed(None).is_pending());
        assert!(!ItemState::Done(Box::default()).is_pending());
    }

    #[test]
    fn failures_are_sorted_first_and_empty_plans_last() {
        let mut states = [
            ItemState::Planned(Box::default()),
            ItemState::Done(Box::default()),
            failed(None),
            ItemState::ReadFailed(rejected(403)),
        ];
        states.sort_by_key(ItemState::sort_rank);
        assert!(states[0].is_failed());
        assert!(states[1].is_unread());
        assert!(matches!(states[3], ItemState::Planned(_)));
    }
}
