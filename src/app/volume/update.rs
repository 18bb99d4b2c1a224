//! What the user did to a volume.

use datavolumes_client::DeleteOutcome;
use datavolumes_contract::{Phase, Volume, VolumeId, VolumeStatus};

/// A successful mutation of a volume.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum VolumeUpdate {
    /// The description was saved. The response carries no shares.
    Described(Box<Volume>),
    /// The volume was deleted, or its deletion started.
    Deleted(VolumeId, DeleteOutcome),
}

impl VolumeUpdate {
    /// The id of the volume.
    pub(crate) fn id(&self) -> VolumeId {
        match self {
            Self::Described(response) => response.id,
            Self::Deleted(id, _) => *id,
        }
    }

    /// Updates `known`, the same volume as it was read before.
    pub(crate) fn apply_to(self, known: &mut Volume) {
        match self {
            Self::Described(response) => merge_response(known, *response),
            Self::Deleted(_, DeleteOutcome::Started) => {
                known.status = VolumeStatus {
                    phase: Phase::Deleting,
                    ..VolumeStatus::default()
                };
            }
            Self::Deleted(_, DeleteOutcome::Deleted | DeleteOutcome::AlreadyDeleted) => {}
        }
    }
}

/// Replaces `known` with the response to a patch. The response carries no shares, so the known ones stay.
fn merge_response(known: &mut Volume, response: Volume) {
    let shared_scopes = known.shared_scopes.take();
    *known = Volume {
        shared_scopes,
        ..response
    };
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;
    use crate::testing::{described, share};

    #[test]
    fn a_response_without_shares_keeps_the_known_shares() {
        let share = share(ScopeType::Project, "5");
        let mut known = Volume {
            shared_scopes: Some(vec![share.clone()]),
            ..described("old")
        };
        merge_response(&mut known, described("new"));
        assert_eq!(known.description.as_deref(), Some("new"));
        assert_eq!(known.shared_scopes, Some(vec![share]));
    }

    #[test]
    fn a_started_deletion_sets_the_phase() {
        let mut known = described("old");
        VolumeUpdate::Deleted(known.id, DeleteOutcome::Started).apply_to(&mut known);
        assert_eq!(known.status.phase, Phase::Deleting);
    }
}
