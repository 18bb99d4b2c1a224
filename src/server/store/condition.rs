//! A filter of the API as a condition of SQL.
//!
//! `==` and `!=` compare the texts as they are, `<=` and `>=` their bytes; contains, starts with
//! and ends with take upper and lower case of ASCII letters for the same.

use chrono::{DateTime, Utc};
use datavolumes_contract::FilterOperator;

use super::sql::Sql;

/// `column operator value` for a column that holds text.
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

/// `column operator value` for a column that holds an instant.
///
/// Instants are stored in whole milliseconds. A value between two of them equals none. The other
/// operators are not available for dates: no [`datavolumes_contract::Filter`] has them here.
pub(super) fn instant(column: &str, operator: FilterOperator, value: DateTime<Utc>) -> Sql {
    let before = value.timestamp_millis();
    let whole = value.timestamp_subsec_nanos().is_multiple_of(1_000_000);
    match operator {
        FilterOperator::LessOrEqual => Sql::new(format!("{column} <= ?")).bind(before),
        FilterOperator::GreaterOrEqual => {
            Sql::new(format!("{column} >= ?")).bind(before + i64::from(!whole))
        }
        FilterOperator::NotEquals => {
            Sql::new(format!("{column} IS NOT ?")).bind(whole.then_some(before))
        }
        _ => Sql::new(format!("{column} IS ?")).bind(whole.then_some(before)),
    }
}
