//! What becomes of one volume.

use super::*;

/// `count` volumes that are read.
fn read(count: usize) -> Case {
    let case = Case::new(count);
    case.read();
    case
}

#[test]
fn the_answers_mean_what_they_mean_for_a_single_deletion() {
    let case = read(3);
    assert_eq!(case.last_state(), BulkState::Review);
    case.state.borrow_mut().volumes.remove(&volume(1).id);
    case.set_deleting(2);
    case.delete();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert_eq!(case.item(0), STARTED, "202");
    assert_eq!(case.item(1), ALREADY_DELETED, "404");
    assert_eq!(case.item(2), STARTED, "409: it is in deletion");
    assert_eq!(case.state.borrow().deletes, [volume(0).id]);
}

#[test]
fn a_deletion_can_be_complete_at_once() {
    let case = read(1);
    case.state.borrow_mut().is_immediate = true;
    case.delete();
    assert_eq!(case.item(0), ItemState::Done(DeleteOutcome::Deleted));
}

#[test]
fn volumes_that_are_gone_or_in_deletion_or_denied_are_not_asked_for() {
    let case = Case::new(4);
    case.state.borrow_mut().volumes.remove(&volume(0).id);
    case.set_deleting(1);
    case.page.denied.borrow_mut().push(volume(2).id);
    case.read();
    assert_eq!(case.item(0), ALREADY_DELETED);
    assert_eq!(case.item(1), ItemState::InDeletion);
    assert_eq!(case.item(2), ItemState::Denied("not you".to_owned()));
    assert_eq!(case.delete(), 1);
    assert_eq!(case.state.borrow().deletes, [volume(3).id]);
}

#[test]
fn a_denial_for_one_volume_spares_the_requests_for_others_that_wait() {
    let case = read(2);
    case.page.denied.borrow_mut().push(volume(1).id);
    case.in_projects(["a", "b"]);
    case.delete();
    let skipped = ItemState::Denied("Not tried: not you".to_owned());
    assert_eq!(case.item(1), skipped);
    assert_eq!(case.state.borrow().deletes, [volume(0).id]);
}

#[test]
fn a_denial_does_not_count_in_a_project_in_which_a_volume_was_deleted() {
    let case = read(6);
    case.in_projects(["a", "a", "a", "a", "a", "b"]);
    // The first four are tried at once; one of them is refused before another one is deleted.
    case.page
        .denied
        .borrow_mut()
        .extend([volume(3).id, volume(4).id, volume(5).id]);
    case.delete();
    assert_eq!(case.item(3), STARTED);
    assert_eq!(case.item(4), STARTED);
    assert_eq!(
        case.item(5),
        ItemState::Denied("Not tried: not you".to_owned())
    );
    assert_eq!(case.last_state(), BulkState::Finished);
}

#[test]
fn what_was_not_tried_is_tried_once_another_volume_of_its_project_is_deleted() {
    let case = read(2);
    case.in_projects(["a", "a"]);
    case.page.denied.borrow_mut().push(volume(0).id);
    assert_eq!(case.delete(), 2);
    assert_eq!([case.item(0), case.item(1)], [STARTED, STARTED]);
}

#[test]
fn a_rejected_volume_does_not_stop_the_others_and_can_be_retried() {
    for status in [400, 403, 409, 500] {
        let case = read(6);
        case.fail_deletes([Fault::None, reply(status)]);
        case.delete();
        assert_eq!(case.last_state(), BulkState::Finished, "{status}");
        assert_eq!(case.indexes(ItemState::is_failed), [1], "{status}");
        assert_eq!(case.state.borrow().deletes.len(), 5);
        case.retry();
        assert_eq!(case.item(1), STARTED, "{status}");
    }
}

#[test]
fn a_lost_response_is_looked_up_and_the_request_is_not_repeated() {
    for response in [Reply::network_error(), Reply::pending(), Reply::status(504)] {
        let case = read(2);
        case.fail_deletes([lost(response)]);
        case.delete();
        assert_eq!(case.item(0), STARTED);
        assert_eq!(case.last_state(), BulkState::Finished);
        assert_eq!(case.state.borrow().deletes.len(), 2);
    }
}

#[test]
fn a_request_that_never_arrived_fails_after_a_second_look() {
    let case = read(2);
    case.fail_deletes([Fault::Reply(Reply::network_error())]);
    case.delete();
    let ItemState::Failed(failure) = case.item(0) else {
        panic!("{:?}", case.item(0))
    };
    assert!(!failure.is_unknown);
    assert!(case.seconds() >= 2);
    // It may be sent again.
    assert_eq!(case.last_state(), BulkState::Stopped(None));
    case.delete();
    assert_eq!(case.item(0), STARTED);
}

#[test]
fn what_cannot_be_looked_up_is_looked_up_before_it_is_sent_again() {
    let case = read(1);
    case.fail_deletes([lost(Reply::network_error())]);
    case.fail_reads([Fault::Reply(Reply::network_error())]);
    case.delete();
    let unreachable = BulkState::Stopped(Some(ApiError::Network));
    assert_eq!(case.last_state(), unreachable);
    assert!(case.item(0).is_pending());
    case.delete();
    assert_eq!(case.item(0), STARTED);
    assert_eq!(case.state.borrow().deletes.len(), 1);
}

#[test]
fn an_expired_session_stops_all_and_leaves_them_to_do() {
    let case = read(8);
    case.fail_deletes(vec![reply(401); 4]);
    case.delete();
    let BulkState::Stopped(Some(error)) = case.last_state() else {
        panic!("{:?}", case.last_state())
    };
    assert_eq!(error.kind(), ErrorKind::Unauthenticated);
    assert_eq!(case.indexes(ItemState::is_pending).len(), 8);
    case.delete();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert_eq!(case.state.borrow().deletes.len(), 8);
}

#[test]
fn nothing_is_sent_after_the_page_is_closed() {
    let case = read(8);
    *case.page.is_closed.borrow_mut() = true;
    case.delete();
    assert!(case.state.borrow().deletes.len() <= 4);
    assert_eq!(case.last_state(), BulkState::Deleting);
}
