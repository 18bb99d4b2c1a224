//! The columns of the table.

use datavolumes_contract::VolumeField;

use super::cell::Cell;

/// A column of the table. To add one, add an entry to [`COLUMNS`], and a width in
/// `style/app/table/columns.css`, by the key.
pub(crate) struct Column {
    /// The value of `data-column`, which the style sheet selects by, and the name in the stored choice of columns.
    pub(crate) key: &'static str,
    /// The custom property of the width that the user has chosen.
    pub(crate) width_property: &'static str,
    /// The text of the header. That of a sort field is [`VolumeField::label`].
    pub(crate) label: &'static str,
    /// The field that the API sorts by for this column, if it can.
    pub(crate) sort_field: Option<VolumeField>,
    /// The content of a cell.
    pub(crate) cell: Cell,
    /// The narrowest window, in `rem`, in which the column is shown unless the user chooses. So many columns fit, at
    /// widths at which most of their cells are not cut off.
    pub(crate) min_window: u16,
}

/// A value of [`Column::min_window`]: the column is only shown when the user chooses it or the table is sorted by it.
const NEVER: u16 = u16::MAX;

/// The key of the column whose cells are the headers of their rows.
pub(crate) const ROW_HEADER: &str = "name";

/// The number of columns.
pub(crate) const COLUMN_COUNT: usize = 11;

/// All columns, in their order. The first one is always shown, and always the first.
pub(crate) static COLUMNS: [Column; COLUMN_COUNT] = [
    Column {
        key: ROW_HEADER,
        width_property: "--column-name",
        label: VolumeField::Name.label(),
        sort_field: Some(VolumeField::Name),
        cell: Cell::Name,
        min_window: 0,
    },
    Column {
        key: "status",
        width_property: "--column-status",
        label: VolumeField::Phase.label(),
        sort_field: Some(VolumeField::Phase),
        cell: Cell::Status,
        min_window: 0,
    },
    Column {
        key: "project",
        width_property: "--column-project",
        label: VolumeField::ProjectName.label(),
        sort_field: Some(VolumeField::ProjectName),
        cell: Cell::Text(|volume, _| volume.project_name.clone()),
        min_window: 0,
    },
    Column {
        key: "project-id",
        width_property: "--column-project-id",
        label: VolumeField::ProjectId.label(),
        sort_field: Some(VolumeField::ProjectId),
        cell: Cell::Text(|volume, _| volume.project_id.to_string()),
        min_window: NEVER,
    },
    Column {
        key: "department",
        width_property: "--column-department",
        label: VolumeField::DepartmentId.label(),
        sort_field: Some(VolumeField::DepartmentId),
        cell: Cell::Text(|volume, context| context.department(&volume.department_id)),
        min_window: 62,
    },
    Column {
        key: "cluster",
        width_property: "--column-cluster",
        label: VolumeField::ClusterId.label(),
        sort_field: Some(VolumeField::ClusterId),
        cell: Cell::Text(|volume, context| context.cluster(&volume.cluster_id)),
        min_window: 70,
    },
    Column {
        key: "description",
        width_property: "--column-description",
        label: "Description",
        sort_field: None,
        cell: Cell::Text(|volume, _| volume.description.clone().unwrap_or_default()),
        min_window: 104,
    },
    Column {
        key: "pvc",
        width_property: "--column-pvc",
        label: "Origin PVC",
        sort_field: None,
        cell: Cell::TextWithEnd(|volume| volume.origin_pvc_name.as_str()),
        min_window: 90,
    },
    Column {
        key: "created-by",
        width_property: "--column-created-by",
        label: VolumeField::CreatedBy.label(),
        sort_field: Some(VolumeField::CreatedBy),
        cell: Cell::Text(|volume, _| volume.created_by.clone().unwrap_or_default()),
        min_window: 79,
    },
    Column {
        key: "created",
        width_property: "--column-created",
        label: VolumeField::CreatedAt.label(),
        sort_field: Some(VolumeField::CreatedAt),
        cell: Cell::Time(|volume| volume.created_at.as_ref()),
        min_window: 0,
    },
    Column {
        key: "updated",
        width_property: "--column-updated",
        label: "Updated",
        sort_field: None,
        cell: Cell::Time(|volume| volume.updated_at.as_ref()),
        min_window: 111,
    },
];

/// The index of the column with this key.
pub(crate) fn index_of(key: &str) -> Option<usize> {
    COLUMNS.iter().position(|column| column.key == key)
}

/// The index of the column of a field.
pub(crate) fn index_of_field(field: VolumeField) -> Option<usize> {
    let has_field = |column: &Column| column.sort_field == Some(field);
    COLUMNS.iter().position(has_field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique() {
        for (index, column) in COLUMNS.iter().enumerate() {
            assert_eq!(index_of(column.key), Some(index));
        }
    }

    #[test]
    fn the_property_of_a_width_has_the_name_of_the_column() {
        for column in &COLUMNS {
            assert_eq!(column.width_property, format!("--column-{}", column.key));
        }
    }

    #[test]
    fn every_field_that_the_api_sorts_by_has_a_column() {
        for field in VolumeField::ALL {
            assert!(index_of_field(field).is_some(), "{field}");
        }
    }
}
