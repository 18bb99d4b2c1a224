//! The values that lists are sorted and filtered by.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Volume, VolumeField};

/// The time of creation.
pub(crate) fn created_at(volume: &Volume) -> DateTime<Utc> {
    volume.created_at.as_ref().unwrap().time().unwrap()
}

/// The value of a field as text. Timestamps are in RFC 3339.
pub(crate) fn field_text(volume: &Volume, field: VolumeField) -> String {
    match field {
        VolumeField::Name => volume.name.clone(),
        VolumeField::ProjectId => volume.project_id.to_string(),
        VolumeField::ClusterId => volume.cluster_id.to_string(),
        VolumeField::DepartmentId => volume.department_id.to_string(),
        VolumeField::ProjectName => volume.project_name.clone(),
        VolumeField::CreatedAt => created_at(volume).to_rfc3339(),
        VolumeField::CreatedBy => volume.created_by.clone().unwrap(),
        VolumeField::Phase => volume.status.phase.to_string(),
    }
}
