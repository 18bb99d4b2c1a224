//! What happens by itself.

use chrono::TimeDelta;
use datavolumes_contract::{Phase, SharedScopesPatch, Volume, VolumeId};

use super::{BY, Folder, Reach, Store, create, department, new_volume, now, seed, store};
use crate::store::Deletion;

fn read(store: &Store, id: VolumeId) -> Option<Volume> {
    store.read(&Reach::Everything, id).unwrap()
}

fn share(store: &Store, id: VolumeId) {
    let patch = SharedScopesPatch {
        add: vec![department()],
        remove: vec![],
    };
    store
        .patch_shared_scopes(&Reach::Everything, id, &patch, BY, now())
        .unwrap();
}

#[test]
fn a_new_volume_becomes_ready_two_seconds_later() {
    let store = store(0);
    let id = create(&store, "fresh", "raw-captures").id;
    let due = now() + TimeDelta::seconds(2);
    let early = store.live(due - TimeDelta::milliseconds(1)).unwrap();
    assert_eq!((early.changed, early.next), (0, Some(due)));
    assert_eq!(read(&store, id).unwrap().status.phase, Phase::Creating);
    let life = store.live(due).unwrap();
    assert_eq!((life.changed, life.next), (1, None));
    let status = read(&store, id).unwrap().status;
    assert_eq!(status.phase, Phase::Ready);
    assert!(
        status
            .conditions
            .iter()
            .all(|condition| condition.status == "True")
    );
    assert_eq!(status.datavolume_pvc_name.as_deref(), Some("dv-fresh"));
}

#[test]
fn without_a_bound_pvc_it_becomes_not_ready_and_says_why() {
    let store = store(0);
    for (name, pvc, words) in [
        ("unbound", "pending-ingest", "is not bound"),
        ("unknown", "no-such-pvc", "was not found"),
    ] {
        let id = create(&store, name, pvc).id;
        store.live(now() + TimeDelta::seconds(9)).unwrap();
        let status = read(&store, id).unwrap().status;
        assert_eq!(status.phase, Phase::NotReady);
        let message = status.phase_message.unwrap();
        assert!(
            message.contains(pvc) && message.contains(words),
            "{message}"
        );
        let reason = status.conditions[0].reason.as_deref();
        assert_eq!(reason, Some("OriginalPvcNotBound"));
        assert_eq!(status.datavolume_pvc_name, None);
    }
}

#[test]
fn a_shared_volume_is_deleting_for_three_seconds() {
    let store = store(0);
    let id = create(&store, "fresh", "raw-captures").id;
    share(&store, id);
    let delete = |at| store.delete(&Reach::Everything, id, at).unwrap();
    assert_eq!(delete(now()), Some(Deletion::Started));
    assert_eq!(read(&store, id).unwrap().status.phase, Phase::Deleting);
    let due = now() + TimeDelta::seconds(3);
    assert_eq!(
        delete(now() + TimeDelta::seconds(2)),
        Some(Deletion::Started)
    );
    assert_eq!(
        store.live(due - TimeDelta::seconds(1)).unwrap().next,
        Some(due),
        "not put off"
    );
    store.live(due).unwrap();
    assert_eq!(read(&store, id), None);
    assert_eq!(delete(due), None);
}

#[test]
fn the_original_goes_with_the_volume_only_if_that_was_asked_for() {
    for (asked_for, phase) in [(true, Phase::NotReady), (false, Phase::Ready)] {
        let store = store(0);
        let mut new = new_volume("first", "raw-captures");
        new.should_delete_original_volume = asked_for;
        let id = store
            .create(&Reach::Everything, &new, BY, now())
            .unwrap()
            .id;
        store.delete(&Reach::Everything, id, now()).unwrap();
        let id = create(&store, "second", "raw-captures").id;
        store.live(now() + TimeDelta::seconds(9)).unwrap();
        assert_eq!(read(&store, id).unwrap().status.phase, phase);
    }
}

#[test]
fn what_was_begun_goes_on_after_a_restart() {
    let folder = Folder::new("restart");
    let begun = {
        let store = Store::open(&folder.database()).unwrap();
        store.seed(&seed(0)).unwrap();
        let ids = ["one", "two"].map(|name| create(&store, name, name).id);
        share(&store, ids[1]);
        store.delete(&Reach::Everything, ids[1], now()).unwrap();
        ids
    };
    let store = Store::open(&folder.database()).unwrap();
    assert!(!store.is_empty().unwrap());
    store.live(now() + TimeDelta::seconds(9)).unwrap();
    assert_eq!(
        read(&store, begun[0]).unwrap().status.phase,
        Phase::NotReady
    );
    assert_eq!(read(&store, begun[1]), None);
}

#[test]
fn what_is_stuck_stays_until_it_is_deleted_again() {
    let store = store(60);
    let far = now() + TimeDelta::days(2);
    store.live(far).unwrap();
    let seed = seed(60);
    let organisation = seed.organisation();
    let stuck: Vec<Volume> = seed
        .volumes(&organisation)
        .filter(|seeded| seeded.due_at.is_none() && seeded.volume.status.phase.is_transitional())
        .map(|seeded| seeded.volume)
        .collect();
    assert_eq!(stuck.len(), 2);
    for volume in stuck {
        let now_there = read(&store, volume.id).unwrap();
        assert_eq!(now_there.status, volume.status);
        assert!(now_there.created_at.unwrap() < now() - TimeDelta::hours(1));
        store.delete(&Reach::Everything, volume.id, far).unwrap();
        store.live(far + TimeDelta::seconds(3)).unwrap();
        assert_eq!(read(&store, volume.id), None);
    }
}
