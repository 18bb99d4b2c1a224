//! The grammar of `filterBy`: `field operator value`.
//!
//! Several filters are joined by commas into one parameter, so a comma inside a value cannot be
//! expressed, and is refused here for every side.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};

use crate::VolumeField;

#[cfg(test)]
mod tests;

/// How a field is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterOperator {
    /// `==` Equals
    Equals,
    /// `!=` Not equals
    NotEquals,
    /// `<=` Less than or equal
    AtMost,
    /// `>=` Greater than or equal
    AtLeast,
    /// `=@` Contains
    Contains,
    /// `!@` Does not contain
    NotContains,
    /// `=^` Starts with
    StartsWith,
    /// `=$` Ends with
    EndsWith,
}

impl FilterOperator {
    /// Every operator, as the API lists them.
    pub const ALL: [Self; 8] = [
        Self::Equals,
        Self::NotEquals,
        Self::AtMost,
        Self::AtLeast,
        Self::Contains,
        Self::NotContains,
        Self::StartsWith,
        Self::EndsWith,
    ];

    /// The API's sign for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equals => "==",
            Self::NotEquals => "!=",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Contains => "=@",
            Self::NotContains => "!@",
            Self::StartsWith => "=^",
            Self::EndsWith => "=$",
        }
    }

    /// The operator in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::NotEquals => "does not equal",
            Self::AtMost => "at most",
            Self::AtLeast => "at least",
            Self::Contains => "contains",
            Self::NotContains => "does not contain",
            Self::StartsWith => "starts with",
            Self::EndsWith => "ends with",
        }
    }

    /// Whether it is available for `field`: "Dates are […] available for operators ==, !=, <= and
    /// >=."
    #[must_use]
    pub const fn is_available_for(self, field: VolumeField) -> bool {
        !field.is_instant()
            || matches!(
                self,
                Self::Equals | Self::NotEquals | Self::AtMost | Self::AtLeast
            )
    }
}

impl fmt::Display for FilterOperator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FilterOperator {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|operator| operator.as_str() == text)
            .ok_or(FilterError::NoOperator)
    }
}

/// One condition on the volumes of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Filter {
    field: VolumeField,
    operator: FilterOperator,
    value: String,
}

/// Why a text is not a filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// The field is not one of the eight.
    #[error("“{0}” is not a field that can be filtered by")]
    UnknownField(String),
    /// No operator stands behind the field.
    #[error("one of the operators == != <= >= =@ !@ =^ =$ is expected behind the field")]
    NoOperator,
    /// The field is a date and the operator is not for dates.
    #[error("“{0}” is not available for dates; use ==, !=, <= or >=")]
    OperatorNotForDates(FilterOperator),
    /// There is no value.
    #[error("a value is required")]
    EmptyValue,
    /// The value has a comma.
    #[error("a comma separates filters, so it cannot be part of a value")]
    CommaInValue,
    /// The field is a date and the value is not a timestamp.
    #[error("a date is an ISO 8601 timestamp, such as 2026-01-31T00:00:00Z")]
    NotATimestamp,
}

impl Filter {
    /// A filter of `field` by `operator` with `value`.
    ///
    /// # Errors
    /// When the API cannot express it: see [`FilterError`].
    pub fn new(
        field: VolumeField,
        operator: FilterOperator,
        value: impl Into<String>,
    ) -> Result<Self, FilterError> {
        let filter = Self {
            field,
            operator,
            value: value.into(),
        };
        if !operator.is_available_for(field) {
            return Err(FilterError::OperatorNotForDates(operator));
        }
        if filter.value.is_empty() {
            return Err(FilterError::EmptyValue);
        }
        if filter.value.contains(',') {
            return Err(FilterError::CommaInValue);
        }
        if field.is_instant() && filter.instant().is_none() {
            return Err(FilterError::NotATimestamp);
        }
        Ok(filter)
    }

    /// What is compared.
    #[must_use]
    pub const fn field(&self) -> VolumeField {
        self.field
    }

    /// How it is compared.
    #[must_use]
    pub const fn operator(&self) -> FilterOperator {
        self.operator
    }

    /// What it is compared with, as it was written.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The value as an instant, where it is one.
    #[must_use]
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        DateTime::parse_from_rfc3339(&self.value)
            .ok()
            // chrono takes a space for the `T`; ISO 8601 does not.
            .filter(|_| !self.value.contains(' '))
            .map(|instant| instant.with_timezone(&Utc))
    }
}

/// The wire form: `name=@train`.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.field, self.operator, self.value)
    }
}

impl FromStr for Filter {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (field, operator, value) = parts(text)?;
        let field = field
            .parse()
            .map_err(|_| FilterError::UnknownField(field.to_owned()))?;
        Self::new(field, operator, value)
    }
}

/// Splits `field operator value`, whatever the field is: the neighbouring resources of the API use
/// the same grammar with fields of their own.
///
/// # Errors
/// When no operator stands behind the field.
pub fn parts(text: &str) -> Result<(&str, FilterOperator, &str), FilterError> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    let (field, rest) = text.split_at(end);
    // Both bytes of every operator are ASCII, so where the split is refused there is none.
    let (operator, value) = rest.split_at_checked(2).ok_or(FilterError::NoOperator)?;
    Ok((field, operator.parse()?, value))
}
