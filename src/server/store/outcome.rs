//! What a cluster says about a volume that it was asked to make.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Condition, Phase, VolumeStatus};

/// The kind of condition that is about the origin PVC.
pub(crate) const ORIGINAL_PVC_BOUND: &str = "OriginalPvcBound";

/// The kind of condition that is about the copies of the origin PVC.
pub(crate) const PVCS_CREATED: &str = "PvcsCreated";

/// The status at the end of Creating: Ready, or `NotReady` where the origin PVC is not bound
/// (`Some(false)`) or does not exist (`None`).
pub(crate) fn of_creation(
    pvc: &str,
    namespace: &str,
    is_bound: Option<bool>,
    at: DateTime<Utc>,
) -> VolumeStatus {
    let problem = match is_bound {
        Some(true) => {
            return VolumeStatus {
                phase: Phase::Ready,
                conditions: vec![
                    fulfilled(ORIGINAL_PVC_BOUND, at),
                    fulfilled(PVCS_CREATED, at),
                ],
                ..VolumeStatus::default()
            };
        }
        Some(false) => format!("PVC '{pvc}' in namespace '{namespace}' is not bound"),
        None => format!("PVC '{pvc}' was not found in namespace '{namespace}'"),
    };
    VolumeStatus {
        phase: Phase::NotReady,
        phase_message: Some(problem.clone()),
        conditions: vec![failed(
            ORIGINAL_PVC_BOUND,
            "OriginalPvcNotBound",
            problem,
            at,
        )],
        ..VolumeStatus::default()
    }
}

pub(crate) fn fulfilled(kind: &str, at: DateTime<Utc>) -> Condition {
    Condition {
        kind: kind.to_owned(),
        status: "True".to_owned(),
        last_transition_time: Some(at),
        ..Condition::default()
    }
}

pub(crate) fn failed(kind: &str, reason: &str, message: String, at: DateTime<Utc>) -> Condition {
    Condition {
        kind: kind.to_owned(),
        status: "False".to_owned(),
        reason: Some(reason.to_owned()),
        message: Some(message),
        last_transition_time: Some(at),
    }
}
