//! The columns of the table.

use datavolumes_contract::VolumeField;

use super::cell::Cell;

/// A column of the table. To add one, add an entry to [`COLUMNS`]; a width other than the default is set in
/// `style/table.css`, by the key.
pub(crate) struct Column {
    /// The value of `data-column`, which the style sheet selects by.
    pub(crate) key: &'static str,
    /// The text of the header. That of a sort field is [`VolumeField::label`].
    pub(crate) label: &'static str,
    /// The field that the API sorts by for this column, if it can.
    pub(crate) sort_field: Option<VolumeField>,
    /// The content of a cell.
    pub(crate) cell: Cell,
}

/// The key of the column whose cells are the headers of their rows.
pub(crate) const ROW_HEADER: &str = "name";

/// The key of the column that is only shown once the table has been sorted by it.
const ON_SORT: &str = "project-id";

/// All columns, in their order.
pub(crate) static COLUMNS: [Column; 11] = [
    Column {
        key: ROW_HEADER,
        label: VolumeField::Name.label(),
        sort_field: Some(VolumeField::Name),
        cell: Cell::Name,
    },
    Column {
        key: "status",
        label: VolumeField::Phase.label(),
        sort_field: Some(VolumeField::Phase),
        cell: Cell::Status,
    },
    Column {
        key: "project",
        label: VolumeField::ProjectName.label(),
        sort_field: Some(VolumeField::ProjectName),
        cell: Cell::Text(|volume, _| volume.project_name.clone()),
    },
    Column {
        key: ON_SORT,
        label: VolumeField::ProjectId.label(),
        sort_field: Some(VolumeField::ProjectId),
        cell: Cell::Text(|volume, _| volume.project_id.to_string()),
    },
    Column {
        key: "department",
        label: VolumeField::DepartmentId.label(),
        sort_field: Some(VolumeField::DepartmentId),
        cell: Cell::Text(|volume, context| context.names.department(&volume.department_id)),
    },
    Column {
        key: "cluster",
        label: VolumeField::ClusterId.label(),
        sort_field: Some(VolumeField::ClusterId),
        cell: Cell::Text(|volume, context| context.names.cluster(&volume.cluster_id)),
    },
    Column {
        key: "description",
        label: "Description",
        sort_field: None,
        cell: Cell::Text(|volume, _| volume.description.clone().unwrap_or_default()),
    },
    Column {
        key: "pvc",
        label: "Origin PVC",
        sort_field: None,
        cell: Cell::Text(|volume, _| volume.origin_pvc_name.to_string()),
    },
    Column {
        key: "created-by",
        label: VolumeField::CreatedBy.label(),
        sort_field: Some(VolumeField::CreatedBy),
        cell: Cell::Text(|volume, _| volume.created_by.clone().unwrap_or_default()),
    },
    Column {
        key: "created",
        label: VolumeField::CreatedAt.label(),
        sort_field: Some(VolumeField::CreatedAt),
        cell: Cell::Time(|volume| volume.created_at.as_ref()),
    },
    Column {
        key: "updated",
        label: "Updated",
        sort_field: None,
        cell: Cell::Time(|volume| volume.updated_at.as_ref()),
    },
];

/// The columns of a table, with or without the one that is only shown [`once the table is sorted by it`](ON_SORT).
pub(crate) fn visible_columns(
    with_sort_column: bool,
) -> impl Iterator<Item = &'static Column> + Clone {
    let is_visible = move |column: &&Column| with_sort_column || column.key != ON_SORT;
    COLUMNS.iter().filter(is_visible)
}

/// Whether a table that is sorted by `sorted` shows all columns. Once shown (`before`), a column stays: otherwise
/// columns would move under the pointer that sorts by another one.
pub(crate) fn shows_sort_column(sorted: Option<VolumeField>, before: bool) -> bool {
    before || sorted.is_some_and(|field| column_of(field).is_some_and(|one| one.key == ON_SORT))
}

fn column_of(field: VolumeField) -> Option<&'static Column> {
    COLUMNS
        .iter()
        .find(|column| column.sort_field == Some(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_that_the_table_is_sorted_by_is_visible() {
        for field in VolumeField::ALL {
            let mut columns = visible_columns(shows_sort_column(Some(field), false));
            assert!(
                columns.any(|column| column.sort_field == Some(field)),
                "{field}"
            );
        }
    }

    #[test]
    fn a_column_that_was_shown_by_sorting_stays() {
        assert!(!shows_sort_column(Some(VolumeField::Name), false));
        assert!(shows_sort_column(Some(VolumeField::ProjectId), false));
        assert!(shows_sort_column(Some(VolumeField::Name), true));
    }

    #[test]
    fn keys_are_unique() {
        for (index, column) in COLUMNS.iter().enumerate() {
            let others = &COLUMNS[index + 1..];
            assert!(!others.iter().any(|other| other.key == column.key));
        }
    }
}
