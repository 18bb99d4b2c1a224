//! Creating, updating and deleting.

use std::thread;

use datavolumes_contract::{Limit, ListQuery, PatchVolume, Phase, ProjectId, SharedScopesPatch};

use super::{
    AccessScope, Store, TempFolder, USER, create, department, new_volume, now, other_projects,
    project, seed_config, store, within,
};
use crate::store::{CreateError, DeleteOutcome, NameUse, ShareError, UpdateError};

#[test]
fn a_new_volume_is_creating_and_has_no_shares() {
    let store = store(0);
    let mut new = new_volume("fresh", "raw-captures");
    new.description = Some("for the paper".parse().unwrap());
    let volume = store
        .create(&AccessScope::Everything, &new, USER, now())
        .unwrap();
    assert_eq!(volume.status.phase, Phase::Creating);
    assert_eq!(
        volume.project_name,
        seed_config(0).organisation().projects[0].name
    );
    assert_eq!(volume.description.as_deref(), Some("for the paper"));
    assert_eq!(volume.shared_scopes, Some(vec![]));
    assert_eq!(volume.created_at, Some(now().into()));
    assert_eq!(volume.use_original_volume, Some(true));
    assert_eq!(
        store.read(&AccessScope::Everything, volume.id).unwrap(),
        Some(volume)
    );
}

#[test]
fn a_name_is_unique_in_its_cluster() {
    let store = store(0);
    let cluster = create(&store, "fresh", "raw-captures").cluster_id;
    let name_use = |cluster| {
        store
            .name_use(&AccessScope::Everything, "fresh", cluster)
            .unwrap()
    };
    assert_eq!(name_use(&cluster), Some(NameUse::Taken));
    let (nearby, distant) = other_projects();
    let mut new = new_volume("fresh", "team-scratch");
    new.project_id = nearby.id;
    let result = store.create(&AccessScope::Everything, &new, USER, now());
    assert!(matches!(result, Err(CreateError::NameTaken)), "{result:?}");
    assert_eq!(name_use(&distant.cluster_id), Some(NameUse::Available));
    new.project_id = distant.id;
    store
        .create(&AccessScope::Everything, &new, USER, now())
        .unwrap();
}

#[test]
fn a_volume_that_is_being_deleted_is_not_changed_and_keeps_its_name() {
    let store = store(0);
    let everything = AccessScope::Everything;
    let volume = create(&store, "fresh", "raw-captures");
    let share = SharedScopesPatch {
        add: vec![department()],
        remove: vec![],
    };
    let patch = |patch| store.patch_shared_scopes(&everything, volume.id, patch, USER, now());
    patch(&share).unwrap();
    store.delete(&everything, volume.id, now()).unwrap();
    let description = PatchVolume::default();
    let updated = store.update(&everything, volume.id, &description, USER, now());
    assert!(
        matches!(updated, Err(UpdateError::BeingDeleted)),
        "{updated:?}"
    );
    let shared = patch(&SharedScopesPatch::default());
    assert!(
        matches!(shared, Err(ShareError::BeingDeleted)),
        "{shared:?}"
    );
    let created = store.create(&everything, &new_volume("fresh", "other"), USER, now());
    assert!(
        matches!(created, Err(CreateError::NameBeingDeleted)),
        "{created:?}"
    );
    let name_use = store.name_use(&everything, "fresh", &volume.cluster_id);
    assert_eq!(name_use.unwrap(), Some(NameUse::BeingDeleted));
}

#[test]
fn a_pvc_backs_one_volume_until_the_volume_is_deleted() {
    let store = store(0);
    let first = create(&store, "first", "raw-captures");
    let new = new_volume("second", "raw-captures");
    match store.create(&AccessScope::Everything, &new, USER, now()) {
        Err(CreateError::PvcTaken(by)) => assert_eq!(by, "first"),
        other => panic!("{other:?}"),
    }
    let outcome = store
        .delete(&AccessScope::Everything, first.id, now())
        .unwrap();
    assert_eq!(outcome, Some(DeleteOutcome::Deleted));
    assert_eq!(
        store.read(&AccessScope::Everything, first.id).unwrap(),
        None
    );
    store
        .create(&AccessScope::Everything, &new, USER, now())
        .unwrap();
}

#[test]
fn the_project_of_a_new_volume_must_exist_and_be_accessible() {
    let store = store(0);
    let (nearby, _) = other_projects();
    let mut new = new_volume("fresh", "raw-captures");
    let inaccessible = store.create(&within(project(nearby.id.as_str())), &new, USER, now());
    assert!(
        matches!(inaccessible, Err(CreateError::ProjectNotAccessible)),
        "{inaccessible:?}"
    );
    store
        .create(&within(department()), &new, USER, now())
        .unwrap();
    new.project_id = ProjectId::new("nowhere");
    let unknown = store.create(&AccessScope::Everything, &new, USER, now());
    assert!(
        matches!(unknown, Err(CreateError::UnknownProject)),
        "{unknown:?}"
    );
}

#[test]
fn an_update_changes_the_description_and_an_empty_one_changes_nothing() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let later = now() + chrono::TimeDelta::minutes(5);
    let nothing = PatchVolume::default();
    let same = store
        .update(&AccessScope::Everything, volume.id, &nothing, "x", later)
        .unwrap()
        .unwrap();
    assert_eq!(
        (same.updated_at, same.updated_by),
        (volume.updated_at, volume.updated_by)
    );
    let patch = PatchVolume {
        description: Some("new description".parse().unwrap()),
    };
    let changed = store
        .update(&AccessScope::Everything, volume.id, &patch, "x", later)
        .unwrap()
        .unwrap();
    assert_eq!(changed.description.as_deref(), Some("new description"));
    assert_eq!(changed.updated_at, Some(later.into()));
    assert_eq!(changed.updated_by.as_deref(), Some("x"));
    assert_eq!(changed.created_by.as_deref(), Some(USER));
    assert_eq!(
        changed.shared_scopes, None,
        "an update does not return the shares"
    );
}

#[test]
fn of_concurrent_creations_one_gets_the_name_while_readers_continue() {
    let folder = TempFolder::new("race");
    let store = Store::open(&folder.database()).unwrap();
    store.seed(&seed_config(100)).unwrap();
    let query = ListQuery {
        limit: Limit::MAX,
        ..ListQuery::default()
    };
    let created = thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let store = store.clone();
                scope.spawn(move || {
                    let new = new_volume("contested", &format!("pvc-{writer}"));
                    store
                        .create(&AccessScope::Everything, &new, USER, now())
                        .is_ok()
                })
            })
            .collect();
        for _ in 0..20 {
            let page = store.list(&AccessScope::Everything, &query).unwrap();
            assert!([100, 101].contains(&page.datavolumes.len()));
        }
        writers
            .into_iter()
            .map(|writer| writer.join().unwrap())
            .filter(|won| *won)
            .count()
    });
    assert_eq!(created, 1);
    assert_eq!(store.count(&AccessScope::Everything, &query).unwrap(), 101);
}
