//! The columns of the table.

use datavolumes_contract::Field;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
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
    pub(super) fn more(sorted: Option<Field>, before: bool) -> bool {
        before || sorted == Some(Field::ProjectId)
    }

    /// The columns of a table, with one more than usual or not.
    pub(super) fn shown(more: bool) -> Vec<Self> {
        let mut columns = Self::USUAL.to_vec();
        if more {
            columns.insert(3, Self::ProjectId);
        }
        columns
    }

    /// The text of the header.
    pub(super) const fn label(self) -> &'static str {
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
    pub(super) const fn sort_field(self) -> Option<Field> {
        match self {
            Self::Name => Some(Field::Name),
            Self::Status => Some(Field::Phase),
            Self::Project => Some(Field::ProjectName),
            Self::ProjectId => Some(Field::ProjectId),
            Self::Department => Some(Field::DepartmentId),
            Self::Cluster => Some(Field::ClusterId),
            Self::CreatedBy => Some(Field::CreatedBy),
            Self::Created => Some(Field::CreatedAt),
            Self::Description | Self::OriginPvc | Self::Updated => None,
        }
    }

    /// The word by which the style sheets know it.
    pub(super) const fn key(self) -> &'static str {
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
pub(super) const fn field_label(field: Field) -> &'static str {
    match field {
        Field::Name => Column::Name.label(),
        Field::ProjectId => Column::ProjectId.label(),
        Field::ClusterId => Column::Cluster.label(),
        Field::DepartmentId => Column::Department.label(),
        Field::ProjectName => Column::Project.label(),
        Field::CreatedAt => Column::Created.label(),
        Field::CreatedBy => Column::CreatedBy.label(),
        Field::Phase => Column::Status.label(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_always_shows_the_column_it_is_sorted_by() {
        for field in Field::ALL {
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
        assert!(!Column::more(Some(Field::Name), false));
        assert!(Column::more(Some(Field::ProjectId), false));
        assert!(Column::more(Some(Field::Name), true));
    }
}
