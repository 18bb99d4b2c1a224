//! The data volume, and the requests that create and change it.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    ClusterId, DepartmentId, Description, Entries, ProjectId, PvcName, SharedScope, Timestamp,
    VolumeId, VolumeName, VolumeStatus, lenient,
};

#[cfg(feature = "openapi")]
mod schema;
#[cfg(test)]
mod tests;

/// A data volume.
///
/// Only the id is required when a volume is read. A field that is missing or `null` gets its default
/// value, and so does a text or a time that is neither a string nor a whole number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Volume {
    /// The id of the volume.
    pub id: VolumeId,
    /// The time of creation.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<Timestamp>,
    /// The time of the last change.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub updated_at: Option<Timestamp>,
    /// The user who created the volume.
    #[serde(
        default,
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_by: Option<String>,
    /// The user who made the last change.
    #[serde(
        default,
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub updated_by: Option<String>,
    /// The name. It is not a [`VolumeName`], because a server may have volumes with other names.
    #[serde(default, deserialize_with = "lenient::text")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub name: String,
    /// A description, for people.
    #[serde(
        default,
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub description: Option<String>,
    /// "The name of the PVC that the datavolume is based on."
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub origin_pvc_name: PvcName,
    /// "The ID of the project that in its namespace the origin pvc is located."
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub project_id: ProjectId,
    /// "If true, the original storage volume will be deleted together with the datavolume."
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub should_delete_original_volume: bool,
    /// Optional capability: "If true, the original storage volume will be used together with the
    /// data volume. Default true as long as `shouldDeleteOriginalVolume` is false."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_original_volume: Option<bool>,
    /// The name of the project.
    #[serde(default, deserialize_with = "lenient::text")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub project_name: String,
    /// The department that the project belongs to.
    #[serde(default)]
    pub department_id: DepartmentId,
    /// The cluster of the PVC.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// The scopes that the volume is shared with: "Will be returned only if the user has the required
    /// permissions to view those scopes". The list and `PATCH` never return them.
    ///
    /// `None`, which is also how `null` is read, means that the scopes are unknown. An empty list
    /// means that the volume is not shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_scopes: Option<Vec<SharedScope>>,
    /// The status of the volume in its cluster.
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub status: VolumeStatus,
}

/// The response to `GET /datavolumes`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VolumePage {
    /// The offset of the next page; 0 if that is not a whole number. The app relies only on its presence:
    /// there are more volumes.
    #[serde(
        default,
        deserialize_with = "lenient::next",
        skip_serializing_if = "Option::is_none"
    )]
    pub next: Option<i64>,
    /// The volumes of the page, in the requested order. The field is required; `null` is an empty page.
    #[serde(deserialize_with = "Entries::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Volume>))]
    pub datavolumes: Entries<Volume>,
}

/// The response to `GET /datavolumes/count` (optional capability). The count is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VolumeCount {
    /// The number of volumes that match the query.
    pub count: u64,
}

/// The body of `POST /datavolumes`. It is read strictly: a required field that is missing, `null` or
/// of another type is an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateVolume {
    /// The name, which must be unique within the cluster.
    pub name: VolumeName,
    /// A description, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    /// "The name of the PVC that the datavolume is based on."
    #[serde(deserialize_with = "string")]
    pub origin_pvc_name: PvcName,
    /// "The ID of the project that in its namespace the origin pvc is located."
    #[serde(deserialize_with = "string")]
    pub project_id: ProjectId,
    /// "If true, the original storage volume will be deleted together with the datavolume." The
    /// default is false. The newer public document adds: "True is not supported. This parameter will
    /// be removed in a future release."
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub should_delete_original_volume: bool,
    /// Optional capability: "If true, the original storage volume will be used together with the
    /// data volume. Default true as long as `shouldDeleteOriginalVolume` is false."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_original_volume: Option<bool>,
}

/// The body of `PATCH /datavolumes/{id}`. Only the description can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PatchVolume {
    /// The new description; `None` leaves it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
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
