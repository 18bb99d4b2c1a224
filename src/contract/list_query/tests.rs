use proptest::prelude::*;

use super::*;
use crate::arbitrary::{field, filter, limit, list_query, raw_query, text};
use crate::{FilterOperator, VolumeField};

/// Whether the query can be sent as a request: no project is missing.
fn is_request(query: &ListQuery) -> bool {
    query.view != View::UsableInProject(None)
}

proptest! {
    #[test]
    fn an_address_round_trips(query in list_query()) {
        prop_assert_eq!(ListQuery::from_address(&query.to_address()), (query, Vec::new()));
    }

    #[test]
    fn a_request_round_trips(query in list_query()) {
        let read = ListQuery::from_request(&query.to_request());
        if is_request(&query) {
            prop_assert_eq!(read, Ok(query));
        } else {
            prop_assert_eq!(read, Err(QueryError::Missing("usableInProjectId")));
        }
    }

    #[test]
    fn two_queries_are_equal_if_and_only_if_their_texts_are(one in list_query(), other in list_query()) {
        prop_assert_eq!(one == other, one.to_address() == other.to_address());
        prop_assert_eq!(one == other, one.to_request() == other.to_request());
    }

    #[test]
    fn a_value_cannot_add_a_parameter_or_a_fragment(query in list_query()) {
        for text in [query.to_address(), query.to_request(), query.to_count_request()] {
            prop_assert!(!text.contains([' ', '#', '+', ';', '?', '"']) && text.is_ascii(), "{}", text);
            let keys = text.split('&').filter(|part| !part.is_empty());
            let documented = |part: &str| {
                let key = part.split('=').next();
                ["requestType", "usableInProjectId", "offset", "limit", "sortBy", "sortOrder", "filterBy", "search"]
                    .into_iter()
                    .filter(|name| Some(*name) == key)
                    .count()
            };
            prop_assert!(keys.clone().all(|part| documented(part) == 1), "{}", text);
            prop_assert!(keys.count() <= 8, "{}", text);
        }
    }

    #[test]
    fn every_address_has_a_canonical_address(raw in raw_query()) {
        let (query, _) = ListQuery::from_address(&raw);
        let canonical = query.to_address();
        let (again, warnings) = ListQuery::from_address(&canonical);
        prop_assert_eq!(&again, &query);
        prop_assert_eq!(warnings, Vec::new());
        prop_assert_eq!(again.to_address(), canonical);
    }

    #[test]
    fn an_accepted_request_is_an_address_with_the_same_meaning(raw in raw_query()) {
        if let Ok(query) = ListQuery::from_request(&raw) {
            prop_assert!(is_request(&query));
            prop_assert_eq!(ListQuery::from_address(&raw).0, query);
        }
    }

    #[test]
    fn a_count_does_not_depend_on_page_and_order(query in list_query()) {
        let volumes = ListQuery { sort: None, offset: Offset::ZERO, limit: Limit::default(), ..query.clone() };
        prop_assert_eq!(query.to_count_request(), volumes.to_request());
    }

    #[test]
    fn every_change_except_paging_goes_to_the_first_page(
        query in list_query(), field in field(), filter in filter(), limit in limit(), search in text(),
        index in 0..5_usize
    ) {
        let q = || query.clone();
        let steps = [
            q().with_view(View::UsableInProject(None)),
            q().with_sort_toggled(field),
            q().with_limit(limit),
            q().with_filter(filter.clone()),
            q().with_filter_at(index, filter),
            q().without_filter(index),
            q().with_search(search),
            q().without_filters(),
            q().at_first_page(),
        ];
        for step in steps {
            prop_assert_eq!(step.offset, Offset::ZERO);
        }
    }

    #[test]
    fn paging_changes_only_the_offset(query in list_query()) {
        for step in [
            query.clone().at_next_page(),
            query.clone().at_previous_page(),
        ] {
            prop_assert_eq!(ListQuery { offset: query.offset, ..step }, query.clone());
        }
        let next = query.clone().at_next_page();
        prop_assert_eq!(next.offset, query.offset.next(query.limit));
        prop_assert_eq!(query.clone().at_previous_page().offset, query.offset.previous(query.limit));
    }

    #[test]
    fn a_filter_is_added_once_replaced_in_place_and_removed(
        query in list_query(), filter in filter(), index in 0..5_usize
    ) {
        let added = query.clone().with_filter(filter.clone());
        prop_assert!(added.is_filtered());
        prop_assert_eq!(added.filters.iter().filter(|other| **other == filter).count().min(1), 1);
        prop_assert_eq!(added.clone().with_filter(filter.clone()).filters, added.filters);

        let changed = query.clone().with_filter_at(index, filter.clone());
        let place = index.min(query.filters.len());
        prop_assert_eq!(changed.filters.get(place), Some(&filter));
        prop_assert_eq!(changed.filters.len(), query.filters.len().max(place + 1));

        let less = query.clone().without_filter(index).filters;
        let expected = query.filters.len() - usize::from(index < query.filters.len());
        prop_assert_eq!(less.len(), expected);
        prop_assert!(!query.without_filters().is_filtered());
    }
}

#[test]
fn an_address_leaves_out_defaults() {
    assert_eq!(ListQuery::default().to_address(), "");
    assert_eq!(ListQuery::default().to_request(), "requestType=Originated");
}

#[test]
fn a_full_query_uses_the_parameters_of_the_reference() {
    let query = ListQuery {
        view: View::UsableInProject(Some(ProjectId::new("5"))),
        filters: vec![
            Filter::new(
                VolumeField::Name,
                FilterOperator::NotEquals,
                "some-datavolume-name",
            )
            .unwrap(),
            Filter::new(
                VolumeField::CreatedAt,
                FilterOperator::GreaterOrEqual,
                "2026-01-31T00:00:00Z",
            )
            .unwrap(),
        ],
        search: "test project".to_owned(),
        sort: Some(Sort {
            field: VolumeField::ProjectName,
            order: SortOrder::Descending,
        }),
        offset: Offset::new(100),
        limit: Limit::new(25).unwrap(),
    };
    let expected = "requestType=UsableInProject&usableInProjectId=5&offset=100&limit=25\
        &sortBy=projectName&sortOrder=desc\
        &filterBy=name!%3Dsome-datavolume-name,createdAt%3E%3D2026-01-31T00:00:00Z\
        &search=test%20project";
    assert_eq!(query.to_address(), expected);
    assert_eq!(query.to_request(), expected);
}

#[test]
fn an_undocumented_value_in_a_request_is_an_error() {
    for (raw, parameter) in [
        ("requestType=originated", "requestType"),
        ("requestType=", "requestType"),
        ("requestType=Originated&limit=0", "limit"),
        ("requestType=Originated&limit=501", "limit"),
        ("requestType=Originated&limit=", "limit"),
        ("requestType=Originated&limit=10&limit=20", "limit"),
        (
            "requestType=Originated&requestType=Originated",
            "requestType",
        ),
        ("requestType=Originated&offset=-1", "offset"),
        ("requestType=Originated&offset=2147483648", "offset"),
        ("requestType=Originated&sortBy=updatedAt", "sortBy"),
        ("requestType=Originated&sortOrder=down", "sortOrder"),
        ("requestType=Originated&filterBy=updatedAt==x", "filterBy"),
        (
            "requestType=Originated&filterBy=createdAt=@2026-01-31T00:00:00Z",
            "filterBy",
        ),
        ("requestType=Originated&filterBy=name==a%2Cb", "filterBy"),
    ] {
        let error = ListQuery::from_request(raw).unwrap_err();
        let is_reported =
            matches!(&error, QueryError::Invalid { parameter: name, .. } if *name == parameter);
        assert!(is_reported, "{raw}: {error:?}");
    }
}

#[test]
fn a_missing_required_parameter_is_an_error() {
    for (raw, parameter) in [
        ("", "requestType"),
        ("limit=50", "requestType"),
        ("requestType=UsableInProject", "usableInProjectId"),
        (
            "requestType=UsableInProject&usableInProjectId=",
            "usableInProjectId",
        ),
    ] {
        assert_eq!(
            ListQuery::from_request(raw),
            Err(QueryError::Missing(parameter)),
            "{raw}"
        );
    }
}

#[test]
fn parameters_without_effect_are_ignored_in_a_request() {
    let raw = "?requestType=Originated&usableInProjectId=5&sortOrder=desc&verbosity=full&search=&filterBy=";
    assert_eq!(ListQuery::from_request(raw), Ok(ListQuery::default()));
}

#[test]
fn ignored_parts_of_an_address_are_reported() {
    let ignored = |raw| {
        let (query, warnings) = ListQuery::from_address(raw);
        let warnings = warnings
            .into_iter()
            .map(|warning| (warning.parameter, warning.value));
        (query, warnings.collect::<Vec<_>>())
    };
    let warning = |parameter, value: &str| (parameter, value.to_owned());
    let default = ListQuery::default;

    assert_eq!(
        ignored("usableInProjectId=5"),
        (default(), vec![warning("usableInProjectId", "5")])
    );
    assert_eq!(
        ignored("sortOrder=desc"),
        (default(), vec![warning("sortOrder", "desc")])
    );
    assert_eq!(
        ignored("limit=0&offset=x"),
        (
            default(),
            vec![warning("offset", "x"), warning("limit", "0")]
        )
    );
    assert_eq!(ignored("utm_source=mail&lang=de"), (default(), Vec::new()));

    let last = default().with_limit(Limit::new(20).unwrap());
    assert_eq!(
        ignored("limit=10&limit=20"),
        (last, vec![warning("limit", "10")])
    );
    let readable = default().with_filter("phase==Ready".parse().unwrap());
    assert_eq!(
        ignored("filterBy=phase==Ready,nonsense"),
        (readable, vec![warning("filterBy", "nonsense")])
    );
}

#[test]
fn filters_of_repeated_parameters_all_count() {
    let raw = "requestType=Originated&filterBy=name=@a&filterBy=phase==Ready,name!=b";
    let filters = ListQuery::from_request(raw).unwrap().filters;
    let expected = ["name=@a", "phase==Ready", "name!=b"].map(|text| text.parse().unwrap());
    assert_eq!(filters, expected);
}

#[test]
fn an_encoded_comma_in_a_value_is_reported() {
    let (query, warnings) = ListQuery::from_address("filterBy=name==a%2Cb,phase==Ready");
    assert_eq!(query.filters, ["phase==Ready".parse().unwrap()]);
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].value, "name==a,b");
    assert_eq!(
        warnings[0].reason,
        crate::FilterError::CommaInValue.to_string()
    );
}

#[test]
fn an_empty_project_id_means_no_project() {
    let empty = ListQuery::default().with_view(View::UsableInProject(Some(ProjectId::default())));
    let none = ListQuery::default().with_view(View::UsableInProject(None));
    assert_eq!(empty.to_address(), none.to_address());
    let raw = "requestType=UsableInProject&usableInProjectId=";
    assert_eq!(ListQuery::from_address(raw), (none, Vec::new()));
}
