//! What can be asked of the lists of projects and departments.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use datavolumes_contract::field::UnknownValue;
use datavolumes_contract::{FilterError, FilterOperator, Limit, Offset, SortOrder, filter};

use super::condition;
use super::sql::Sql;

/// A field that a directory can be sorted and filtered by: [`ProjectField`] or
/// [`DepartmentField`].
pub trait DirectoryField: stored::Column + FromStr<Err = UnknownValue> {}

mod stored {
    /// Sealed, since a column becomes part of a statement.
    pub trait Column: Copy {
        fn column(self) -> &'static str;

        fn is_timestamp(self) -> bool;
    }
}

macro_rules! directory_field {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal $(| $alias:literal)?, $column:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl FromStr for $name {
            type Err = UnknownValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word $(| $alias)? => Ok(Self::$variant),)*
                    other => Err(UnknownValue(other.to_owned())),
                }
            }
        }

        impl DirectoryField for $name {}

        impl stored::Column for $name {
            fn column(self) -> &'static str {
                match self { $(Self::$variant => $column,)* }
            }

            fn is_timestamp(self) -> bool {
                matches!(self, Self::CreatedAt)
            }
        }
    };
}

directory_field! {
    /// The fields of a project that this server stores; the API knows more, about quotas.
    ProjectField {
        /// `name`
        Name = "name", "p.name";
        /// `clusterId`
        ClusterId = "clusterId", "p.cluster_id";
        /// `parentId`, for which the API also says `departmentId`
        ParentId = "parentId" | "departmentId", "p.department_id";
        /// `parentName`
        ParentName = "parentName", "d.name";
        /// `createdAt`
        CreatedAt = "createdAt", "p.created_at";
    }
}

directory_field! {
    /// The fields of a department that this server stores; the API knows more, about quotas.
    DepartmentField {
        /// `name`
        Name = "name", "d.name";
        /// `clusterId`
        ClusterId = "clusterId", "d.cluster_id";
        /// `createdAt`
        CreatedAt = "createdAt", "d.created_at";
    }
}

/// A condition on the entries of a directory: `field operator value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryFilter<F>(F, FilterOperator, Operand);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Operand {
    Text(String),
    Instant(DateTime<Utc>),
}

impl<F: DirectoryField> FromStr for DirectoryFilter<F> {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (field, operator, value) = filter::split(text)?;
        let field: F = field
            .parse()
            .map_err(|UnknownValue(field)| FilterError::UnknownField(field))?;
        if value.is_empty() {
            return Err(FilterError::EmptyValue);
        }
        if !field.is_timestamp() {
            return Ok(Self(field, operator, Operand::Text(value.to_owned())));
        }
        if !operator.is_available_for(datavolumes_contract::VolumeField::CreatedAt) {
            return Err(FilterError::OperatorNotForDates(operator));
        }
        let instant =
            DateTime::parse_from_rfc3339(value).map_err(|_| FilterError::NotATimestamp)?;
        Ok(Self(field, operator, Operand::Instant(instant.into())))
    }
}

/// Which projects or departments, in which order, which part of them.
#[derive(Clone, Debug)]
pub struct DirectoryRequest<F> {
    /// All of them must hold.
    pub filters: Vec<DirectoryFilter<F>>,
    /// Part of a name, upper and lower case of ASCII letters alike; empty for all.
    pub search: String,
    /// By name where nothing is said; ties are broken by id.
    pub sort: Option<(F, SortOrder)>,
    /// How many entries come before the page.
    pub offset: Offset,
    /// How many entries are on the page.
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
    /// What follows a first condition: the others, the order, and a window of one entry more than
    /// the page.
    pub(super) fn conditions_and_window(&self, name: &'static str, id: &'static str) -> Sql {
        let mut conditions: Vec<Sql> = self.filters.iter().map(DirectoryFilter::to_sql).collect();
        if !self.search.is_empty() {
            conditions.push(condition::text(
                name,
                FilterOperator::Contains,
                &self.search,
            ));
        }
        let (key, order) = self
            .sort
            .map_or((name, SortOrder::Ascending), |(field, order)| {
                (field.column(), order)
            });
        let direction = match order {
            SortOrder::Ascending => "ASC",
            SortOrder::Descending => "DESC",
        };
        Sql::new(" AND ")
            .then(Sql::all(conditions))
            .text(&format!(" ORDER BY {key} {direction}, {id} {direction} "))
            .then(Sql::new("LIMIT ? OFFSET ?").bind(i64::from(self.limit.get()) + 1))
            .bind(i64::from(self.offset.get()))
    }
}

impl<F: DirectoryField> DirectoryFilter<F> {
    fn to_sql(&self) -> Sql {
        let Self(field, operator, operand) = self;
        match operand {
            Operand::Text(value) => condition::text(field.column(), *operator, value),
            Operand::Instant(value) => condition::instant(field.column(), *operator, *value),
        }
    }
}
