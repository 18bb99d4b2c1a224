//! A server that is busy, and volumes that are gone.

use std::time::Duration;

use datavolumes_client::ErrorKind;

use super::*;

fn planned(count: usize) -> Case {
    let case = Case::adding_one(count);
    case.read();
    case
}

fn asks_to_wait(seconds: u32) -> Fault {
    let reply = Reply::problem(429, "slow down");
    Fault::Reply(reply.with_retry_after(&seconds.to_string()))
}

fn new_shares() -> ScopeSet {
    ScopeSet::from([project("new")])
}

#[test]
fn the_change_pauses_as_long_as_the_server_asks_for() {
    let case = planned(3);
    case.server
        .fail_writes([Fault::None, asks_to_wait(7), asks_to_wait(5)]);
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert!(case.indexes(ItemState::is_failed).is_empty());
    assert_eq!(case.server.elapsed(), Duration::from_secs(12));
    assert_eq!(case.server.patches().len(), 5);
    for index in 0..3 {
        assert_eq!(case.shares(index), new_shares());
    }
    let progress = case.page.progress.borrow();
    let mut pauses = progress.iter().filter_map(|progress| progress.pause);
    assert_eq!(pauses.next(), Some(7));
}

#[test]
fn the_change_slows_down_while_the_server_is_not_available() {
    let case = planned(2);
    case.server
        .fail_writes([reply(503), reply(503), reply(503)]);
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert_eq!(case.server.elapsed(), Duration::from_secs(1 + 2 + 4));
    assert_eq!(case.shares(1), new_shares());
}

#[test]
fn a_write_is_sent_again_only_for_what_is_not_there_after_the_pause() {
    let case = Case::new(1, &ScopeSet::new(), &projects("new", 120));
    case.read();
    case.server.fail_writes([Fault::None, reply(503)]);
    case.apply();
    assert_eq!(case.shares(0), projects("new", 120));
    let sizes: Vec<usize> = case
        .server
        .patches()
        .iter()
        .map(|patch| patch.add.len())
        .collect();
    assert_eq!(sizes, [50, 50, 50, 20]);
}

#[test]
fn a_server_that_stays_busy_stops_the_change_and_it_can_be_resumed() {
    let case = planned(3);
    case.server.fail_writes(vec![reply(503); 9]);
    case.apply();
    let BulkState::Stopped(Some(error)) = case.last_state() else {
        panic!("{:?}", case.last_state())
    };
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert_eq!(case.indexes(ItemState::is_pending), [0, 1, 2]);
    assert!(case.indexes(ItemState::is_failed).is_empty());
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
}

#[test]
fn the_user_can_stop_during_a_pause() {
    let mut case = planned(2);
    case.page.stops_when = Box::new(|page| {
        let progress = page.progress.borrow();
        progress.iter().any(|progress| progress.pause == Some(500))
    });
    case.server.fail_writes([asks_to_wait(600)]);
    case.apply();
    assert_eq!(case.last_state(), BulkState::Stopped(None));
    assert_eq!(case.server.elapsed(), Duration::from_secs(101));
    assert_eq!(case.indexes(ItemState::is_pending), [0, 1]);
}

#[test]
fn reading_pauses_too() {
    let case = Case::adding_one(6);
    case.server
        .fail_reads([Fault::None, asks_to_wait(3), reply(503)]);
    case.read();
    assert_eq!(case.last_state(), BulkState::Review);
    assert_eq!(case.indexes(ItemState::is_pending).len(), 6);
    assert_eq!(case.server.elapsed(), Duration::from_secs(3));
}

#[test]
fn a_volume_that_is_gone_is_no_failure() {
    let gone = |state: &ItemState| *state == ItemState::Gone;
    let case = Case::adding_one(3);
    case.server.fail_reads([Fault::None, reply(404)]);
    case.read();
    assert_eq!(case.indexes(gone), [1]);
    assert_eq!(case.indexes(ItemState::is_pending), [0, 2]);
    // One is gone before the write, one after it.
    case.server
        .fail_reads([reply(404), Fault::None, reply(404)]);
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert_eq!(case.indexes(gone), [0, 1, 2]);
    assert_eq!(case.server.patches().len(), 1);
}
