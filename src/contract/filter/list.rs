//! A list of filters as people write it: the decoded value of `filterBy`.

use std::ops::Range;

use super::{Filter, FilterError, MAX_FILTERS, TooManyFilters};
use crate::VolumeField;

/// The name of the parameter, which may stand before the list.
const PARAMETER: &str = "filterBy=";

/// Why a text is not a list of filters, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct FilterListError {
    /// What is wrong.
    pub reason: FilterListReason,
    /// The bytes of the text that are wrong. Empty where something is missing.
    pub span: Range<usize>,
}

/// What is wrong with a list of filters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterListReason {
    /// One of the filters is none.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// There are too many.
    #[error(transparent)]
    TooMany(#[from] TooManyFilters),
}

/// Writes filters as one text, such as `phase==Ready,name=@train`.
#[must_use]
pub fn write_list(filters: &[Filter]) -> String {
    let filters: Vec<String> = filters.iter().map(Filter::to_string).collect();
    filters.join(",")
}

/// Reads what [`write_list`] writes. `filterBy=` may stand before it, and white space around each filter. No text is no
/// filter.
///
/// # Errors
/// For the first filter that the API cannot express, with its place in `text`.
pub fn parse_list(text: &str) -> Result<Vec<Filter>, FilterListError> {
    let start = text.len() - text.trim_start().len();
    let start = match text.get(start..) {
        Some(rest) if rest.starts_with(PARAMETER) => start + PARAMETER.len(),
        _ => start,
    };
    let list = text.get(start..).unwrap_or_default();
    if list.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut filters = Vec::new();
    let mut at = start;
    for part in list.split(',') {
        let entry = part.trim_start();
        let from = at + part.len() - entry.len();
        let entry = entry.trim_end_matches(['\r', '\n', '\t']);
        let filter = entry.parse().map_err(|error: FilterError| {
            let is_after_comma = at > start;
            let (reason, span) = locate(entry, error, is_after_comma);
            FilterListError {
                reason: reason.into(),
                span: from + span.start..from + span.end,
            }
        })?;
        if filters.len() == MAX_FILTERS {
            return Err(FilterListError {
                reason: TooManyFilters.into(),
                span: from..text.len(),
            });
        }
        filters.push(filter);
        at += part.len() + 1;
    }
    Ok(filters)
}

/// Where in `entry` the error is.
fn locate(entry: &str, error: FilterError, is_after_comma: bool) -> (FilterError, Range<usize>) {
    let field = entry
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(entry.len());
    let value = (field + 2).min(entry.len());
    let is_field = |name: &str| name.parse::<VolumeField>().is_ok();
    let name = entry.get(..field).unwrap_or_default();
    match error {
        // What follows a comma looks like no filter at all, so the comma was meant as a part of the value.
        FilterError::NoOperator if is_after_comma && !entry.is_empty() && !is_field(name) => {
            (FilterError::CommaInValue, 0..entry.len())
        }
        FilterError::NoOperator if !name.is_empty() && !is_field(name) => {
            (FilterError::UnknownField(name.to_owned()), 0..field)
        }
        FilterError::NoOperator => (error, field..field),
        FilterError::UnknownField(_) => (error, 0..field),
        FilterError::OperatorNotForDates(_) => (error, field..value),
        FilterError::EmptyValue => (error, entry.len()..entry.len()),
        FilterError::CommaInValue | FilterError::NotATimestamp => (error, value..entry.len()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::FilterOperator;
    use crate::arbitrary::{filter, text};

    proptest! {
        #[test]
        fn a_list_round_trips(filters in vec(filter(), 0..5)) {
            // White space at the end of a value would be at the end of the line.
            prop_assume!(filters.iter().all(|filter| !filter.value().ends_with(['\r', '\n', '\t'])));
            prop_assert_eq!(parse_list(&write_list(&filters)), Ok(filters));
        }

        #[test]
        fn an_error_is_at_a_place_in_the_text(
            parts in vec(prop_oneof![text(), filter().prop_map(|filter| filter.to_string())], 0..5)
        ) {
            let text = parts.join(",");
            match parse_list(&text) {
                Ok(filters) => prop_assert!(filters.len() <= parts.len() || text.contains(',')),
                Err(error) => prop_assert!(text.get(error.span).is_some()),
            }
        }
    }

    /// The text with the wrong part in brackets, and the reason.
    fn marked(text: &str) -> (String, FilterListReason) {
        let error = parse_list(text).unwrap_err();
        let Range { start, end } = error.span;
        let marked = format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..]);
        (marked, error.reason)
    }

    #[test]
    fn the_place_of_the_mistake_is_told() {
        let not_for_dates = FilterError::OperatorNotForDates(FilterOperator::Contains);
        for (text, place, reason) in [
            ("phase", "phase[]", FilterError::NoOperator),
            ("phase==Ready,", "phase==Ready,[]", FilterError::NoOperator),
            ("phase=Ready", "phase[]=Ready", FilterError::NoOperator),
            (
                "==Ready",
                "[]==Ready",
                FilterError::UnknownField(String::new()),
            ),
            (
                "phase==Ready,size<=5",
                "phase==Ready,[size]<=5",
                FilterError::UnknownField("size".to_owned()),
            ),
            (
                "state",
                "[state]",
                FilterError::UnknownField("state".to_owned()),
            ),
            ("name==a, b", "name==a, [b]", FilterError::CommaInValue),
            ("name==", "name==[]", FilterError::EmptyValue),
            ("createdAt=@2026", "createdAt[=@]2026", not_for_dates),
            (
                " createdAt>=2026",
                " createdAt>=[2026]",
                FilterError::NotATimestamp,
            ),
        ] {
            assert_eq!(marked(text), (place.to_owned(), reason.into()));
        }
    }

    #[test]
    fn a_pasted_parameter_is_a_list() {
        let filters =
            parse_list("\n filterBy=phase==Ready, name=@a b ,\nprojectName!=x\n").unwrap();
        let written = write_list(&filters);
        assert_eq!(written, "phase==Ready,name=@a b ,projectName!=x");
        assert_eq!(parse_list(" "), Ok(Vec::new()));
        assert_eq!(parse_list("filterBy="), Ok(Vec::new()));
    }

    #[test]
    fn there_are_at_most_a_hundred() {
        let list = |count| vec!["name==a"; count].join(",");
        assert_eq!(parse_list(&list(MAX_FILTERS)).unwrap().len(), MAX_FILTERS);
        let error = parse_list(&list(MAX_FILTERS + 1)).unwrap_err();
        assert_eq!(error.reason, TooManyFilters.into());
        assert_eq!(error.span, 800..807);
    }
}
