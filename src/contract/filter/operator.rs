//! The operators of `filterBy`.

use strum::{Display, EnumCount, EnumString, IntoStaticStr};

use super::FilterError;
use crate::VolumeField;

/// How a filter compares a field with its value.
#[derive(
    Clone, Copy, Debug, Display, EnumCount, EnumString, Eq, Hash, IntoStaticStr, PartialEq,
)]
#[strum(parse_err_ty = FilterError, parse_err_fn = no_operator)]
pub enum FilterOperator {
    /// `==` Equals
    #[strum(serialize = "==")]
    Equals,
    /// `!=` Not equals
    #[strum(serialize = "!=")]
    NotEquals,
    /// `<=` Less than or equal
    #[strum(serialize = "<=")]
    LessOrEqual,
    /// `>=` Greater than or equal
    #[strum(serialize = ">=")]
    GreaterOrEqual,
    /// `=@` Contains
    #[strum(serialize = "=@")]
    Contains,
    /// `!@` Does not contain
    #[strum(serialize = "!@")]
    NotContains,
    /// `=^` Starts with
    #[strum(serialize = "=^")]
    StartsWith,
    /// `=$` Ends with
    #[strum(serialize = "=$")]
    EndsWith,
}

fn no_operator(_: &str) -> FilterError {
    FilterError::NoOperator
}

impl FilterOperator {
    /// Every operator, in the order of the reference.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Equals,
        Self::NotEquals,
        Self::LessOrEqual,
        Self::GreaterOrEqual,
        Self::Contains,
        Self::NotContains,
        Self::StartsWith,
        Self::EndsWith,
    ];

    /// The operator as the API writes it, such as `==`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The operator in words, for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::NotEquals => "does not equal",
            Self::LessOrEqual => "at most",
            Self::GreaterOrEqual => "at least",
            Self::Contains => "contains",
            Self::NotContains => "does not contain",
            Self::StartsWith => "starts with",
            Self::EndsWith => "ends with",
        }
    }

    /// Whether the operator is available for `field`: "Dates are […] available for operators ==, !=,
    /// <= and >=". Every operator is available for every other field.
    #[must_use]
    pub const fn is_available_for(self, field: VolumeField) -> bool {
        match self {
            Self::Equals | Self::NotEquals | Self::LessOrEqual | Self::GreaterOrEqual => true,
            Self::Contains | Self::NotContains | Self::StartsWith | Self::EndsWith => {
                !field.is_timestamp()
            }
        }
    }
}
