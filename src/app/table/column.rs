//! The columns of the table.

use datavolumes_contract::VolumeField;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Name,
    Status,
    Project,
    ProjectId,
    Department,
    Cluster,
    Description,
    OriginPvc,
    CreatedBy,
    Created,
    Updated,
}

impl Column {
    /// The columns that are always shown, in their order.
    const USUAL: [Self; 10] = [
        Self::Name,
        Self::Status,
        Self::Project,
        Self::Department,
        Self::Cluster,
        Self::Description,
        Self::OriginPvc,
        Self::CreatedBy,
        Self::Created,
        Self::Updated,
    ];

    /// Whether a table that is sorted by `sorted` shows a column `more` than usual: that of its order is
    /// always there. It stays when the order changes (`before`), so that no column goes away under the
    /// pointer that sorts by another.
    pub(crate) fn more(sorted: Option<VolumeField>, before: bool) -> bool {
        before || sorted == Some(VolumeField::ProjectId)
    }

    /// The columns of a table, with one more than usual or not.
    pub(crate) fn shown(more: bool) -> Vec<Self> {
        let mut columns = Self::USUAL.to_vec();
        if more {
            columns.insert(3, Self::ProjectId);
        }
        columns
    }

    /// The text of the header.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Status => "Status",
            Self::Project => "Project",
            Self::ProjectId => "Project ID",
            Self::Department => "Department",
            Self::Cluster => "Cluster",
            Self::Description => "Description",
            Self::OriginPvc => "Origin PVC",
            Self::CreatedBy => "Created by",
            Self::Created => "Created",
            Self::Updated => "Updated",
        }
    }

    /// What the API can sort this column by, if it can.
    pub(crate) const fn sort_field(self) -> Option<VolumeField> {
        match self {
            Self::Name => Some(VolumeField::Name),
            Self::Status => Some(VolumeField::Phase),
            Self::Project => Some(VolumeField::ProjectName),
            Self::ProjectId => Some(VolumeField::ProjectId),
            Self::Department => Some(VolumeField::DepartmentId),
            Self::Cluster => Some(VolumeField::ClusterId),
            Self::CreatedBy => Some(VolumeField::CreatedBy),
            Self::Created => Some(VolumeField::CreatedAt),
            Self::Description | Self::OriginPvc | Self::Updated => None,
        }
    }

    /// The word by which the style sheets know it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Project => "project",
            Self::ProjectId => "project-id",
            Self::Department => "department",
            Self::Cluster => "cluster",
            Self::Description => "description",
            Self::OriginPvc => "pvc",
            Self::CreatedBy => "created-by",
            Self::Created => "created",
            Self::Updated => "updated",
        }
    }
}

/// What a person calls a field: the header of its column.
pub(crate) const fn field_label(field: VolumeField) -> &'static str {
    match field {
        VolumeField::Name => Column::Name.label(),
        VolumeField::ProjectId => Column::ProjectId.label(),
        VolumeField::ClusterId => Column::Cluster.label(),
        VolumeField::DepartmentId => Column::Department.label(),
        VolumeField::ProjectName => Column::Project.label(),
        VolumeField::CreatedAt => Column::Created.label(),
        VolumeField::CreatedBy => Column::CreatedBy.label(),
        VolumeField::Phase => Column::Status.label(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_always_shows_the_column_it_is_sorted_by() {
        for field in VolumeField::ALL {
            let columns = Column::shown(Column::more(Some(field), false));
            assert!(
                columns
                    .iter()
                    .any(|column| column.sort_field() == Some(field)),
                "{field}"
            );
        }
    }

    #[test]
    fn a_column_that_was_shown_for_the_order_stays() {
        assert!(!Column::more(Some(VolumeField::Name), false));
        assert!(Column::more(Some(VolumeField::ProjectId), false));
        assert!(Column::more(Some(VolumeField::Name), true));
    }
}
