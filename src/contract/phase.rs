//! The state of a data volume in its cluster: phase and conditions.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lenient;

/// "Phase of the Datavolume in the cluster."
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// It can be mounted.
    Ready,
    /// Something keeps it from being mounted; the conditions say what.
    NotReady,
    /// It is being made.
    Creating,
    /// It is being removed.
    Deleting,
    /// The server does not know, or did not say.
    #[default]
    Unknown,
    /// A phase that this version of the API does not document, as the server wrote it.
    Other(String),
}

impl Phase {
    /// The phases that the API documents, in the order of a volume's life.
    pub const DOCUMENTED: [Self; 5] = [
        Self::Creating,
        Self::Ready,
        Self::NotReady,
        Self::Deleting,
        Self::Unknown,
    ];

    /// The raw value of the API.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Ready => "Ready",
            Self::NotReady => "NotReady",
            Self::Creating => "Creating",
            Self::Deleting => "Deleting",
            Self::Unknown => "Unknown",
            Self::Other(raw) => raw,
        }
    }

    /// Whether it ends by itself, so that it is worth asking again.
    #[must_use]
    pub fn is_transitional(&self) -> bool {
        matches!(self, Self::Creating | Self::Deleting)
    }
}

impl From<&str> for Phase {
    fn from(raw: &str) -> Self {
        Self::DOCUMENTED
            .into_iter()
            .find(|phase| phase.as_str() == raw)
            .unwrap_or_else(|| Self::Other(raw.to_owned()))
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Phase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// `null` and an empty string are [`Phase::Unknown`].
impl<'de> Deserialize<'de> for Phase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Option::<String>::deserialize(deserializer)?.unwrap_or_default();
        Ok(match raw.as_str() {
            "" => Self::Unknown,
            raw => Self::from(raw),
        })
    }
}

/// The `status` of a data volume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VolumeStatus {
    /// Where it stands.
    pub phase: Phase,
    /// "Message explaining the phase of the Datavolume in the cluster."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase_message: Option<String>,
    /// What the cluster found, each with its reason.
    #[serde(
        deserialize_with = "lenient::default_on_null",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub conditions: Vec<Condition>,
    /// "The name of the copied PVC that is created in the cluster in the project namespace."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datavolume_pvc_name: Option<String>,
    /// "The name of the PV that is created in the cluster - copied from the one that was attached
    /// to the original pvc."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datavolume_pv_name: Option<String>,
}

/// One finding of the cluster about a volume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Condition {
    /// "The type of the condition, such as Failed or Available."
    #[serde(rename = "type", deserialize_with = "lenient::default_on_null")]
    pub kind: String,
    /// "The status of the condition, such as True, False or Unknown."
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub status: String,
    /// "An optional, human-readable message providing more details about the condition."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// "The reason for the Failed condition. Not applicable to other types of condition." A word
    /// for machines, such as `OriginalPvcNotBound`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// "A timestamp of when the condition was created or the last time the condition transitioned
    /// from one status to another."
    #[serde(
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_transition_time: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_phases_of_the_reference_are_read_and_written() {
        for raw in ["Ready", "NotReady", "Creating", "Deleting", "Unknown"] {
            let phase: Phase = serde_json::from_value(json!(raw)).unwrap();
            assert!(Phase::DOCUMENTED.contains(&phase));
            assert_eq!(serde_json::to_value(&phase).unwrap(), json!(raw));
        }
    }

    #[test]
    fn a_phase_that_is_not_documented_is_kept_as_it_was_written() {
        let phase: Phase = serde_json::from_value(json!("ready")).unwrap();
        assert_eq!(phase, Phase::Other("ready".to_owned()));
        assert_eq!(serde_json::to_value(&phase).unwrap(), json!("ready"));
        for nothing in [json!(null), json!("")] {
            assert_eq!(
                serde_json::from_value::<Phase>(nothing).unwrap(),
                Phase::Unknown
            );
        }
    }

    #[test]
    fn only_creating_and_deleting_end_by_themselves() {
        let ending = Phase::DOCUMENTED.into_iter().filter(Phase::is_transitional);
        assert_eq!(
            ending.collect::<Vec<_>>(),
            [Phase::Creating, Phase::Deleting]
        );
    }

    #[test]
    fn a_status_may_lack_everything() {
        let nulls = json!({
            "phase": null, "phaseMessage": null, "conditions": null,
            "datavolumePvcName": null, "datavolumePvName": null,
        });
        for body in [json!({}), nulls] {
            assert_eq!(
                serde_json::from_value::<VolumeStatus>(body).unwrap(),
                VolumeStatus::default()
            );
        }
        let nulls = json!({
            "type": null, "status": null, "message": null, "reason": null, "lastTransitionTime": null,
        });
        for body in [
            json!({}),
            nulls,
            json!({ "lastTransitionTime": "yesterday" }),
        ] {
            assert_eq!(
                serde_json::from_value::<Condition>(body).unwrap(),
                Condition::default()
            );
        }
    }

    #[test]
    fn the_examples_of_the_public_document_are_read_and_written() {
        let example = json!({
            "phase": "Ready",
            "phaseMessage": "Failed to copy pvc to project 'project-a'",
            "conditions": [{
                "type": "PvcsCreated",
                "status": "False",
                "message": "Failed to create pvc in namespace 'runai-proj1'",
                "reason": "ErrorCreatingPvc",
                "lastTransitionTime": "2022-01-01T03:49:52.531Z",
            }],
            "datavolumePvcName": "datavolume-pvc-1",
            "datavolumePvName": "datavolume-pv-1",
        });
        let status: VolumeStatus = serde_json::from_value(example.clone()).unwrap();
        assert_eq!(serde_json::to_value(status).unwrap(), example);
    }
}
