//! Creating, describing and deleting.

use std::thread;

use datavolumes_contract::{Limit, ListQuery, PatchVolume, Phase, ProjectId};

use super::{
    BY, Folder, Reach, Store, create, department, new_volume, now, project, seed, store, strangers,
    within,
};
use crate::store::{CreateRefusal, Deletion};

#[test]
fn a_new_volume_is_creating_and_shared_with_nobody() {
    let store = store(0);
    let mut new = new_volume("fresh", "raw-captures");
    new.description = Some("for the paper".parse().unwrap());
    let volume = store.create(&Reach::Everything, &new, BY, now()).unwrap();
    assert_eq!(volume.status.phase, Phase::Creating);
    assert_eq!(volume.project_name, seed(0).organisation().projects[0].name);
    assert_eq!(volume.description.as_deref(), Some("for the paper"));
    assert_eq!(volume.shared_scopes, Some(vec![]));
    assert_eq!(volume.created_at, Some(now()));
    assert_eq!(volume.use_original_volume, Some(true));
    assert_eq!(
        store.read(&Reach::Everything, volume.id).unwrap(),
        Some(volume)
    );
}

#[test]
fn a_name_is_free_once_in_each_cluster() {
    let store = store(0);
    let home = create(&store, "fresh", "raw-captures").cluster_id;
    assert!(!store.name_is_free("fresh", &home).unwrap());
    let (neighbour, stranger) = strangers();
    let mut new = new_volume("fresh", "team-scratch");
    new.project_id = neighbour.id;
    let refusal = store.create(&Reach::Everything, &new, BY, now());
    assert!(
        matches!(refusal, Err(CreateRefusal::NameTaken)),
        "{refusal:?}"
    );
    assert!(store.name_is_free("fresh", &stranger.cluster_id).unwrap());
    new.project_id = stranger.id;
    store.create(&Reach::Everything, &new, BY, now()).unwrap();
}

#[test]
fn a_pvc_backs_one_volume_until_that_is_gone() {
    let store = store(0);
    let first = create(&store, "first", "raw-captures");
    let new = new_volume("second", "raw-captures");
    match store.create(&Reach::Everything, &new, BY, now()) {
        Err(CreateRefusal::PvcTaken(by)) => assert_eq!(by, "first"),
        other => panic!("{other:?}"),
    }
    let deletion = store.delete(&Reach::Everything, first.id, now()).unwrap();
    assert_eq!(deletion, Some(Deletion::Gone));
    assert_eq!(store.read(&Reach::Everything, first.id).unwrap(), None);
    store.create(&Reach::Everything, &new, BY, now()).unwrap();
}

#[test]
fn the_project_of_a_new_volume_is_known_and_within_reach() {
    let store = store(0);
    let (neighbour, _) = strangers();
    let mut new = new_volume("fresh", "raw-captures");
    let beyond = store.create(&within(project(neighbour.id.as_str())), &new, BY, now());
    assert!(
        matches!(beyond, Err(CreateRefusal::BeyondReach)),
        "{beyond:?}"
    );
    store
        .create(&within(department()), &new, BY, now())
        .unwrap();
    new.project_id = ProjectId::new("nowhere");
    let unknown = store.create(&Reach::Everything, &new, BY, now());
    assert!(
        matches!(unknown, Err(CreateRefusal::UnknownProject)),
        "{unknown:?}"
    );
}

#[test]
fn a_description_changes_and_an_empty_patch_changes_nothing() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let later = now() + chrono::TimeDelta::minutes(5);
    let nothing = PatchVolume::default();
    let same = store
        .describe(&Reach::Everything, volume.id, &nothing, "x", later)
        .unwrap()
        .unwrap();
    assert_eq!(
        (same.updated_at, same.updated_by),
        (volume.updated_at, volume.updated_by)
    );
    let patch = PatchVolume {
        description: Some("new words".parse().unwrap()),
    };
    let changed = store
        .describe(&Reach::Everything, volume.id, &patch, "x", later)
        .unwrap()
        .unwrap();
    assert_eq!(changed.description.as_deref(), Some("new words"));
    assert_eq!(changed.updated_at, Some(later));
    assert_eq!(changed.updated_by.as_deref(), Some("x"));
    assert_eq!(changed.created_by.as_deref(), Some(BY));
    assert_eq!(
        changed.shared_scopes, None,
        "a change does not tell the shares"
    );
}

#[test]
fn of_many_at_once_one_gets_the_name_and_readers_go_on() {
    let folder = Folder::new("race");
    let store = Store::open(&folder.database()).unwrap();
    store.seed(&seed(100)).unwrap();
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
                    store.create(&Reach::Everything, &new, BY, now()).is_ok()
                })
            })
            .collect();
        for _ in 0..20 {
            let page = store.list(&Reach::Everything, &query).unwrap();
            assert!([100, 101].contains(&page.datavolumes.len()));
        }
        writers
            .into_iter()
            .map(|writer| writer.join().unwrap())
            .filter(|won| *won)
            .count()
    });
    assert_eq!(created, 1);
    assert_eq!(store.count(&Reach::Everything, &query).unwrap(), 101);
}
