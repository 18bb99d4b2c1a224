//! Reading the shares of the volumes.

use std::time::Duration;

use datavolumes_client::ErrorKind;
use futures::FutureExt;

use super::*;

#[test]
fn every_volume_gets_its_plan() {
    let case = Case::adding_one(6);
    case.server.share(volume_id(2), project("new"));
    case.read();
    assert_eq!(
        *case.page.states.borrow(),
        [BulkState::Reading, BulkState::Review]
    );
    assert_eq!(case.indexes(ItemState::is_pending), [0, 1, 3, 4, 5]);
    assert_eq!(
        case.page.progress.borrow().last(),
        Some(&JobProgress {
            done: 6,
            total: 6,
            pause: None
        })
    );
}

#[test]
fn four_volumes_are_read_at_a_time() {
    let case = Case::adding_one(10);
    let slow = Reply::problem(500, "slow").after(Duration::from_secs(1));
    case.server.fail_reads(vec![Fault::Reply(slow); 10]);
    let engine = case.engine();
    let mut reading = Box::pin(engine.read((0..10).collect()));
    assert!(reading.as_mut().now_or_never().is_none());
    assert_eq!(case.server.read_count(), 4);
    case.server.run(reading);
    assert_eq!(case.server.read_count(), 10);
}

#[test]
fn a_volume_that_cannot_be_read_does_not_stop_the_others() {
    for status in [403, 500] {
        let case = Case::adding_one(6);
        case.server.fail_reads([Fault::None, reply(status)]);
        case.read();
        assert_eq!(case.indexes(ItemState::is_unread), [1], "{status}");
        assert_eq!(case.last_state(), BulkState::Review);
    }
}

#[test]
fn an_expired_session_stops_reading() {
    let case = Case::adding_one(10);
    case.server.fail_reads(vec![reply(401); 10]);
    case.read();
    assert!(case.server.read_count() <= 4);
    assert_eq!(case.indexes(ItemState::is_unread).len(), 10);
    assert_eq!(case.last_state(), BulkState::Review);
    let failed = case.indexes(|state| match state {
        ItemState::ReadFailed(error) => error.kind() == ErrorKind::Unauthenticated,
        _ => false,
    });
    assert!(!failed.is_empty());
    case.server.fail_reads([]);
    case.read();
    assert_eq!(case.indexes(ItemState::is_pending).len(), 10);
}

#[test]
fn stopping_leaves_the_rest_unread() {
    let mut case = Case::adding_one(10);
    case.page.stops_when = Box::new(|page| page.progress.borrow().len() > 3);
    case.read();
    assert_eq!(case.last_state(), BulkState::Review);
    assert!(!case.indexes(ItemState::is_unread).is_empty());
    assert!(case.server.read_count() < 10);
}
