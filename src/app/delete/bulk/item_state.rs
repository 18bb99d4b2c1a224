//! The states of the bulk deletion, and of each volume in it.

use datavolumes_client::{ApiError, DeleteOutcome};
use datavolumes_contract::Volume;

use crate::remote::jobs::affects_all_items;

/// The state of the bulk deletion.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum BulkState {
    /// The volumes are being read.
    #[default]
    Reading,
    /// The user reviews what would be deleted.
    Review,
    /// The volumes are being deleted.
    Deleting,
    /// The deletion was stopped by the user, or by an error that would affect all further volumes.
    Stopped(Option<ApiError>),
    /// The deletion was attempted for all volumes.
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
    /// It is not read yet.
    #[default]
    Waiting,
    /// It is being read.
    Reading,
    /// It could not be read, or the user may not see it. It is not deleted.
    Unread(ApiError),
    /// It will be deleted. This is how it was read, with its shares.
    Ready(Box<Volume>),
    /// The user may not delete it, for this reason.
    Denied(String),
    /// Somebody deletes it already.
    InDeletion,
    /// The request is pending.
    Deleting(Box<Volume>),
    /// It was not deleted, or that is not known.
    Failed(Box<ItemFailure>),
    /// It is deleted or in deletion.
    Done(DeleteOutcome),
}

/// Why a volume was not deleted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ItemFailure {
    /// The volume as it was read.
    pub(super) volume: Volume,
    /// Why the request failed.
    pub(super) error: ApiError,
    /// Whether it is not known if the volume was deleted: the attempt to look it up failed too.
    pub(super) is_unknown: bool,
}

impl ItemState {
    /// Whether the volume is to be deleted, and the server has not rejected that.
    pub(super) fn is_pending(&self) -> bool {
        match self {
            Self::Ready(_) => true,
            Self::Failed(failure) => failure.is_unknown || affects_all_items(&failure.error),
            _ => false,
        }
    }

    /// Whether deleting it failed.
    pub(super) const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    /// Whether it is not known what would be deleted.
    pub(super) const fn is_unread(&self) -> bool {
        matches!(self, Self::Waiting | Self::Reading | Self::Unread(_))
    }

    /// Whether the volume is deleted or in deletion, by whomever.
    pub(super) const fn is_gone(&self) -> bool {
        matches!(self, Self::Done(_) | Self::InDeletion)
    }

    /// Whether the volume is still there, as far as is known for sure.
    pub(super) fn is_kept(&self) -> bool {
        match self {
            Self::Failed(failure) => !failure.is_unknown && !failure.error.is_uncertain(),
            state => !state.is_gone(),
        }
    }

    /// The position in the table: failures first, volumes of which nothing is to be done last.
    pub(super) const fn sort_rank(&self) -> u8 {
        match self {
            Self::Failed(_) => 0,
            Self::Unread(_) | Self::Denied(_) => 1,
            Self::Waiting | Self::Reading | Self::Deleting(_) => 2,
            // Its data would be lost, so the user should see it.
            Self::Ready(volume) if volume.should_delete_original_volume => 3,
            Self::Ready(_) => 4,
            Self::Done(_) => 5,
            Self::InDeletion => 6,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rejected;

    fn failed(error: ApiError, is_unknown: bool) -> ItemState {
        ItemState::Failed(Box::new(ItemFailure {
            volume: Volume::default(),
            error,
            is_unknown,
        }))
    }

    #[test]
    fn a_rejected_volume_is_retried_but_not_resumed() {
        assert!(ItemState::Ready(Box::default()).is_pending());
        assert!(!failed(rejected(500), false).is_pending());
        assert!(failed(rejected(500), false).is_failed());
        assert!(failed(ApiError::Network, false).is_pending());
        assert!(failed(rejected(409), true).is_pending());
        assert!(failed(rejected(500), false).is_kept());
        assert!(!failed(rejected(409), true).is_kept());
    }

    #[test]
    fn failures_are_sorted_first_and_lost_data_before_the_rest() {
        let mut states = [
            ItemState::InDeletion,
            ItemState::Done(DeleteOutcome::Deleted),
            ItemState::Ready(Box::default()),
            ItemState::Ready(Box::new(Volume {
                should_delete_original_volume: true,
                ..Volume::default()
            })),
            ItemState::Denied(String::new()),
            failed(rejected(500), false),
        ];
        states.sort_by_key(ItemState::sort_rank);
        assert!(states[0].is_failed());
        assert_eq!(states[1], ItemState::Denied(String::new()));
        assert_eq!(states[3], ItemState::Ready(Box::default()));
        assert_eq!(states[5], ItemState::InDeletion);
    }
}
