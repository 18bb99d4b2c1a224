//! Compares lists with a simple reference implementation: filter all volumes, sort them, take a
//! page.

use chrono::{DateTime, Utc};
use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, Offset, ProjectId, Scope, ScopeType, Sort, SortOrder,
    View, Volume, VolumeField,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{AccessScope, seed_config, store};
use crate::seed::Organisation;

struct ReferenceModel {
    organisation: Organisation,
    volumes: Vec<Volume>,
}

impl ReferenceModel {
    fn new(records: u32) -> Self {
        let config = seed_config(records);
        let organisation = config.organisation();
        let volumes = config.volumes(&organisation).map(|seeded| seeded.volume);
        Self {
            volumes: volumes.collect(),
            organisation,
        }
    }

    fn list(&self, access: &AccessScope, query: &ListQuery) -> Vec<&Volume> {
        let matches = |volume: &&Volume| {
            self.is_visible(access, &query.view, volume)
                && query
                    .filters
                    .iter()
                    .all(|filter| matches_filter(volume, filter))
                && matches_search(volume, &query.search)
        };
        let mut found: Vec<&Volume> = self.volumes.iter().filter(matches).collect();
        let (field, order) = query
            .sort
            .map_or((VolumeField::Name, SortOrder::Ascending), |sort| {
                (sort.field, sort.order)
            });
        found.sort_by_key(|volume| (value(volume, field), volume.id));
        if order == SortOrder::Descending {
            found.reverse();
        }
        found
    }

    fn is_visible(&self, access: &AccessScope, view: &View, volume: &Volume) -> bool {
        let View::UsableInProject(chosen) = view else {
            return grants_access(access, &self.scopes(&volume.project_id));
        };
        let Some(chosen) = chosen else {
            return false;
        };
        let scopes = self.scopes(chosen);
        let mut shares = volume.shared_scopes.iter().flatten();
        grants_access(access, &scopes)
            && (volume.project_id == *chosen || shares.any(|share| scopes.contains(&share.scope())))
    }

    /// A project, its department and its cluster; empty if the project does not exist.
    fn scopes(&self, id: &ProjectId) -> Vec<Scope> {
        let project = self
            .organisation
            .projects
            .iter()
            .find(|project| project.id == *id);
        project.map_or_else(Vec::new, |project| {
            vec![
                Scope::new(ScopeType::Project, project.id.as_str()),
                Scope::new(ScopeType::Department, project.parent_id.as_str()),
                Scope::new(ScopeType::Cluster, project.cluster_id.as_str()),
            ]
        })
    }
}

fn grants_access(access: &AccessScope, scopes: &[Scope]) -> bool {
    match access {
        AccessScope::Everything => !scopes.is_empty(),
        AccessScope::Within(granted) => granted.iter().any(|scope| scopes.contains(scope)),
    }
}

/// The value as text. Timestamps are in milliseconds, which all have the same number of digits.
fn value(volume: &Volume, field: VolumeField) -> String {
    match field {
        VolumeField::Name => volume.name.clone(),
        VolumeField::ProjectId => volume.project_id.to_string(),
        VolumeField::ClusterId => volume.cluster_id.to_string(),
        VolumeField::DepartmentId => volume.department_id.to_string(),
        VolumeField::ProjectName => volume.project_name.clone(),
        VolumeField::CreatedAt => created_at(volume).timestamp_millis().to_string(),
        VolumeField::CreatedBy => volume.created_by.clone().unwrap(),
        VolumeField::Phase => volume.status.phase.to_string(),
    }
}

fn created_at(volume: &Volume) -> DateTime<Utc> {
    volume.created_at.as_ref().unwrap().time().unwrap()
}

fn matches_filter(volume: &Volume, filter: &Filter) -> bool {
    if let (VolumeField::CreatedAt, Some(bound)) = (filter.field(), filter.timestamp()) {
        let timestamp = created_at(volume);
        return match filter.operator() {
            FilterOperator::Equals => timestamp == bound,
            FilterOperator::NotEquals => timestamp != bound,
            FilterOperator::LessOrEqual => timestamp <= bound,
            FilterOperator::GreaterOrEqual => timestamp >= bound,
            other => panic!("{other} is not available for timestamps"),
        };
    }
    let text = value(volume, filter.field());
    let (lower, part) = (
        text.to_ascii_lowercase(),
        filter.value().to_ascii_lowercase(),
    );
    match filter.operator() {
        FilterOperator::Equals => text == filter.value(),
        FilterOperator::NotEquals => text != filter.value(),
        FilterOperator::LessOrEqual => text.as_str() <= filter.value(),
        FilterOperator::GreaterOrEqual => text.as_str() >= filter.value(),
        FilterOperator::Contains => lower.contains(&part),
        FilterOperator::NotContains => !lower.contains(&part),
        FilterOperator::StartsWith => lower.starts_with(&part),
        FilterOperator::EndsWith => lower.ends_with(&part),
    }
}

fn matches_search(volume: &Volume, search: &str) -> bool {
    let texts = [
        &volume.name,
        volume.description.as_deref().unwrap_or_default(),
        volume.origin_pvc_name.as_str(),
        &volume.project_name,
        volume.created_by.as_deref().unwrap_or_default(),
    ];
    let search = search.to_ascii_lowercase();
    texts
        .iter()
        .any(|text| text.to_ascii_lowercase().contains(&search))
}

/// A random query. Indexes choose values that occur in the data, so that queries have matches.
#[derive(Clone, Debug)]
struct RandomQuery {
    access: Vec<(usize, Index)>,
    usable_in: Option<Index>,
    filters: Vec<(VolumeField, FilterOperator, Index, Part)>,
    search: Option<(Index, usize, Part)>,
    sort: Option<(VolumeField, bool)>,
    offset: u64,
    limit: u16,
}

/// A part of a value: its start, its length (0 for the whole value), and whether it is in upper case.
type Part = (usize, usize, bool);

fn random_query() -> impl Strategy<Value = RandomQuery> {
    let field = || select(VolumeField::ALL.to_vec());
    let part = || (0_usize..12, 0_usize..6, any::<bool>());
    let operator = select(FilterOperator::ALL.to_vec());
    (
        prop::collection::vec((0_usize..4, any::<Index>()), 0..3),
        prop::option::weighted(0.3, any::<Index>()),
        prop::collection::vec((field(), operator, any::<Index>(), part()), 0..3),
        prop::option::weighted(0.3, (any::<Index>(), 0_usize..5, part())),
        prop::option::of((field(), any::<bool>())),
        prop_oneof![Just(0), 0_u64..400],
        1_u16..120,
    )
        .prop_map(
            |(access, usable_in, filters, search, sort, offset, limit)| RandomQuery {
                access,
                usable_in,
                filters,
                search,
                sort,
                offset,
                limit,
            },
        )
}

fn take_part(text: &str, (from, length, upper): Part) -> String {
    let part: String = text.chars().skip(from).take(length).collect();
    match (part.is_empty(), upper) {
        (true, _) => text.to_owned(),
        (false, true) => part.to_ascii_uppercase(),
        (false, false) => part,
    }
}

fn build_query(model: &ReferenceModel, random: &RandomQuery) -> (AccessScope, ListQuery) {
    let any_volume = |index: &Index| &model.volumes[index.index(model.volumes.len())];
    let project = |index: &Index| &any_volume(index).project_id;
    let scopes = random.access.iter().map(|(level, index)| match level {
        0..3 => model.scopes(project(index))[*level].clone(),
        _ => Scope::new(ScopeType::Project, "unknown"),
    });
    let access = match random.access.len() {
        0 => AccessScope::Everything,
        _ => AccessScope::Within(scopes.collect()),
    };
    let filters = random
        .filters
        .iter()
        .filter_map(|(field, operator, index, part)| {
            let volume = any_volume(index);
            let value = match field {
                VolumeField::CreatedAt => created_at(volume).to_rfc3339(),
                field => take_part(&value(volume, *field), *part),
            };
            Filter::new(*field, *operator, value).ok()
        });
    let search = random.search.as_ref().map(|(index, text, part)| {
        let volume = any_volume(index);
        let texts = [
            &volume.name,
            &volume.project_name,
            volume.origin_pvc_name.as_str(),
        ];
        let optional = [volume.description.as_deref(), volume.created_by.as_deref()];
        let texts = texts.map(Some).into_iter().chain(optional);
        take_part(texts.flatten().nth(*text).unwrap_or("zq"), *part)
    });
    let query = ListQuery {
        view: random.usable_in.as_ref().map_or(View::Originated, |index| {
            View::UsableInProject(Some(project(index).clone()))
        }),
        filters: filters.collect(),
        search: search.unwrap_or_default(),
        sort: random.sort.map(|(field, is_descending)| Sort {
            field,
            order: [SortOrder::Ascending, SortOrder::Descending][usize::from(is_descending)],
        }),
        offset: Offset::new(random.offset),
        limit: Limit::new(random.limit).unwrap(),
    };
    (access, query)
}

#[test]
fn lists_and_counts_equal_those_of_the_reference_implementation() {
    let (model, store) = (ReferenceModel::new(400), store(400));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 1500,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&random_query(), |random| {
            let (access, query) = build_query(&model, &random);
            let expected = model.list(&access, &query);
            let page = store.list(&access, &query).unwrap();
            let (offset, limit) = (query.offset.get() as usize, usize::from(query.limit.get()));
            let ids: Vec<_> = page.datavolumes.iter().map(|volume| volume.id).collect();
            let rest = expected.iter().map(|volume| volume.id).skip(offset);
            prop_assert_eq!(ids, rest.take(limit).collect::<Vec<_>>(), "{:?}", query);
            let more = expected.len() > offset + limit;
            prop_assert_eq!(
                page.next,
                more.then_some(i64::try_from(offset + limit).unwrap())
            );
            prop_assert_eq!(store.count(&access, &query).unwrap(), expected.len() as u64);
            Ok(())
        })
        .unwrap();
}
