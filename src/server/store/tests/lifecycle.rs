//! Phase changes without a request.

use chrono::TimeDelta;
use datavolumes_contract::{Phase, SharedScopesPatch, Volume, VolumeId};

use super::{
    AccessScope, Store, TempFolder, USER, create, department, new_volume, now, seed_config, store,
};
use crate::store::DeleteOutcome;

fn read(store: &Store, id: VolumeId) -> Option<Volume> {
    store.read(&AccessScope::Everything, id).unwrap()
}

fn share(store: &Store, id: VolumeId) {
    let patch = SharedScopesPatch {
        add: vec![department()],
        remove: vec![],
    };
    store
        .patch_shared_scopes(&AccessScope::Everything, id, &patch, USER, now())
        .unwrap();
}

#[test]
fn a_new_volume_becomes_ready_after_two_seconds() {
    let store = store(0);
    let id = create(&store, "fresh", "raw-captures").id;
    let due = now() + TimeDelta::seconds(2);
    let early = store.advance(due - TimeDelta::milliseconds(1)).unwrap();
    assert_eq!((early.changed, early.next_due), (0, Some(due)));
    assert_eq!(read(&store, id).unwrap().status.phase, Phase::Creating);
    let lifecycle = store.advance(due).unwrap();
    assert_eq!((lifecycle.changed, lifecycle.next_due), (1, None));
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
fn without_a_bound_pvc_a_volume_becomes_not_ready_with_a_reason() {
    let store = store(0);
    for (name, pvc, cause) in [
        ("unbound", "pending-ingest", "is not bound"),
        ("unknown", "no-such-pvc", "was not found"),
    ] {
        let id = create(&store, name, pvc).id;
        store.advance(now() + TimeDelta::seconds(9)).unwrap();
        let status = read(&store, id).unwrap().status;
        assert_eq!(status.phase, Phase::NotReady);
        let message = status.phase_message.unwrap();
        assert!(
            message.contains(pvc) && message.contains(cause),
            "{message}"
        );
        let reason = status.conditions[0].reason.as_deref();
        assert_eq!(reason, Some("OriginalPvcNotBound"));
        assert_eq!(status.datavolume_pvc_name, None);
    }
}

#[test]
fn a_shared_volume_stays_in_deleting_for_three_seconds() {
    let store = store(0);
    let id = create(&store, "fresh", "raw-captures").id;
    share(&store, id);
    let delete = |at| store.delete(&AccessScope::Everything, id, at).unwrap();
    assert_eq!(delete(now()), Some(DeleteOutcome::Started));
    assert_eq!(read(&store, id).unwrap().status.phase, Phase::Deleting);
    let due = now() + TimeDelta::seconds(3);
    assert_eq!(
        delete(now() + TimeDelta::seconds(2)),
        Some(DeleteOutcome::Started)
    );
    assert_eq!(
        store.advance(due - TimeDelta::seconds(1)).unwrap().next_due,
        Some(due),
        "a second request does not postpone the end"
    );
    store.advance(due).unwrap();
    assert_eq!(read(&store, id), None);
    assert_eq!(delete(due), None);
}

#[test]
fn the_original_pvc_is_deleted_with_the_volume_only_if_requested() {
    for (requested, phase) in [(true, Phase::NotReady), (false, Phase::Ready)] {
        let store = store(0);
        let mut new = new_volume("first", "raw-captures");
        new.should_delete_original_volume = requested;
        let id = store
            .create(&AccessScope::Everything, &new, USER, now())
            .unwrap()
            .id;
        store.delete(&AccessScope::Everything, id, now()).unwrap();
        let id = create(&store, "second", "raw-captures").id;
        store.advance(now() + TimeDelta::seconds(9)).unwrap();
        assert_eq!(read(&store, id).unwrap().status.phase, phase);
    }
}

#[test]
fn pending_changes_continue_after_a_restart() {
    let folder = TempFolder::new("restart");
    let pending = {
        let store = Store::open(&folder.database()).unwrap();
        store.seed(&seed_config(0)).unwrap();
        let ids = ["one", "two"].map(|name| create(&store, name, name).id);
        share(&store, ids[1]);
        store
            .delete(&AccessScope::Everything, ids[1], now())
            .unwrap();
        ids
    };
    let store = Store::open(&folder.database()).unwrap();
    assert!(!store.seed(&seed_config(0)).unwrap());
    store.advance(now() + TimeDelta::seconds(9)).unwrap();
    assert_eq!(
        read(&store, pending[0]).unwrap().status.phase,
        Phase::NotReady
    );
    assert_eq!(read(&store, pending[1]), None);
}

#[test]
fn a_stuck_volume_stays_until_it_is_deleted() {
    let store = store(60);
    let much_later = now() + TimeDelta::days(2);
    store.advance(much_later).unwrap();
    let config = seed_config(60);
    let organisation = config.organisation();
    let stuck: Vec<Volume> = config
        .volumes(&organisation)
        .filter(|seeded| seeded.due_at.is_none() && seeded.volume.status.phase.is_transitional())
        .map(|seeded| seeded.volume)
        .collect();
    assert_eq!(stuck.len(), 2);
    for volume in stuck {
        let current = read(&store, volume.id).unwrap();
        assert_eq!(current.status, volume.status);
        assert!(current.created_at.unwrap().time().unwrap() < now() - TimeDelta::hours(1));
        store
            .delete(&AccessScope::Everything, volume.id, much_later)
            .unwrap();
        store.advance(much_later + TimeDelta::seconds(3)).unwrap();
        assert_eq!(read(&store, volume.id), None);
    }
}
