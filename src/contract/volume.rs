//! The data volume itself, and the bodies that create and change it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    ClusterId, DepartmentId, Description, ProjectId, PvcName, SharedScope, VolumeId, VolumeName,
    VolumeStatus, lenient,
};

#[cfg(test)]
mod tests;

/// A data volume as a server sends it.
///
/// Only the id is required when it is read; whatever else is missing or `null` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Volume {
    /// What it is addressed by.
    pub id: VolumeId,
    /// When it was created.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who created it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// Who changed it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
    /// Its name. A server's names are shown as they are, so this is not a [`VolumeName`].
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub name: String,
    /// What it is for, in its owner's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// "The name of the PVC that the datavolume is based on."
    #[serde(default)]
    pub origin_pvc_name: PvcName,
    /// "The ID of the project that in its namespace the origin pvc is located."
    #[serde(default)]
    pub project_id: ProjectId,
    /// "If true, the original storage volume will be deleted together with the datavolume."
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub should_delete_original_volume: bool,
    /// Optional capability: "If true, the original storage volume will be used together with the
    /// data volume. Default true as long as `shouldDeleteOriginalVolume` is false."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_original_volume: Option<bool>,
    /// The name of the project.
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub project_name: String,
    /// The department of the project.
    #[serde(default)]
    pub department_id: DepartmentId,
    /// The cluster that holds the PVC.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// "Will be returned only if the user has the required permissions to view those scopes", and
    /// never by the list or by `PATCH`: `None` is *not told*, an empty list is *shared with nobody*.
    /// `null` is *not told* too, the reading that promises less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_scopes: Option<Vec<SharedScope>>,
    /// Where it stands in its cluster.
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub status: VolumeStatus,
}

/// The answer to a list request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumePage {
    /// Relied on only as "there is more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
    /// The volumes of the page, in the order asked for. `null` is an empty page, but an answer
    /// without the field is no page.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub datavolumes: Vec<Volume>,
}

/// The answer of `…/count` (optional capability).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeCount {
    /// How many volumes match.
    pub count: u64,
}

/// The body of `POST /datavolumes`. It is read strictly: required values are neither missing nor
/// `null` nor of another type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateVolume {
    /// Unique within the cluster.
    pub name: VolumeName,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    /// "The name of the PVC that the datavolume is based on."
    #[serde(deserialize_with = "string")]
    pub origin_pvc_name: PvcName,
    /// "The ID of the project that in its namespace the origin pvc is located."
    #[serde(deserialize_with = "string")]
    pub project_id: ProjectId,
    /// "If true, the original storage volume will be deleted together with the datavolume." The
    /// default is false. (The newer public document: "True is not supported. This parameter will be
    /// removed in a future release.")
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub should_delete_original_volume: bool,
    /// Optional capability: "If true, the original storage volume will be used together with the
    /// data volume. Default true as long as `shouldDeleteOriginalVolume` is false." Left out unless
    /// it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub use_original_volume: Option<bool>,
}

/// The body of `PATCH /datavolumes/{id}`: only the description can change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchVolume {
    /// The new description; left out, nothing changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
}

/// Deserializes an id from a string only. Responses are read more leniently: see [`lenient::id`].
fn string<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: From<String>,
{
    String::deserialize(deserializer).map(T::from)
}
