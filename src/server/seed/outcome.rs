//! The status of a generated volume.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::org::Project;
use datavolumes_contract::{Condition, Phase, Timestamp, Volume, VolumeStatus};

use crate::provisioning::{
    CREATING_DURATION, ORIGINAL_PVC_BOUND, PVCS_CREATED, false_condition, status_after_creation,
    true_condition,
};
use crate::random::Random;

const HOUR_IN_MILLIS: i64 = 3600 * 1000;

/// What happened to a volume in its cluster. Creating and Deleting end within half an hour, or the
/// volume is stuck in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeedOutcome {
    Ready,
    OriginalPvcNotBound,
    OriginalPvcNotFound,
    ErrorCreatingPvc,
    ErrorCreatingPv,
    Unknown,
    Creating { ends: bool },
    Deleting { ends: bool },
}

/// The pending effects of an outcome, which are not part of the volume.
pub(super) struct Applied {
    /// Whether the origin PVC is bound; `None` if it does not exist.
    pub(super) pvc_is_bound: Option<bool>,
    /// When the phase ends; `None` if it does not end.
    pub(super) due_at: Option<DateTime<Utc>>,
}

impl SeedOutcome {
    /// The outcome of the volume number `record`. Most volumes are Ready. Every 500 volumes have
    /// each of the other phases, so a small seed has them too.
    pub(super) fn of(record: u32, random: &mut Random) -> Self {
        let ends = record / 500 % 3 == 1;
        match record % 500 {
            3 => Self::OriginalPvcNotBound,
            11 => Self::Creating { ends },
            23 => Self::Deleting { ends },
            37 => Self::Unknown,
            _ => match random.below(1000) {
                0..20 => Self::OriginalPvcNotBound,
                20..25 => Self::OriginalPvcNotFound,
                25..38 => Self::ErrorCreatingPvc,
                38..44 => Self::ErrorCreatingPv,
                44..48 => Self::Unknown,
                _ => Self::Ready,
            },
        }
    }

    /// When the volume was created: within the past 18 months, more often recently.
    pub(super) fn created_at(self, now: DateTime<Utc>, random: &mut Random) -> DateTime<Utc> {
        let age = match self {
            Self::Creating { ends: true } => random.between(1000, HOUR_IN_MILLIS / 60),
            Self::Creating { ends: false } => {
                random.between(30 * HOUR_IN_MILLIS, 40 * 24 * HOUR_IN_MILLIS)
            }
            _ => {
                let oldest = 18 * 30 * 24 * HOUR_IN_MILLIS;
                random
                    .between(HOUR_IN_MILLIS, oldest)
                    .min(random.between(HOUR_IN_MILLIS, oldest))
            }
        };
        now - TimeDelta::milliseconds(age)
    }

    /// Sets the status of `volume`, which originates in `project`.
    pub(super) fn apply_to(
        self,
        volume: &mut Volume,
        project: &Project,
        now: DateTime<Utc>,
        random: &mut Random,
    ) -> Applied {
        let pvc_is_bound = match self {
            Self::OriginalPvcNotFound => None,
            Self::OriginalPvcNotBound => Some(false),
            _ => Some(true),
        };
        volume.status = self.status(volume, project, pvc_is_bound, now, random);
        let ends = matches!(
            self,
            Self::Creating { ends: true } | Self::Deleting { ends: true }
        );
        let due_at = ends.then(|| now + TimeDelta::seconds(random.between(20, 30 * 60)));
        Applied {
            pvc_is_bound,
            due_at,
        }
    }

    fn status(
        self,
        volume: &Volume,
        project: &Project,
        pvc_is_bound: Option<bool>,
        now: DateTime<Utc>,
        random: &mut Random,
    ) -> VolumeStatus {
        let namespace = project.requested_namespace.as_deref().unwrap_or_default();
        let project = &project.name;
        let created_at = volume.created_at.as_ref().and_then(Timestamp::time);
        let at = (created_at.unwrap_or(now) + CREATING_DURATION).min(now);
        let bound = true_condition(ORIGINAL_PVC_BOUND, at);
        match self {
            Self::Ready | Self::OriginalPvcNotBound | Self::OriginalPvcNotFound => {
                let pvc = volume.origin_pvc_name.as_str();
                status_after_creation(pvc, namespace, pvc_is_bound, at)
            }
            Self::ErrorCreatingPvc => {
                let cause = random.pick(&[
                    "exceeded quota: requests.storage",
                    "namespace is being terminated",
                    "admission webhook denied the request",
                ]);
                let message = format!("Failed to create pvc in namespace '{namespace}': {cause}");
                let failed = false_condition(PVCS_CREATED, "ErrorCreatingPvc", message, at);
                let message = format!("Failed to copy pvc to project '{project}'");
                status(Phase::NotReady, Some(message), vec![bound, failed])
            }
            Self::ErrorCreatingPv => {
                let message = "The volume's storage class does not allow a second reference";
                let failed =
                    false_condition("PvsCreated", "ErrorCreatingPv", message.to_owned(), at);
                let message = format!("Failed to copy pv for project '{project}'");
                status(Phase::NotReady, Some(message), vec![bound, failed])
            }
            Self::Creating { ends: true } => status(Phase::Creating, None, vec![]),
            Self::Creating { ends: false } => {
                let message = format!("Waiting for namespace '{namespace}' to accept the pvc");
                let waiting = unknown_condition(PVCS_CREATED, "WaitingForNamespace", &message, at);
                status(Phase::Creating, Some(message), vec![bound, waiting])
            }
            Self::Deleting { ends: true } => status(Phase::Deleting, None, vec![]),
            Self::Deleting { ends: false } => {
                let since = random.timestamp_between(at, now);
                let workload = format!("{project}-train-{}", random.between(100, 999));
                let message = format!("The pvc is still mounted by workload '{workload}'");
                let in_use = false_condition("PvcsDeleted", "PvcInUse", message.clone(), since);
                status(Phase::Deleting, Some(message), vec![bound, in_use])
            }
            Self::Unknown => {
                let since = random.timestamp_between(at, now);
                let message = "The cluster has not reported on this data volume";
                let silent = unknown_condition("Available", "ClusterNotReporting", message, since);
                let message = Some(message.to_owned());
                status(Phase::Unknown, message, vec![bound, silent])
            }
        }
    }
}

fn status(phase: Phase, message: Option<String>, conditions: Vec<Condition>) -> VolumeStatus {
    VolumeStatus {
        phase,
        phase_message: message,
        conditions,
        ..VolumeStatus::default()
    }
}

fn unknown_condition(kind: &str, reason: &str, message: &str, at: DateTime<Utc>) -> Condition {
    Condition {
        status: "Unknown".to_owned(),
        ..false_condition(kind, reason, message.to_owned(), at)
    }
}
