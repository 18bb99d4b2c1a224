//! The queries of the project list and the department list.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use datavolumes_contract::field::UnknownField;
use datavolumes_contract::filter::ValueKind;
use datavolumes_contract::{FilterError, FilterOperator, Limit, Offset, SortOrder, filter};

use super::comparison;
use super::sql::Sql;

/// A field that a directory is sorted and filtered by: [`ProjectField`] or [`DepartmentField`].
pub trait DirectoryField: stored::Stored + FromStr<Err = UnknownField> {}

mod stored {
    /// Sealed, because a column name becomes part of a statement.
    pub trait Stored: Copy {
        fn column(self) -> Column;
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Column {
        Text(&'static str),
        Id(&'static str),
        Timestamp(&'static str),
    }

    impl Column {
        pub(in super::super) fn name(self) -> &'static str {
            match self {
                Self::Text(name) | Self::Id(name) | Self::Timestamp(name) => name,
            }
        }
    }
}

use stored::Column;

/// The fields of a project that this server stores. The API has more, about quotas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectField {
    /// `name`
    Name,
    /// `clusterId`
    ClusterId,
    /// `parentId` or `departmentId`
    ParentId,
    /// `parentName`
    ParentName,
    /// `createdAt`
    CreatedAt,
}

impl ProjectField {
    /// The names in the API and the field of each.
    pub(crate) const NAMES: [(&'static str, Self); 6] = [
        ("name", Self::Name),
        ("clusterId", Self::ClusterId),
        ("departmentId", Self::ParentId),
        ("parentId", Self::ParentId),
        ("parentName", Self::ParentName),
        ("createdAt", Self::CreatedAt),
    ];
}

impl DirectoryField for ProjectField {}

impl stored::Stored for ProjectField {
    fn column(self) -> Column {
        match self {
            Self::Name => Column::Text("p.name"),
            Self::ClusterId => Column::Id("p.cluster_id"),
            Self::ParentId => Column::Id("p.department_id"),
            Self::ParentName => Column::Text("d.name"),
            Self::CreatedAt => Column::Timestamp("p.created_at"),
        }
    }
}

impl FromStr for ProjectField {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        find_field(&Self::NAMES, text)
    }
}

/// The fields of a department that this server stores. The API has more, about quotas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DepartmentField {
    /// `name`
    Name,
    /// `clusterId`
    ClusterId,
    /// `createdAt`
    CreatedAt,
}

impl DepartmentField {
    /// The names in the API and the field of each.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [
        ("name", Self::Name),
        ("clusterId", Self::ClusterId),
        ("createdAt", Self::CreatedAt),
    ];
}

impl DirectoryField for DepartmentField {}

impl stored::Stored for DepartmentField {
    fn column(self) -> Column {
        match self {
            Self::Name => Column::Text("d.name"),
            Self::ClusterId => Column::Id("d.cluster_id"),
            Self::CreatedAt => Column::Timestamp("d.created_at"),
        }
    }
}

impl FromStr for DepartmentField {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        find_field(&Self::NAMES, text)
    }
}

fn find_field<F: Copy>(names: &[(&str, F)], text: &str) -> Result<F, UnknownField> {
    names
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, field)| *field)
        .ok_or_else(|| UnknownField(text.to_owned()))
}

/// A filter of a directory: `field operator value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryFilter<F> {
    field: F,
    operator: FilterOperator,
    value: FilterValue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum FilterValue {
    Text(String),
    Timestamp(DateTime<Utc>),
}

impl<F: DirectoryField> FromStr for DirectoryFilter<F> {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (field, operator, value) = filter::split(text)?;
        let field: F = field
            .parse()
            .map_err(|UnknownField(field)| FilterError::UnknownField(field))?;
        let kind = match field.column() {
            Column::Text(_) => ValueKind::Text,
            Column::Id(_) => ValueKind::Id,
            Column::Timestamp(_) => ValueKind::Timestamp,
        };
        let value = kind.check(operator, value.to_owned())?;
        let value = match kind {
            ValueKind::Text | ValueKind::Id => FilterValue::Text(value),
            ValueKind::Timestamp => {
                let timestamp = filter::timestamp(&value).ok_or(FilterError::NotATimestamp)?;
                FilterValue::Timestamp(timestamp)
            }
        };
        Ok(Self {
            field,
            operator,
            value,
        })
    }
}

/// The query of a page of projects or departments.
#[derive(Clone, Debug)]
pub struct DirectoryRequest<F> {
    /// An entry must match all of them.
    pub filters: Vec<DirectoryFilter<F>>,
    /// Part of a name, ignoring the case of ASCII letters. Empty matches every entry.
    pub search: String,
    /// By name if `None`. Ties are broken by id.
    pub sort: Option<(F, SortOrder)>,
    /// How many entries precede the page.
    pub offset: Offset,
    /// How many entries the page has at most.
    pub limit: Limit,
}

impl<F> Default for DirectoryRequest<F> {
    fn default() -> Self {
        Self {
            filters: Vec::new(),
            search: String::new(),
            sort: None,
            offset: Offset::ZERO,
            limit: Limit::default(),
        }
    }
}

impl<F: DirectoryField> DirectoryRequest<F> {
    /// The end of a statement that has a condition already: further conditions, the order, and a
    /// limit of one entry more than the page.
    pub(super) fn clauses(&self, name: &'static str, id: &'static str) -> Sql {
        let mut conditions: Vec<Sql> = self.filters.iter().map(DirectoryFilter::to_sql).collect();
        if !self.search.is_empty() {
            conditions.push(comparison::text(
                name,
                FilterOperator::Contains,
                &self.search,
            ));
        }
        let (key, order) = self
            .sort
            .map_or((name, SortOrder::Ascending), |(field, order)| {
                (field.column().name(), order)
            });
        let direction = match order {
            SortOrder::Ascending => "ASC",
            SortOrder::Descending => "DESC",
        };
        Sql::new(" AND ")
            .append(Sql::all(conditions))
            .push(&format!(" ORDER BY {key} {direction}, {id} {direction} "))
            .append(Sql::new("LIMIT ? OFFSET ?").bind(i64::from(self.limit.get()) + 1))
            .bind(i64::from(self.offset.get()))
    }
}

impl<F: DirectoryField> DirectoryFilter<F> {
    fn to_sql(&self) -> Sql {
        let column = self.field.column().name();
        match &self.value {
            FilterValue::Text(value) => comparison::text(column, self.operator, value),
            FilterValue::Timestamp(value) => comparison::timestamp(column, self.operator, *value),
        }
    }
}
