//! The grammar of `filterBy`: "Use the format field-name operator value."
//!
//! `filterBy` is one parameter that holds several filters, separated by commas. Therefore a value
//! cannot contain a comma: [`Filter::new`] refuses it, for the app and for the server.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};

use crate::{VolumeField, VolumeId, id, input, query_string};

mod list;
mod operator;
#[cfg(test)]
mod tests;

pub use list::{FilterListError, FilterListReason, parse_list, write_list};
pub use operator::FilterOperator;

/// How many filters a request can have. The reference gives no limit.
pub const MAX_FILTERS: usize = 100;

/// A condition on the volumes of a list, such as `name=@train`.
///
/// The value is not empty and has no comma, the operator is available for the field, and the value
/// for a timestamp field is a timestamp.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Filter {
    field: VolumeField,
    operator: FilterOperator,
    value: String,
}

/// Why a text is not a filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// The name is not that of a [`VolumeField`].
    #[error("“{0}” is not a field that can be filtered by")]
    UnknownField(String),
    /// The field is not followed by a [`FilterOperator`].
    #[error("one of the operators == != <= >= =@ !@ =^ =$ is expected after the field")]
    NoOperator,
    /// The field is a timestamp and the operator compares text.
    #[error("“{0}” is not available for dates; use ==, !=, <= or >=")]
    OperatorNotForDates(FilterOperator),
    /// The value is empty.
    #[error("a value is required")]
    EmptyValue,
    /// The value contains a comma.
    #[error("a comma separates filters and cannot be part of a value")]
    CommaInValue,
    /// The field is a timestamp and the value is not an ISO 8601 timestamp with a time zone.
    #[error("a date is an ISO 8601 timestamp, such as 2026-01-31T00:00:00Z")]
    NotATimestamp,
}

/// There are more than [`MAX_FILTERS`] filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request has at most {MAX_FILTERS} filters")]
pub struct TooManyFilters;

impl Filter {
    /// Creates a filter. Invisible characters around the value are removed, and a UUID as
    /// an id is [normalized](crate::id).
    ///
    /// # Errors
    /// If the API cannot express the filter; see [`FilterError`].
    pub fn new(
        field: VolumeField,
        operator: FilterOperator,
        value: impl Into<String>,
    ) -> Result<Self, FilterError> {
        let kind = match field {
            VolumeField::ProjectId | VolumeField::DepartmentId | VolumeField::ClusterId => {
                ValueKind::Id
            }
            VolumeField::CreatedAt => ValueKind::Timestamp,
            VolumeField::Name
            | VolumeField::ProjectName
            | VolumeField::CreatedBy
            | VolumeField::Phase => ValueKind::Text,
        };
        Ok(Self {
            field,
            operator,
            value: kind.check(operator, value.into())?,
        })
    }

    /// The field that is compared.
    #[must_use]
    pub const fn field(&self) -> VolumeField {
        self.field
    }

    /// How the field is compared.
    #[must_use]
    pub const fn operator(&self) -> FilterOperator {
        self.operator
    }

    /// The value that the field is compared with, as it was written.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The value as a timestamp, or `None` if it is not an ISO 8601 timestamp with a time zone.
    #[must_use]
    pub fn timestamp(&self) -> Option<DateTime<Utc>> {
        timestamp(&self.value)
    }
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Any text.
    Text,
    /// An id, which may be a UUID.
    Id,
    /// An ISO 8601 timestamp with a time zone.
    Timestamp,
}

impl ValueKind {
    /// The normal form of a value that a field of this kind is compared with: without invisible
    /// characters around it, a UUID in lower case.
    ///
    /// # Errors
    /// If the API cannot express the filter; see [`FilterError`].
    pub fn check(self, operator: FilterOperator, value: String) -> Result<String, FilterError> {
        let is_timestamp = self == Self::Timestamp;
        if is_timestamp && !operator.is_available_for(VolumeField::CreatedAt) {
            return Err(FilterError::OperatorNotForDates(operator));
        }
        let trimmed = value.trim_matches(input::is_invisible);
        // White space counts in any other value, as in `projectId=@ `.
        let value = if self == Self::Id && trimmed.parse::<VolumeId>().is_ok() {
            id::normalized(value)
        } else {
            trimmed.to_owned()
        };
        if value.is_empty() {
            return Err(FilterError::EmptyValue);
        }
        if value.contains(',') {
            return Err(FilterError::CommaInValue);
        }
        if is_timestamp && timestamp(&value).is_none() {
            return Err(FilterError::NotATimestamp);
        }
        Ok(value)
    }
}

/// Reads an ISO 8601 timestamp with a time zone.
#[must_use]
pub fn timestamp(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        // chrono accepts a space instead of the `T`; ISO 8601 does not.
        .filter(|_| !text.contains(' '))
        .map(|timestamp| timestamp.with_timezone(&Utc))
}

/// Splits a raw value of `filterBy` into the texts of its filters.
///
/// A comma separates them. Many clients encode it like the rest of a value: an encoded comma is a
/// separator too if `is_filter` accepts what follows it. Otherwise it stays in the text before it,
/// which is then no filter.
pub fn split_list(raw: &str, is_filter: impl Fn(&str) -> bool) -> Vec<String> {
    let mut filters: Vec<String> = Vec::new();
    for entry in query_string::decode_list(raw) {
        for (index, part) in entry.split(',').enumerate() {
            match filters.last_mut() {
                Some(previous) if index > 0 && !is_filter(part) => {
                    previous.push(',');
                    previous.push_str(part);
                }
                _ => filters.push(part.to_owned()),
            }
        }
    }
    filters
}

/// Writes the filter as the API does: `name=@train`.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.field, self.operator, self.value)
    }
}

impl FromStr for Filter {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (field, operator, value) = split(text)?;
        let field = field
            .parse()
            .map_err(|_| FilterError::UnknownField(field.to_owned()))?;
        Self::new(field, operator, value)
    }
}

/// Splits `field operator value`. The field can be any name, because projects and departments are
/// filtered with the same grammar by fields of their own.
///
/// # Errors
/// [`FilterError::NoOperator`] if the field is not followed by an operator.
pub fn split(text: &str) -> Result<(&str, FilterOperator, &str), FilterError> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    let (field, rest) = text.split_at(end);
    // Every operator is two bytes of ASCII. If byte 2 is not a character boundary, there is none.
    let (operator, value) = rest.split_at_checked(2).ok_or(FilterError::NoOperator)?;
    Ok((field, operator.parse()?, value))
}
