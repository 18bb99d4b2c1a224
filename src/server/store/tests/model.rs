//! Lists against the plainest possible reading of the API: filter all volumes, sort them, cut.

use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, Offset, ProjectId, Scope, ScopeType, Sort, SortOrder,
    View, Volume, VolumeField,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Reach, seed, store};
use crate::seed::Organisation;

struct Model {
    organisation: Organisation,
    volumes: Vec<Volume>,
}

impl Model {
    fn new(records: u32) -> Self {
        let seed = seed(records);
        let organisation = seed.organisation();
        let volumes = seed.volumes(&organisation).map(|seeded| seeded.volume);
        Self {
            volumes: volumes.collect(),
            organisation,
        }
    }

    fn list(&self, reach: &Reach, query: &ListQuery) -> Vec<&Volume> {
        let matches = |volume: &&Volume| {
            self.is_visible(reach, &query.view, volume)
                && query.filters.iter().all(|filter| passes(volume, filter))
                && is_found(volume, &query.search)
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

    fn is_visible(&self, reach: &Reach, view: &View, volume: &Volume) -> bool {
        let View::UsableInProject(chosen) = view else {
            return reaches(reach, &self.scopes(&volume.project_id));
        };
        let Some(chosen) = chosen else {
            return false;
        };
        let scopes = self.scopes(chosen);
        let mut shares = volume.shared_scopes.iter().flatten();
        reaches(reach, &scopes)
            && (volume.project_id == *chosen || shares.any(|share| scopes.contains(&share.scope())))
    }

    /// A project, its department and its cluster; nothing where there is no such project.
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

fn reaches(reach: &Reach, scopes: &[Scope]) -> bool {
    match reach {
        Reach::Everything => !scopes.is_empty(),
        Reach::Within(reach) => reach.iter().any(|scope| scopes.contains(scope)),
    }
}

/// Instants as their milliseconds, all with the same number of digits.
fn value(volume: &Volume, field: VolumeField) -> String {
    match field {
        VolumeField::Name => volume.name.clone(),
        VolumeField::ProjectId => volume.project_id.to_string(),
        VolumeField::ClusterId => volume.cluster_id.to_string(),
        VolumeField::DepartmentId => volume.department_id.to_string(),
        VolumeField::ProjectName => volume.project_name.clone(),
        VolumeField::CreatedAt => volume.created_at.unwrap().timestamp_millis().to_string(),
        VolumeField::CreatedBy => volume.created_by.clone().unwrap(),
        VolumeField::Phase => volume.status.phase.to_string(),
    }
}

fn passes(volume: &Volume, filter: &Filter) -> bool {
    if let (VolumeField::CreatedAt, Some(bound)) = (filter.field(), filter.timestamp()) {
        let instant = volume.created_at.unwrap();
        return match filter.operator() {
            FilterOperator::Equals => instant == bound,
            FilterOperator::NotEquals => instant != bound,
            FilterOperator::LessOrEqual => instant <= bound,
            _ => instant >= bound,
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

fn is_found(volume: &Volume, search: &str) -> bool {
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

/// Recipes, from which queries are cooked with values that occur in the data.
#[derive(Clone, Debug)]
struct Recipe {
    reach: Vec<(usize, Index)>,
    usable_in: Option<Index>,
    filters: Vec<(VolumeField, FilterOperator, Index, Cut)>,
    search: Option<(Index, usize, Cut)>,
    sort: Option<(VolumeField, bool)>,
    offset: u64,
    limit: u16,
}

/// Which part of a value is asked for, and in which case.
type Cut = (usize, usize, bool);

fn recipe() -> impl Strategy<Value = Recipe> {
    let field = || select(VolumeField::ALL.to_vec());
    let cut = || (0_usize..12, 0_usize..6, any::<bool>());
    let operator = select(FilterOperator::ALL.to_vec());
    (
        prop::collection::vec((0_usize..4, any::<Index>()), 0..3),
        prop::option::weighted(0.3, any::<Index>()),
        prop::collection::vec((field(), operator, any::<Index>(), cut()), 0..3),
        prop::option::weighted(0.3, (any::<Index>(), 0_usize..5, cut())),
        prop::option::of((field(), any::<bool>())),
        prop_oneof![Just(0), 0_u64..400],
        1_u16..120,
    )
        .prop_map(
            |(reach, usable_in, filters, search, sort, offset, limit)| Recipe {
                reach,
                usable_in,
                filters,
                search,
                sort,
                offset,
                limit,
            },
        )
}

fn cut(text: &str, (from, length, upper): Cut) -> String {
    let part: String = text.chars().skip(from).take(length).collect();
    match (part.is_empty(), upper) {
        (true, _) => text.to_owned(),
        (false, true) => part.to_ascii_uppercase(),
        (false, false) => part,
    }
}

fn cook(model: &Model, recipe: &Recipe) -> (Reach, ListQuery) {
    let any_volume = |index: &Index| &model.volumes[index.index(model.volumes.len())];
    let project = |index: &Index| &any_volume(index).project_id;
    let scopes = recipe.reach.iter().map(|(level, index)| match level {
        0..3 => model.scopes(project(index))[*level].clone(),
        _ => Scope::new(ScopeType::Project, "unknown"),
    });
    let reach = match recipe.reach.len() {
        0 => Reach::Everything,
        _ => Reach::Within(scopes.collect()),
    };
    let filters = recipe
        .filters
        .iter()
        .filter_map(|(field, operator, index, part)| {
            let volume = any_volume(index);
            let value = match field {
                VolumeField::CreatedAt => volume.created_at.unwrap().to_rfc3339(),
                field => cut(&value(volume, *field), *part),
            };
            Filter::new(*field, *operator, value).ok()
        });
    let search = recipe.search.as_ref().map(|(index, text, part)| {
        let volume = any_volume(index);
        let texts = [
            &volume.name,
            &volume.project_name,
            volume.origin_pvc_name.as_str(),
        ];
        let people = [volume.description.as_deref(), volume.created_by.as_deref()];
        let texts = texts.map(Some).into_iter().chain(people);
        cut(texts.flatten().nth(*text).unwrap_or("zq"), *part)
    });
    let query = ListQuery {
        view: recipe.usable_in.as_ref().map_or(View::Originated, |index| {
            View::UsableInProject(Some(project(index).clone()))
        }),
        filters: filters.collect(),
        search: search.unwrap_or_default(),
        sort: recipe.sort.map(|(field, down)| Sort {
            field,
            order: [SortOrder::Ascending, SortOrder::Descending][usize::from(down)],
        }),
        offset: Offset::new(recipe.offset),
        limit: Limit::new(recipe.limit).unwrap(),
    };
    (reach, query)
}

#[test]
fn lists_and_counts_are_those_of_the_plainest_reading() {
    let (model, store) = (Model::new(400), store(400));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 1500,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&recipe(), |recipe| {
            let (reach, query) = cook(&model, &recipe);
            let expected = model.list(&reach, &query);
            let page = store.list(&reach, &query).unwrap();
            let (offset, limit) = (query.offset.get() as usize, usize::from(query.limit.get()));
            let ids: Vec<_> = page.datavolumes.iter().map(|volume| volume.id).collect();
            let rest = expected.iter().map(|volume| volume.id).skip(offset);
            prop_assert_eq!(ids, rest.take(limit).collect::<Vec<_>>(), "{:?}", query);
            let more = expected.len() > offset + limit;
            prop_assert_eq!(
                page.next,
                more.then_some(i64::try_from(offset + limit).unwrap())
            );
            prop_assert_eq!(store.count(&reach, &query).unwrap(), expected.len() as u64);
            Ok(())
        })
        .unwrap();
}
