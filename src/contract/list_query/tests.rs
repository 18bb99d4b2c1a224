use proptest::prelude::*;

use super::*;
use crate::arbitrary::{field, filter, limit, list_query, raw_query, text};
use crate::{FilterOperator, VolumeField};

/// Whether a request can ask for it: a project is chosen where one is needed.
fn is_request(query: &ListQuery) -> bool {
    query.view != View::UsableInProject(None)
}

proptest! {
    #[test]
    fn an_address_is_read_back_as_the_query_it_was_written_from(query in list_query()) {
        prop_assert_eq!(ListQuery::from_address(&query.to_address()), (query, Vec::new()));
    }

    #[test]
    fn a_request_is_read_back_as_the_query_it_was_written_from(query in list_query()) {
        let read = ListQuery::from_request(&query.to_request());
        if is_request(&query) {
            prop_assert_eq!(read, Ok(query));
        } else {
            prop_assert_eq!(read, Err(QueryError::Missing("usableInProjectId")));
        }
    }

    #[test]
    fn equal_queries_and_only_they_are_equal_texts(one in list_query(), other in list_query()) {
        prop_assert_eq!(one == other, one.to_address() == other.to_address());
        prop_assert_eq!(one == other, one.to_request() == other.to_request());
        prop_assert_eq!(one.to_address(), one.clone().to_address());
    }

    #[test]
    fn a_value_brings_no_parameter_and_no_fragment_into_a_text(query in list_query()) {
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
    fn whatever_is_read_from_an_address_has_a_canonical_address(raw in raw_query()) {
        let (query, _) = ListQuery::from_address(&raw);
        let canonical = query.to_address();
        let (again, notes) = ListQuery::from_address(&canonical);
        prop_assert_eq!(&again, &query);
        prop_assert_eq!(notes, Vec::new());
        prop_assert_eq!(again.to_address(), canonical);
    }

    #[test]
    fn a_request_that_is_accepted_is_an_address_with_the_same_meaning(raw in raw_query()) {
        if let Ok(query) = ListQuery::from_request(&raw) {
            prop_assert!(is_request(&query));
            prop_assert_eq!(ListQuery::from_address(&raw).0, query);
        }
    }

    #[test]
    fn a_count_is_of_the_same_volumes_whatever_the_page_and_the_order(query in list_query()) {
        let volumes = ListQuery { sort: None, offset: Offset::ZERO, limit: Limit::default(), ..query.clone() };
        prop_assert_eq!(query.to_count_request(), volumes.to_request());
    }

    #[test]
    fn every_step_but_paging_leads_to_the_first_page(
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
    fn paging_changes_the_offset_only(query in list_query(), count in any::<u64>()) {
        for step in [
            query.clone().at_next_page(),
            query.clone().at_previous_page(),
            query.clone().at_last_page(count),
        ] {
            prop_assert_eq!(ListQuery { offset: query.offset, ..step }, query.clone());
        }
        let next = query.clone().at_next_page();
        prop_assert_eq!(next.offset, query.offset.next(query.limit));
        prop_assert_eq!(query.clone().at_previous_page().offset, query.offset.previous(query.limit));
        prop_assert_eq!(query.clone().at_last_page(count).offset, Offset::last(count, query.limit));
    }

    #[test]
    fn a_condition_is_added_once_changed_in_place_and_taken_away(
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
fn an_address_leaves_defaults_out() {
    assert_eq!(ListQuery::default().to_address(), "");
    assert_eq!(ListQuery::default().to_request(), "requestType=Originated");
}

#[test]
fn a_full_query_is_written_in_the_words_of_the_reference() {
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
fn a_request_that_the_reference_does_not_document_is_refused() {
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
        let is_told =
            matches!(&error, QueryError::Invalid { parameter: told, .. } if *told == parameter);
        assert!(is_told, "{raw}: {error:?}");
    }
}

#[test]
fn a_request_without_a_required_parameter_is_refused() {
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
fn a_request_may_have_parameters_that_change_nothing() {
    let raw = "?requestType=Originated&usableInProjectId=5&sortOrder=desc&verbosity=full&search=&filterBy=";
    assert_eq!(ListQuery::from_request(raw), Ok(ListQuery::default()));
}

#[test]
fn what_an_address_says_in_vain_is_left_out_and_told() {
    let told = |raw| {
        let (query, notes) = ListQuery::from_address(raw);
        let notes = notes.into_iter().map(|note| (note.parameter, note.value));
        (query, notes.collect::<Vec<_>>())
    };
    let note = |parameter, value: &str| (parameter, value.to_owned());
    let usual = ListQuery::default;

    assert_eq!(
        told("usableInProjectId=5"),
        (usual(), vec![note("usableInProjectId", "5")])
    );
    assert_eq!(
        told("sortOrder=desc"),
        (usual(), vec![note("sortOrder", "desc")])
    );
    assert_eq!(
        told("limit=0&offset=x"),
        (usual(), vec![note("offset", "x"), note("limit", "0")])
    );
    assert_eq!(told("utm_source=mail&lang=de"), (usual(), Vec::new()));

    let last = usual().with_limit(Limit::new(20).unwrap());
    assert_eq!(told("limit=10&limit=20"), (last, vec![note("limit", "10")]));
    let readable = usual().with_filter("phase==Ready".parse().unwrap());
    assert_eq!(
        told("filterBy=phase==Ready,nonsense"),
        (readable, vec![note("filterBy", "nonsense")])
    );
}

#[test]
fn filters_in_several_parameters_all_count() {
    let raw = "requestType=Originated&filterBy=name=@a&filterBy=phase==Ready,name!=b";
    let filters = ListQuery::from_request(raw).unwrap().filters;
    let expected = ["name=@a", "phase==Ready", "name!=b"].map(|text| text.parse().unwrap());
    assert_eq!(filters, expected);
}

#[test]
fn a_comma_in_a_value_is_found_behind_the_splitting_and_told_as_such() {
    let (query, notes) = ListQuery::from_address("filterBy=name==a%2Cb,phase==Ready");
    assert_eq!(query.filters, ["phase==Ready".parse().unwrap()]);
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].value, "name==a,b");
    assert_eq!(
        notes[0].reason,
        crate::FilterError::CommaInValue.to_string()
    );
}

#[test]
fn an_empty_project_id_is_no_project() {
    let empty = ListQuery::default().with_view(View::UsableInProject(Some(ProjectId::default())));
    let none = ListQuery::default().with_view(View::UsableInProject(None));
    assert_eq!(empty.to_address(), none.to_address());
    let raw = "requestType=UsableInProject&usableInProjectId=";
    assert_eq!(ListQuery::from_address(raw), (none, Vec::new()));
}
