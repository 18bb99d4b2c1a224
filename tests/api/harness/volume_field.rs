//! The values that lists are sorted and filtered by.

use datavolumes_contract::{Volume, VolumeField};

/// The value of a field as text. Timestamps are in RFC 3339.
pub(crate) fn field_text(volume: &Volume, field: VolumeField) -> String {
    match field {
        VolumeField::Name => volume.name.clone(),
        VolumeField::ProjectId => volume.project_id.to_string(),
        VolumeField::ClusterId => volume.cluster_id.to_string(),
        VolumeField::DepartmentId => volume.department_id.to_string(),
        VolumeField::ProjectName => volume.project_name.clone(),
        VolumeField::CreatedAt => volume.created_at.unwrap().to_rfc3339(),
        VolumeField::CreatedBy => volume.created_by.clone().unwrap(),
        VolumeField::Phase => volume.status.phase.to_string(),
    }
}
