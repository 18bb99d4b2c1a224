//! Translates a filter of the API into a condition of SQL.
//!
//! `==` and `!=` compare text exactly, `<=` and `>=` compare its bytes. Contains, starts with and
//! ends with ignore the case of ASCII letters.

use chrono::{DateTime, Utc};
use datavolumes_contract::FilterOperator;

use super::sql::Sql;

/// `column operator value` for a text column.
pub(super) fn text(column: &str, operator: FilterOperator, value: &str) -> Sql {
    let lower = || value.to_ascii_lowercase();
    match operator {
        FilterOperator::Equals => Sql::new(format!("{column} = ?")).bind(value.to_owned()),
        FilterOperator::NotEquals => Sql::new(format!("{column} <> ?")).bind(value.to_owned()),
        FilterOperator::LessOrEqual => Sql::new(format!("{column} <= ?")).bind(value.to_owned()),
        FilterOperator::GreaterOrEqual => Sql::new(format!("{column} >= ?")).bind(value.to_owned()),
        FilterOperator::Contains => Sql::new(format!("contains({column}, ?)")).bind(lower()),
        FilterOperator::NotContains => Sql::new(format!("NOT contains({column}, ?)")).bind(lower()),
        FilterOperator::StartsWith => Sql::new(format!("starts_with({column}, ?)")).bind(lower()),
        FilterOperator::EndsWith => Sql::new(format!("ends_with({column}, ?)")).bind(lower()),
    }
}

/// `column operator value` for a timestamp column.
///
/// Timestamps are stored in whole milliseconds, so a value with a finer fraction equals none of
/// them. The text operators are not available for timestamps: parsing rejects such a filter, and
/// here it is false for every row.
pub(super) fn timestamp(column: &str, operator: FilterOperator, value: DateTime<Utc>) -> Sql {
    let millis = value.timestamp_millis();
    let is_whole = value.timestamp_subsec_nanos().is_multiple_of(1_000_000);
    let exact = is_whole.then_some(millis);
    match operator {
        FilterOperator::Equals => Sql::new(format!("{column} IS ?")).bind(exact),
        FilterOperator::NotEquals => Sql::new(format!("{column} IS NOT ?")).bind(exact),
        FilterOperator::LessOrEqual => Sql::new(format!("{column} <= ?")).bind(millis),
        FilterOperator::GreaterOrEqual => {
            Sql::new(format!("{column} >= ?")).bind(millis + i64::from(!is_whole))
        }
        FilterOperator::Contains
        | FilterOperator::NotContains
        | FilterOperator::StartsWith
        | FilterOperator::EndsWith => Sql::new("0"),
    }
}
