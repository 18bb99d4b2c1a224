//! What became of a volume in its cluster.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::org::Project;
use datavolumes_contract::{Condition, Phase, Volume, VolumeStatus};

use super::random::Random;
use super::volumes::instant_between;
use crate::store::outcome::{ORIGINAL_PVC_BOUND, PVCS_CREATED, failed, fulfilled, of_creation};

/// A volume's lot. What is Creating or Deleting ends within half an hour, or is stuck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Ready,
    OriginalPvcNotBound,
    OriginalPvcNotFound,
    ErrorCreatingPvc,
    ErrorCreatingPv,
    Unknown,
    Creating { ends: bool },
    Deleting { ends: bool },
}

/// Mostly Ready. Each of the other phases is met in every 500 volumes, so also in a small seed.
pub(super) fn fate(record: u32, random: &mut Random) -> Fate {
    let ends = record / 500 % 3 == 1;
    match record % 500 {
        3 => Fate::OriginalPvcNotBound,
        11 => Fate::Creating { ends },
        23 => Fate::Deleting { ends },
        37 => Fate::Unknown,
        _ => match random.below(1000) {
            0..20 => Fate::OriginalPvcNotBound,
            20..25 => Fate::OriginalPvcNotFound,
            25..38 => Fate::ErrorCreatingPvc,
            38..44 => Fate::ErrorCreatingPv,
            44..48 => Fate::Unknown,
            _ => Fate::Ready,
        },
    }
}

impl Fate {
    /// Within the past 18 months, more of them lately.
    pub(super) fn created_at(self, now: DateTime<Utc>, random: &mut Random) -> DateTime<Utc> {
        const HOUR: i64 = 3600 * 1000;
        let age = match self {
            Self::Creating { ends: true } => random.between(1000, HOUR / 60),
            Self::Creating { ends: false } => random.between(30 * HOUR, 40 * 24 * HOUR),
            _ => {
                let oldest = 18 * 30 * 24 * HOUR;
                random
                    .between(HOUR, oldest)
                    .min(random.between(HOUR, oldest))
            }
        };
        now - TimeDelta::milliseconds(age)
    }

    /// Gives `volume` its status. Returns whether its PVC is bound (`None`: there is none) and
    /// when its phase ends by itself.
    pub(super) fn befall(
        self,
        volume: &mut Volume,
        project: &Project,
        now: DateTime<Utc>,
        random: &mut Random,
    ) -> (Option<bool>, Option<DateTime<Utc>>) {
        let created_at = volume.created_at.unwrap_or(now);
        let is_bound = match self {
            Self::OriginalPvcNotFound => None,
            Self::OriginalPvcNotBound => Some(false),
            _ => Some(true),
        };
        let namespace = project.requested_namespace.as_deref().unwrap_or_default();
        let pvc = volume.origin_pvc_name.as_str();
        let at = (created_at + TimeDelta::seconds(2)).min(now);
        volume.status = match self {
            Self::Ready | Self::OriginalPvcNotBound | Self::OriginalPvcNotFound => {
                of_creation(pvc, namespace, is_bound, at)
            }
            Self::Creating { ends: true } => phase(Phase::Creating, None, vec![]),
            Self::Deleting { ends: true } => phase(Phase::Deleting, None, vec![]),
            _ => self.trouble(namespace, &project.name, at, now, random),
        };
        let ends = matches!(
            self,
            Self::Creating { ends: true } | Self::Deleting { ends: true }
        );
        let due_at = ends.then(|| now + TimeDelta::seconds(random.between(20, 30 * 60)));
        (is_bound, due_at)
    }

    fn trouble(
        self,
        namespace: &str,
        project: &str,
        at: DateTime<Utc>,
        now: DateTime<Utc>,
        random: &mut Random,
    ) -> VolumeStatus {
        let bound = fulfilled(ORIGINAL_PVC_BOUND, at);
        match self {
            Self::ErrorCreatingPvc => {
                let cause = random.pick(&[
                    "exceeded quota: requests.storage",
                    "namespace is being terminated",
                    "admission webhook denied the request",
                ]);
                let message = format!("Failed to create pvc in namespace '{namespace}': {cause}");
                phase(
                    Phase::NotReady,
                    Some(format!("Failed to copy pvc to project '{project}'")),
                    vec![bound, failed(PVCS_CREATED, "ErrorCreatingPvc", message, at)],
                )
            }
            Self::ErrorCreatingPv => {
                let message = "The volume's storage class does not allow a second reference";
                phase(
                    Phase::NotReady,
                    Some(format!("Failed to copy pv for project '{project}'")),
                    vec![
                        bound,
                        failed("PvsCreated", "ErrorCreatingPv", message.to_owned(), at),
                    ],
                )
            }
            Self::Creating { .. } => {
                let message = format!("Waiting for namespace '{namespace}' to accept the pvc");
                let waiting = unknown(PVCS_CREATED, "WaitingForNamespace", &message, at);
                phase(Phase::Creating, Some(message), vec![bound, waiting])
            }
            Self::Deleting { .. } => {
                let since = instant_between(at, now, random);
                let workload = format!("{project}-train-{}", random.between(100, 999));
                let message = format!("The pvc is still mounted by workload '{workload}'");
                let in_use = failed("PvcsDeleted", "PvcInUse", message.clone(), since);
                phase(Phase::Deleting, Some(message), vec![bound, in_use])
            }
            _ => {
                let since = instant_between(at, now, random);
                let message = "The cluster has not reported about this volume";
                let silent = unknown("Available", "ClusterNotReporting", message, since);
                phase(
                    Phase::Unknown,
                    Some(message.to_owned()),
                    vec![bound, silent],
                )
            }
        }
    }
}

fn phase(phase: Phase, message: Option<String>, conditions: Vec<Condition>) -> VolumeStatus {
    VolumeStatus {
        phase,
        phase_message: message,
        conditions,
        ..VolumeStatus::default()
    }
}

fn unknown(kind: &str, reason: &str, message: &str, at: DateTime<Utc>) -> Condition {
    Condition {
        status: "Unknown".to_owned(),
        ..failed(kind, reason, message.to_owned(), at)
    }
}
