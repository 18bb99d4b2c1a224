//! The columns that store the fields a list of volumes is sorted and filtered by.
//!
//! Both functions match every [`VolumeField`], so a new field does not compile until it has a
//! column here. `schema/indexes.rs` creates the index of each column.

use datavolumes_contract::VolumeField;

/// The column that answers the filters on a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FilterColumn {
    /// A column of `volumes`; see [`index_name`].
    Volume(&'static str),
    /// A column of a row `p` of `projects`. Cheaper for what follows from the project, because
    /// there are few projects.
    Project(&'static str),
}

/// The column of `volumes` that holds `field`.
pub(super) const fn sort_column(field: VolumeField) -> &'static str {
    match field {
        VolumeField::Name => "name",
        VolumeField::ProjectId => "project_id",
        VolumeField::ClusterId => "cluster_id",
        VolumeField::DepartmentId => "department_id",
        VolumeField::ProjectName => "project_name",
        VolumeField::CreatedAt => "created_at",
        VolumeField::CreatedBy => "created_by",
        VolumeField::Phase => "phase",
    }
}

/// The index of a column of [`sort_column`].
pub(super) fn index_name(column: &str) -> String {
    format!("volumes_by_{column}")
}

/// The column that is compared with the value of a filter on `field`.
pub(super) const fn filter_column(field: VolumeField) -> FilterColumn {
    match field {
        VolumeField::Name
        | VolumeField::CreatedAt
        | VolumeField::CreatedBy
        | VolumeField::Phase => FilterColumn::Volume(sort_column(field)),
        VolumeField::ProjectId => FilterColumn::Project("p.id"),
        VolumeField::ProjectName => FilterColumn::Project("p.name"),
        VolumeField::DepartmentId => FilterColumn::Project("p.department_id"),
        VolumeField::ClusterId => FilterColumn::Project("p.cluster_id"),
    }
}
