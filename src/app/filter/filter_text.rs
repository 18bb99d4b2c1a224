//! A filter in words.

use datavolumes_contract::{Filter, FilterOperator};

use super::draft::ValueKind;

/// The filter as a phrase, such as `Cluster is eu-north`. `value` is the value as it is shown to people.
pub(super) fn filter_text(filter: &Filter, value: &str) -> String {
    let field = filter.field();
    let verb = match filter.operator() {
        FilterOperator::Equals => "is",
        FilterOperator::NotEquals => "is not",
        FilterOperator::LessOrEqual if field.is_timestamp() => "on or before",
        FilterOperator::GreaterOrEqual if field.is_timestamp() => "on or after",
        operator => operator.label(),
    };
    let part = match ValueKind::new(field, filter.operator()) {
        ValueKind::PartOfId if !field.label().ends_with("ID") => " ID",
        _ => "",
    };
    [field.label(), part, " ", verb, " ", value].concat()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reads_as_a_phrase() {
        for (filter, value, text) in [
            ("phase==Ready", "Ready", "Status is Ready"),
            ("name=@train", "train", "Name contains train"),
            ("clusterId!=3f0c", "eu-north", "Cluster is not eu-north"),
            ("clusterId=^3f", "3f", "Cluster ID starts with 3f"),
            ("projectId=@45", "45", "Project ID contains 45"),
            (
                "createdAt>=2026-01-01T00:00:00Z",
                "1 Jan 2026",
                "Created on or after 1 Jan 2026",
            ),
        ] {
            let filter: Filter = filter.parse().unwrap();
            assert_eq!(filter_text(&filter, value), text);
        }
        let filter: Filter = "clusterId!=3f0c".parse().unwrap();
        assert_eq!(raw_text(&filter), "clusterId != 3f0c");
    }
}
