//! Applying the change to volumes that fail.

use std::time::Duration;

use datavolumes_client::ErrorKind;

use super::*;

/// `count` volumes that one project is to be added to, with their plans.
fn planned(count: usize) -> Case {
    let case = Case::adding_one(count);
    case.read();
    case
}

#[test]
fn a_rejected_volume_does_not_stop_the_others() {
    for status in [400, 403, 404, 409, 500] {
        let case = planned(3);
        case.server.fail_writes([Fault::None, reply(status)]);
        case.apply();
        assert_eq!(case.last_state(), BulkState::Finished, "{status}");
        assert_eq!(case.indexes(ItemState::is_failed), [1]);
        assert_eq!(case.failure(1).remaining.unwrap().len(), 1);
        assert_eq!(case.server.patches().len(), 3, "a write is not repeated");
        case.retry();
        assert!(case.indexes(ItemState::is_failed).is_empty());
        assert_eq!(case.server.patches().len(), 4);
    }
}

#[test]
fn a_volume_stops_at_its_first_rejected_request() {
    let case = Case::new(1, &projects("old", 1), &projects("new", 120));
    case.read();
    case.server.fail_writes([Fault::None, reply(500)]);
    case.apply();
    assert_eq!(case.server.patches().len(), 2);
    assert_eq!(case.failure(0).remaining.unwrap().len(), 71);
    assert!(case.shares(0).contains(&project("old0")));
    case.retry();
    assert_eq!(case.shares(0), projects("new", 120));
}

#[test]
fn an_expired_session_stops_all_volumes() {
    let case = planned(3);
    case.server.fail_writes([Fault::None, reply(401)]);
    case.apply();
    let BulkState::Stopped(Some(error)) = case.last_state() else {
        panic!("{:?}", case.last_state())
    };
    assert_eq!(error.kind(), ErrorKind::Unauthenticated);
    assert_eq!(case.server.patches().len(), 2);
    assert_eq!(case.indexes(ItemState::is_pending), [1, 2]);
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert_eq!(case.shares(2), ScopeSet::from([project("new")]));
}

#[test]
fn an_unreachable_server_stops_all_volumes() {
    let case = planned(3);
    let unreachable = || Fault::Reply(Reply::network_error());
    case.server.fail_writes([unreachable()]);
    case.server.fail_reads([Fault::None, unreachable()]);
    case.apply();
    assert_eq!(
        case.last_state(),
        BulkState::Stopped(Some(ApiError::Network))
    );
    let failure = case.failure(0);
    assert_eq!(failure.remaining, None);
    assert_eq!(failure.error, Some(ApiError::Network));
    assert_eq!(case.server.patches().len(), 1);
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
}

#[test]
fn a_volume_that_cannot_be_read_first_is_not_changed() {
    let case = planned(2);
    case.server.fail_reads([reply(500)]);
    case.apply();
    let failure = case.failure(0);
    assert_eq!(failure.remaining, None);
    assert_eq!(failure.plan.diff.len(), 1);
    assert_eq!(case.server.patches().len(), 1);
    assert_eq!(case.result(1).plan.diff.len(), 1);
}

#[test]
fn a_request_whose_response_is_lost_may_be_applied() {
    for response in [Reply::network_error(), Reply::pending(), Reply::status(504)] {
        let case = planned(2);
        case.server.fail_writes([Fault::ApplyAndReply(response)]);
        case.apply();
        assert_eq!(case.result(0).plan.diff.len(), 1);
        assert_eq!(case.last_state(), BulkState::Finished);
        assert_eq!(case.server.patches().len(), 2);
    }
}

#[test]
fn a_request_whose_response_is_lost_may_be_applied_late() {
    let case = planned(1);
    case.server.fail_writes([Fault::ApplyLate]);
    case.apply();
    assert_eq!(case.result(0).plan.diff.len(), 1);
    assert!(case.server.elapsed() >= REVERIFY_DELAY);
}

#[test]
fn a_request_without_a_response_fails_after_the_timeout_if_it_is_not_applied() {
    let case = planned(2);
    case.server.fail_writes([Fault::Reply(Reply::pending())]);
    case.apply();
    assert_eq!(case.failure(0).error, Some(ApiError::Timeout));
    assert_eq!(
        case.server.elapsed(),
        Duration::from_secs(30) + REVERIFY_DELAY
    );
    assert_eq!(
        case.result(1).plan.diff.len(),
        1,
        "the server answers again"
    );
    // The server may accept the failed volume now.
    assert_eq!(case.last_state(), BulkState::Stopped(None));
    assert_eq!(case.indexes(ItemState::is_pending), [0]);
}

#[test]
fn a_change_that_is_not_read_back_is_not_done() {
    let case = planned(1);
    case.server.fail_writes([Fault::Ignore]);
    case.apply();
    let failure = case.failure(0);
    assert_eq!(failure.error, None);
    assert_eq!(failure.remaining.unwrap().len(), 1);
    assert_eq!(case.last_state(), BulkState::Finished);
}

#[test]
fn the_scopes_that_a_rejection_names_are_recorded() {
    let case = planned(1);
    let rejection = Reply::problem(403, "update is missing for new");
    case.server.fail_writes([Fault::Reply(rejection)]);
    case.apply();
    assert_eq!(case.failure(0).rejected, [project("new")]);
    let rejected = case.server.observer.rejected.borrow();
    assert_eq!(*rejected, ScopeSet::from([project("new")]));
}
