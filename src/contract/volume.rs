//! The data volume itself, and the bodies that create and change it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ClusterId, DepartmentId, Description, ProjectId, PvcName, SharedScope, VolumeId, VolumeName,
    VolumeStatus, body,
    wire::{Model, Reading, Value, read_as_model},
};

#[cfg(test)]
mod tests;

/// A data volume as a server sends it.
///
/// Only the id is required when it is read; whatever else is missing or `null` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Volume {
    /// What it is addressed by.
    pub id: VolumeId,
    /// When it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who created it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// Who changed it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
    /// Its name. A server's names are shown as they are, so this is not a [`VolumeName`].
    pub name: String,
    /// What it is for, in its owner's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// "The name of the PVC that the datavolume is based on."
    pub origin_pvc_name: PvcName,
    /// "The ID of the project that in its namespace the origin pvc is located."
    pub project_id: ProjectId,
    /// "If true, the original storage volume will be deleted together with the datavolume."
    pub should_delete_original_volume: bool,
    /// Optional capability: "If true, the original storage volume will be used together with the
    /// data volume. Default true as long as `shouldDeleteOriginalVolume` is false."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_original_volume: Option<bool>,
    /// The name of the project.
    pub project_name: String,
    /// The department of the project.
    pub department_id: DepartmentId,
    /// The cluster that holds the PVC.
    pub cluster_id: ClusterId,
    /// "Will be returned only if the user has the required permissions to view those scopes", and
    /// never by the list or by `PATCH`: `None` is *not told*, an empty list is *shared with nobody*.
    /// `null` is *not told* too, the reading that promises less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_scopes: Option<Vec<SharedScope>>,
    /// Where it stands in its cluster.
    pub status: VolumeStatus,
}

impl Model for Volume {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            id: fields.required("id", VolumeId::read),
            created_at: fields.take("createdAt", Value::instant),
            updated_at: fields.take("updatedAt", Value::instant),
            created_by: fields.take("createdBy", Value::text),
            updated_by: fields.take("updatedBy", Value::text),
            name: fields.text("name"),
            description: fields.take("description", Value::text),
            origin_pvc_name: PvcName::new(fields.take("originPvcName", Value::id)),
            project_id: ProjectId::new(fields.take("projectId", Value::id)),
            should_delete_original_volume: fields
                .take("shouldDeleteOriginalVolume", Value::flag)
                .unwrap_or_default(),
            use_original_volume: fields.take("useOriginalVolume", Value::flag),
            project_name: fields.text("projectName"),
            department_id: DepartmentId::new(fields.take("departmentId", Value::id)),
            cluster_id: ClusterId::new(fields.take("clusterId", Value::id)),
            shared_scopes: fields.take("sharedScopes", Value::list),
            status: fields.take("status", VolumeStatus::read),
        })
    }
}

/// The answer to a list request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VolumePage {
    /// Relied on only as "there is more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
    /// The volumes of the page, in the order asked for. `null` is an empty page, but an answer
    /// without the field is no page.
    pub datavolumes: Vec<Volume>,
}

impl Model for VolumePage {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            next: fields.take("next", Value::whole),
            datavolumes: fields
                .required("datavolumes", Value::list)
                .unwrap_or_default(),
        })
    }
}

/// The answer of `…/count` (optional capability).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct VolumeCount {
    /// How many volumes match.
    pub count: u64,
}

impl Model for VolumeCount {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            count: fields.take("count", Value::count),
        })
    }
}

read_as_model!(Volume, VolumePage, VolumeCount);

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
    #[serde(deserialize_with = "body::text")]
    pub origin_pvc_name: PvcName,
    /// "The ID of the project that in its namespace the origin pvc is located."
    #[serde(deserialize_with = "body::text")]
    pub project_id: ProjectId,
    /// "If true, the original storage volume will be deleted together with the datavolume." The
    /// default is false. (The newer public document: "True is not supported. This parameter will be
    /// removed in a future release.")
    #[serde(default, deserialize_with = "body::or_default")]
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
