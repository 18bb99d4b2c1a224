//! Lists and single volumes.

use std::collections::BTreeSet;

use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, Offset, PatchVolume, ProjectId, ScopeType,
    SharedScope, SharedScopesPatch, Sort, SortOrder, View, VolumeField, VolumeId,
};

use super::{
    AccessScope, Store, TempFolder, USER, create, department, now, other_projects, project,
    seed_config, store, within,
};
use crate::seed::PROJECT_OF_RESEARCHER;

#[test]
fn the_pages_of_every_size_and_sort_key_contain_each_volume_once() {
    let store = store(300);
    let expected: BTreeSet<VolumeId> = {
        let config = seed_config(300);
        let organisation = config.organisation();
        config
            .volumes(&organisation)
            .map(|seeded| seeded.volume.id)
            .collect()
    };
    let limits = [1, 7, 50, 99, 100, 299, 300, 301];
    for (field, limit) in VolumeField::ALL.into_iter().zip(limits.into_iter().cycle()) {
        let order = SortOrder::Descending;
        let mut query = ListQuery {
            sort: Some(Sort { field, order }),
            limit: Limit::new(limit).unwrap(),
            ..ListQuery::default()
        };
        let mut seen = Vec::new();
        loop {
            let page = store.list(&AccessScope::Everything, &query).unwrap();
            seen.extend(page.datavolumes.iter().map(|volume| volume.id));
            let Some(next) = page.next else { break };
            query.offset = Offset::new(next.unsigned_abs());
        }
        assert_eq!(seen.len(), 300, "{field} by {limit}");
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn a_volume_is_read_as_it_was_seeded() {
    let store = store(60);
    let config = seed_config(60);
    let organisation = config.organisation();
    for seeded in config.volumes(&organisation) {
        let mut expected = seeded.volume;
        let mut found = store
            .read(&AccessScope::Everything, expected.id)
            .unwrap()
            .unwrap();
        let scopes = found.shared_scopes.take().unwrap();
        let shares = expected.shared_scopes.take().unwrap();
        assert_eq!(
            scopes
                .iter()
                .map(SharedScope::scope)
                .collect::<BTreeSet<_>>(),
            shares.iter().map(SharedScope::scope).collect()
        );
        assert!(scopes.iter().all(|share| !share.scope_name.is_empty()));
        found.status.datavolume_pvc_name = None;
        found.status.datavolume_pv_name = None;
        assert_eq!(found, expected);
    }
}

#[test]
fn a_timestamp_finer_than_milliseconds_is_between_two_stored_values() {
    let store = store(0);
    create(&store, "fresh", "raw-captures");
    let count = |operator, value: &str| {
        let filter = Filter::new(VolumeField::CreatedAt, operator, value).unwrap();
        let query = ListQuery::default().with_filter(filter);
        store.count(&AccessScope::Everything, &query).unwrap()
    };
    let (exact, finer) = ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00.0000001Z");
    assert_eq!(count(FilterOperator::Equals, exact), 1);
    assert_eq!(count(FilterOperator::Equals, finer), 0);
    assert_eq!(count(FilterOperator::NotEquals, finer), 1);
    assert_eq!(count(FilterOperator::LessOrEqual, finer), 1);
    assert_eq!(count(FilterOperator::GreaterOrEqual, finer), 0);
    assert_eq!(
        count(
            FilterOperator::GreaterOrEqual,
            "2026-03-01T11:59:59.9999999Z"
        ),
        1
    );
}

#[test]
fn any_text_is_a_valid_search_and_filter_value() {
    let store = store(50);
    let long = "x".repeat(70_000);
    for text in [
        "\"",
        "a\"b*",
        "%_",
        "AND OR NOT",
        "\0",
        "a\0bcd",
        "imagenet\0",
        "🧬🚀📦",
        &long,
    ] {
        let searching = ListQuery::default().with_search(text);
        let found = store.list(&AccessScope::Everything, &searching).unwrap();
        assert_eq!(
            found.datavolumes.len(),
            usize::from(text.contains('🧬')),
            "{text:.9}"
        );
        let filter = Filter::new(VolumeField::Name, FilterOperator::Contains, text).unwrap();
        let filtering = ListQuery::default().with_filter(filter);
        assert_eq!(
            store.count(&AccessScope::Everything, &filtering).unwrap(),
            0
        );
    }
}

#[test]
fn a_query_can_have_thousands_of_filters() {
    let store = store(50);
    for field in [VolumeField::Name, VolumeField::ProjectId] {
        let filter = Filter::new(field, FilterOperator::NotEquals, "none").unwrap();
        let query = ListQuery {
            filters: vec![filter; 3000],
            ..ListQuery::default()
        };
        assert_eq!(store.count(&AccessScope::Everything, &query).unwrap(), 50);
    }
}

#[test]
fn the_search_index_follows_updates_and_deletions() {
    let store = store(0);
    let id = create(&store, "fresh", "raw-captures").id;
    let count = |text: &str| {
        let query = ListQuery::default().with_search(text);
        store.count(&AccessScope::Everything, &query).unwrap()
    };
    let update = |text: &str| {
        let description = Some(text.parse().unwrap());
        let patch = PatchVolume { description };
        store
            .update(&AccessScope::Everything, id, &patch, USER, now())
            .unwrap()
    };
    update("Night Owls");
    assert_eq!(count("night owl"), 1);
    update("larks");
    assert_eq!((count("night owl"), count("LARKS")), (0, 1));
    store.delete(&AccessScope::Everything, id, now()).unwrap();
    assert_eq!(count("larks"), 0);
}

#[test]
fn a_volume_shared_with_an_accessible_project_can_be_read_but_not_changed() {
    let store = store(0);
    let id = create(&store, "shared", "raw-captures").id;
    let (other, _) = other_projects();
    let access = within(project(other.id.as_str()));
    assert_eq!(store.read(&access, id).unwrap(), None);
    let patch = SharedScopesPatch {
        add: vec![project(other.id.as_str())],
        remove: vec![],
    };
    store
        .patch_shared_scopes(&AccessScope::Everything, id, &patch, USER, now())
        .unwrap();
    assert_eq!(
        store.read(&access, id).unwrap().map(|volume| volume.id),
        Some(id)
    );
    assert_eq!(store.shared_scopes(&access, id).unwrap().unwrap().len(), 1);
    assert_eq!(store.delete(&access, id, now()).unwrap(), None);
    assert_eq!(
        store
            .update(&access, id, &PatchVolume::default(), USER, now())
            .unwrap(),
        None
    );
    assert_eq!(
        store
            .patch_shared_scopes(&access, id, &patch, USER, now())
            .unwrap(),
        None
    );
    let originated = store.list(&access, &ListQuery::default()).unwrap();
    assert!(originated.datavolumes.is_empty());
    let usable = ListQuery {
        view: View::UsableInProject(Some(other.id)),
        ..ListQuery::default()
    };
    assert_eq!(store.count(&access, &usable).unwrap(), 1);
    assert_eq!(
        store.count(&within(department()), &usable).unwrap(),
        0,
        "the project is not accessible"
    );
}

#[test]
fn volumes_usable_in_a_project_are_the_readable_ones() {
    let store = store(400);
    let usable = ListQuery {
        view: View::UsableInProject(Some(ProjectId::new(PROJECT_OF_RESEARCHER))),
        limit: Limit::MAX,
        ..ListQuery::default()
    };
    let access = within(project(PROJECT_OF_RESEARCHER));
    let all = ListQuery {
        limit: Limit::MAX,
        ..ListQuery::default()
    };
    let usable: BTreeSet<_> = store
        .list(&access, &usable)
        .unwrap()
        .datavolumes
        .into_iter()
        .map(|volume| volume.id)
        .collect();
    assert!(usable.len() > 20);
    for volume in store
        .list(&AccessScope::Everything, &all)
        .unwrap()
        .datavolumes
    {
        let readable = store.read(&access, volume.id).unwrap().is_some();
        assert_eq!(readable, usable.contains(&volume.id), "{}", volume.name);
    }
}

#[test]
fn a_file_that_is_not_a_database_of_this_server_is_rejected() {
    let folder = TempFolder::new("foreign");
    let path = folder.database();
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute_batch("CREATE TABLE notes (text)").unwrap();
    drop(foreign);
    assert!(Store::open(&path).is_err());
    std::fs::write(&path, "not a database, but a text that is long enough").unwrap();
    assert!(Store::open(&path).is_err());
}

#[test]
fn an_unknown_scope_grants_no_access() {
    let store = store(20);
    for level in [ScopeType::Other("galaxy".to_owned()), ScopeType::Project] {
        let access = within(datavolumes_contract::Scope::new(level, "1"));
        assert_eq!(store.count(&access, &ListQuery::default()).unwrap(), 0);
    }
    assert_eq!(
        store
            .count(&AccessScope::Within(vec![]), &ListQuery::default())
            .unwrap(),
        0
    );
}

#[test]
fn a_search_does_not_match_across_fields() {
    let store = store(20);
    let count = |text| {
        let query = ListQuery::default().with_search(text);
        store.count(&AccessScope::Everything, &query).unwrap()
    };
    for text in ["\n", "\n\n", "s\nr"] {
        assert_eq!(count(text), 0, "{text:?}");
    }
    let volume = create(&store, "fresh", "raw-captures");
    let patch = PatchVolume {
        description: Some("one\ntwo".parse().unwrap()),
    };
    store
        .update(&AccessScope::Everything, volume.id, &patch, USER, now())
        .unwrap();
    assert_eq!(count("one\ntwo"), 1);
    assert_eq!(count("\n"), 1);
}
