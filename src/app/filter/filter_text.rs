//! A filter in words.

use datavolumes_contract::{Filter, FilterOperator, VolumeField};

use super::draft::ValueKind;

/// The filter as a phrase, such as `Cluster is eu-north`. `value` is the value as it is shown to people.
pub(crate) fn filter_text(filter: &Filter, value: &str) -> String {
    let field = filter.field();
    let part = match ValueKind::new(field, filter.operator()) {
        ValueKind::PartOfId if !field.label().ends_with("ID") => " ID",
        _ => "",
    };
    let verb = verb(field, filter.operator());
    [field.label(), part, " ", verb, " ", value].concat()
}

/// How an operator compares a field, as a verb between the name of the field and the value.
pub(super) const fn verb(field: VolumeField, operator: FilterOperator) -> &'static str {
    match operator {
        FilterOperator::Equals if field.is_timestamp() => "on",
        FilterOperator::NotEquals if field.is_timestamp() => "not on",
        FilterOperator::LessOrEqual if field.is_timestamp() => "on or before",
        FilterOperator::GreaterOrEqual if field.is_timestamp() => "on or after",
        FilterOperator::Equals => "is",
        FilterOperator::NotEquals => "is not",
        FilterOperator::LessOrEqual => "is at most",
        FilterOperator::GreaterOrEqual => "is at least",
        FilterOperator::Contains => "contains",
        FilterOperator::NotContains => "does not contain",
        FilterOperator::StartsWith => "starts with",
        FilterOperator::EndsWith => "ends with",
    }
}

/// The filter as the API writes it, with spaces: `clusterId == 3f0c`.
pub(super) fn raw_text(filter: &Filter) -> String {
    [
        filter.field().as_str(),
        " ",
        filter.operator().as_str(),
        " ",
        filter.value(),
    ]
    .concat()
}

/// The search as a phrase. The server chooses which fields it searches.
pub(super) fn search_text(search: &str) -> String {
    ["Any field contains ", search].concat()
}

/// The search as its chip has always been called: `search imagenet`.
pub(super) fn raw_search_text(search: &str) -> String {
    ["search ", search].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrase of each operator that the field has, with the value `x`.
    fn phrases(field: VolumeField) -> Vec<String> {
        let operators = FilterOperator::ALL.into_iter();
        let available = operators.filter(|operator| operator.is_available_for(field));
        let phrases = available.map(|operator| {
            let value = if field.is_timestamp() {
                "2026-01-01T00:00:00Z"
            } else {
                "x"
            };
            filter_text(&Filter::new(field, operator, value).unwrap(), "x")
        });
        phrases.collect()
    }

    #[test]
    fn every_filter_reads_as_a_phrase() {
        let verbs = [
            "is",
            "is not",
            "is at most",
            "is at least",
            "contains",
            "does not contain",
            "starts with",
            "ends with",
        ];
        for field in VolumeField::ALL {
            let expected: Vec<String> = match field {
                VolumeField::CreatedAt => ["on", "not on", "on or before", "on or after"]
                    .map(|verb| format!("Created {verb} x"))
                    .to_vec(),
                // Only a whole id has a name, which is shown in its place.
                VolumeField::ClusterId | VolumeField::DepartmentId => {
                    let label = field.label();
                    let part = |verb| {
                        if verb == "is" || verb == "is not" {
                            ""
                        } else {
                            " ID"
                        }
                    };
                    verbs
                        .map(|verb| format!("{label}{} {verb} x", part(verb)))
                        .to_vec()
                }
                _ => verbs
                    .map(|verb| format!("{} {verb} x", field.label()))
                    .to_vec(),
            };
            assert_eq!(phrases(field), expected, "{field}");
        }
    }

    #[test]
    fn a_search_reads_as_a_phrase_too() {
        assert_eq!(search_text("imagenet"), "Any field contains imagenet");
        assert_eq!(raw_search_text("imagenet"), "search imagenet");
    }

    #[test]
    fn the_raw_text_has_the_operator_of_the_api() {
        let filter: Filter = "clusterId!=3f0c".parse().unwrap();
        assert_eq!(raw_text(&filter), "clusterId != 3f0c");
    }
}
