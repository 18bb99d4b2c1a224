//! The simulated cluster: how long it takes to create or delete a volume, and the status it
//! reports.
//!
//! Pure functions. The store uses them for volumes created over HTTP, the seed for generated ones.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::{Condition, Phase, VolumeStatus};

/// How long a new volume stays in the phase Creating.
pub(crate) const CREATING_DURATION: TimeDelta = TimeDelta::seconds(2);

/// How long a shared volume stays in the phase Deleting.
pub(crate) const DELETING_DURATION: TimeDelta = TimeDelta::seconds(3);

/// The condition type for the origin PVC.
pub(crate) const ORIGINAL_PVC_BOUND: &str = "OriginalPvcBound";

/// The condition type for the copies of the origin PVC.
pub(crate) const PVCS_CREATED: &str = "PvcsCreated";

/// The status at the end of Creating: Ready if the origin PVC is bound, otherwise `NotReady`.
///
/// `is_bound` is `None` if the PVC does not exist.
pub(crate) fn status_after_creation(
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
                    true_condition(ORIGINAL_PVC_BOUND, at),
                    true_condition(PVCS_CREATED, at),
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
        conditions: vec![false_condition(
            ORIGINAL_PVC_BOUND,
            "OriginalPvcNotBound",
            problem,
            at,
        )],
        ..VolumeStatus::default()
    }
}

/// A condition of the type `kind` with the status True.
pub(crate) fn true_condition(kind: &str, at: DateTime<Utc>) -> Condition {
    Condition {
        kind: kind.to_owned(),
        status: "True".to_owned(),
        last_transition_time: Some(at.into()),
        ..Condition::default()
    }
}

/// A condition of the type `kind` with the status False and its reason.
pub(crate) fn false_condition(
    kind: &str,
    reason: &str,
    message: String,
    at: DateTime<Utc>,
) -> Condition {
    Condition {
        kind: kind.to_owned(),
        status: "False".to_owned(),
        reason: Some(reason.to_owned()),
        message: Some(message),
        last_transition_time: Some(at.into()),
    }
}
