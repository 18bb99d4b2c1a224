//! Strategies for the property tests of this crate.

use chrono::DateTime;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{
    Filter, FilterOperator, Limit, ListQuery, Offset, ProjectId, Sort, SortOrder, View,
    VolumeField, input,
};

/// Any text, including control characters, every plane of Unicode, and the special characters of URLs.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let special = vec![
        "&", "+", "%", "%2C", "==", "#", "?", ",", ";", " ", "\u{0}", "\n", "🦀", "é", "a",
    ];
    prop_oneof![
        vec(any::<char>(), 0..8).prop_map(String::from_iter),
        vec(select(special), 0..6).prop_map(|parts| parts.concat()),
    ]
}

/// Any query string: valid, almost valid, or any text.
pub(crate) fn raw_query() -> impl Strategy<Value = String> {
    let keys = vec![
        "requestType",
        "usableInProjectId",
        "offset",
        "limit",
        "sortBy",
        "sortOrder",
        "filterBy",
        "search",
        "other",
    ];
    let values = vec![
        "",
        "Originated",
        "UsableInProject",
        "5",
        "0",
        "501",
        "-1",
        "name",
        "createdAt",
        "desc",
        "asc",
        "name==a",
        "createdAt>=2026-01-31T00:00:00Z",
        "createdAt=@2026",
        "phase!=Ready,,name=^x",
        "a%2Cb",
        "%FF",
    ];
    let value = prop_oneof![3 => select(values).prop_map(str::to_owned), 1 => text()];
    let parameters = vec((select(keys), value), 0..6).prop_map(|parameters| {
        let parts = parameters
            .into_iter()
            .map(|(key, value)| format!("{key}={value}"));
        parts.collect::<Vec<_>>().join("&")
    });
    prop_oneof![3 => parameters, 1 => text()]
}

pub(crate) fn field() -> impl Strategy<Value = VolumeField> {
    select(VolumeField::ALL.to_vec())
}

pub(crate) fn operator() -> impl Strategy<Value = FilterOperator> {
    select(FilterOperator::ALL.to_vec())
}

/// A timestamp between 1970 and 2100.
pub(crate) fn timestamp() -> impl Strategy<Value = String> {
    (0..4_102_444_800_000_i64).prop_map(|milliseconds| {
        let instant = DateTime::from_timestamp_millis(milliseconds).unwrap();
        format!("{instant:?}")
    })
}

pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    let value = text()
        .prop_map(|text| text.replace(',', ""))
        .prop_filter("not empty", |text| !text.is_empty());
    (field(), operator(), value, timestamp()).prop_filter_map(
        "available",
        |(field, operator, value, timestamp)| {
            let value = if field.is_timestamp() {
                timestamp
            } else {
                value
            };
            Filter::new(field, operator, value).ok()
        },
    )
}

pub(crate) fn limit() -> impl Strategy<Value = Limit> {
    (1..=500_u16).prop_map(|entries| Limit::new(entries).unwrap())
}

fn view() -> impl Strategy<Value = View> {
    let project = text()
        .prop_map(ProjectId::new)
        .prop_filter("not empty", |id| !id.is_empty());
    prop_oneof![
        Just(View::Originated),
        option::of(project).prop_map(View::UsableInProject)
    ]
}

fn sort() -> impl Strategy<Value = Sort> {
    let order = select(vec![SortOrder::Ascending, SortOrder::Descending]);
    (field(), order).prop_map(|(field, order)| Sort { field, order })
}

/// Any list query.
pub(crate) fn list_query() -> impl Strategy<Value = ListQuery> {
    let offset = prop_oneof![Just(0), 0..3_000_000_000_u64].prop_map(Offset::new);
    let limit = prop_oneof![Just(Limit::default()), limit()];
    (
        view(),
        vec(filter(), 0..4),
        text().prop_map(|text| text.trim_matches(input::is_invisible).to_owned()),
        option::of(sort()),
        offset,
        limit,
    )
        .prop_map(|(view, filters, search, sort, offset, limit)| ListQuery {
            view,
            filters,
            search,
            sort,
            offset,
            limit,
        })
}
