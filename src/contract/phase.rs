//! The status of a data volume in its cluster: phase and conditions.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::EnumCount;

use crate::{Timestamp, lenient};

#[cfg(test)]
mod tests;

/// "Phase of the Datavolume in the cluster."
///
/// The reference lists the phases without explaining them. The descriptions here are those of the
/// reference server.
#[derive(Clone, Debug, Default, EnumCount, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// The volume can be mounted.
    Ready,
    /// The volume cannot be mounted. Its conditions say why.
    NotReady,
    /// The volume is being created.
    Creating,
    /// The volume is being deleted.
    Deleting,
    /// The server does not know the phase, or did not send one.
    #[default]
    Unknown,
    /// A phase that the API does not document, as the server sent it.
    Other(String),
}

impl Phase {
    /// The phases that the API documents, which are all except [`Phase::Other`], in the order of the
    /// lifecycle.
    pub const DOCUMENTED: [Self; Self::COUNT - 1] = [
        Self::Creating,
        Self::Ready,
        Self::NotReady,
        Self::Deleting,
        Self::Unknown,
    ];

    /// The phase as the API writes it.
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

    /// Whether the phase ends without an action of a user, so that polling is useful.
    #[must_use]
    pub fn is_transitional(&self) -> bool {
        match self {
            Self::Creating | Self::Deleting => true,
            Self::Ready | Self::NotReady | Self::Unknown | Self::Other(_) => false,
        }
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

/// A value that is neither a string nor a whole number, and an empty string, are [`Phase::Unknown`].
impl<'de> Deserialize<'de> for Phase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match lenient::text(deserializer)?.as_str() {
            "" => Self::Unknown,
            raw => Self::from(raw),
        })
    }
}

/// The `status` of a data volume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VolumeStatus {
    /// The phase of the volume.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub phase: Phase,
    /// "Message explaining the phase of the Datavolume in the cluster."
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub phase_message: Option<String>,
    /// What the cluster reports about the volume.
    #[serde(
        deserialize_with = "lenient::default_on_null",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub conditions: Vec<Condition>,
    /// "The name of the copied PVC that is created in the cluster in the project namespace."
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub datavolume_pvc_name: Option<String>,
    /// "The name of the PV that is created in the cluster - copied from the one that was attached
    /// to the original pvc."
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub datavolume_pv_name: Option<String>,
}

/// A report of the cluster about one aspect of a volume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// "The type of the condition, such as Failed or Available."
    #[serde(rename = "type", deserialize_with = "lenient::text")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub kind: String,
    /// "The status of the condition, such as True, False or Unknown."
    #[serde(deserialize_with = "lenient::text")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub status: String,
    /// "An optional, human-readable message providing more details about the condition."
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub message: Option<String>,
    /// "The reason for the Failed condition. Not applicable to other types of condition."
    /// It is a single word for programs, such as `OriginalPvcNotBound`.
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub reason: Option<String>,
    /// "A timestamp of when the condition was created or the last time the condition transitioned
    /// from one status to another."
    #[serde(
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_transition_time: Option<Timestamp>,
}
