//! Every field with every operator, compared with a simple implementation on the whole list.

use datavolumes_contract::query_string::Writer;
use datavolumes_contract::{Filter, FilterOperator, ListQuery, Volume, VolumeField};

use crate::harness::{ADMIN, Api, api_test, created_at, field_text};

/// Whether `volume` matches `filter` according to the API reference.
fn matches_filter(volume: &Volume, filter: &Filter) -> bool {
    if filter.field() == VolumeField::CreatedAt {
        let (created, value) = (created_at(volume), filter.timestamp().unwrap());
        return match filter.operator() {
            FilterOperator::Equals => created == value,
            FilterOperator::NotEquals => created != value,
            FilterOperator::LessOrEqual => created <= value,
            FilterOperator::GreaterOrEqual => created >= value,
            other => panic!("{other} is not available for timestamps"),
        };
    }
    let (text, value) = (field_text(volume, filter.field()), filter.value());
    let (lower_text, lower) = (text.to_ascii_lowercase(), value.to_ascii_lowercase());
    match filter.operator() {
        FilterOperator::Equals => text == value,
        FilterOperator::NotEquals => text != value,
        FilterOperator::LessOrEqual => text.as_bytes() <= value.as_bytes(),
        FilterOperator::GreaterOrEqual => text.as_bytes() >= value.as_bytes(),
        FilterOperator::Contains => lower_text.contains(&lower),
        FilterOperator::NotContains => !lower_text.contains(&lower),
        FilterOperator::StartsWith => lower_text.starts_with(&lower),
        FilterOperator::EndsWith => lower_text.ends_with(&lower),
    }
}

/// The value of the field, parts of it, and values that no volume has.
fn values(volume: &Volume, field: VolumeField) -> Vec<String> {
    let whole = field_text(volume, field);
    if field.is_timestamp() {
        let other_zone = created_at(volume) + chrono::TimeDelta::milliseconds(1);
        let zone = chrono::FixedOffset::east_opt(2 * 3600).unwrap();
        return vec![whole, other_zone.with_timezone(&zone).to_rfc3339()];
    }
    let (front, back) = whole.split_at(whole.len() / 2);
    let parts = [front, back, &front.to_ascii_uppercase(), "%", "_", "zz'\""];
    parts
        .into_iter()
        .map(str::to_owned)
        .chain([whole.clone()])
        .collect()
}

#[api_test]
async fn every_operator_of_every_field_finds_the_matching_volumes() {
    let api = Api::seeded(120).await;
    let all = api.list(ADMIN, "").await;
    for field in VolumeField::ALL {
        for operator in FilterOperator::ALL {
            for value in values(&all[all.len() / 3], field) {
                let Ok(filter) = Filter::new(field, operator, value) else {
                    assert!(!operator.is_available_for(field), "{field}{operator}");
                    continue;
                };
                let mut query = Writer::default();
                query.push_list("filterBy", [filter.to_string()]);
                let found = api.list(ADMIN, &query.finish()).await;
                let expected: Vec<Volume> = all
                    .iter()
                    .filter(|volume| matches_filter(volume, &filter))
                    .cloned()
                    .collect();
                assert_eq!(found, expected, "{filter}");
            }
        }
    }
}

#[api_test]
async fn a_volume_must_match_all_filters_and_the_search() {
    let api = Api::seeded(200).await;
    let all = api.list(ADMIN, "").await;
    let filters: Vec<Filter> = ["phase==Ready", "projectName=^vision", "name!@train"]
        .map(|text| text.parse().unwrap())
        .into();
    let query = ListQuery {
        filters: filters.clone(),
        search: "CHECK".to_owned(),
        ..ListQuery::default()
    };
    let address = query.to_address();
    let found = api.list(ADMIN, &address).await;
    let expected: Vec<Volume> = all
        .into_iter()
        .filter(|volume| filters.iter().all(|filter| matches_filter(volume, filter)))
        .filter(|volume| matches_search(volume, "check"))
        .collect();
    assert!(!expected.is_empty(), "no volume matches");
    assert_eq!(found, expected);
    let path = format!("/api/v1/datavolumes/count?{}", query.to_count_request());
    assert_eq!(
        api.get(ADMIN, &path).await.expect_status(200)["count"],
        expected.len()
    );
}

/// Whether the name, description, origin PVC, project name or creator contains `text`.
fn matches_search(volume: &Volume, text: &str) -> bool {
    [
        Some(volume.name.as_str()),
        volume.description.as_deref(),
        Some(volume.origin_pvc_name.as_str()),
        Some(volume.project_name.as_str()),
        volume.created_by.as_deref(),
    ]
    .into_iter()
    .flatten()
    .any(|field| field.to_ascii_lowercase().contains(text))
}

#[api_test]
async fn a_search_compares_five_fields() {
    let api = Api::seeded(200).await;
    let all = api.list(ADMIN, "").await;
    for text in ["vision", "pvc", "@example.com", "2026", "for ", "%", "zzzz"] {
        let mut query = Writer::default();
        query.push("search", text);
        let found = api.list(ADMIN, &query.finish()).await;
        let expected: Vec<Volume> = all
            .iter()
            .filter(|volume| matches_search(volume, text))
            .cloned()
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}
