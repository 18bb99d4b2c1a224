//! Failures of single requests.

use super::*;

fn reply(status: u16) -> Fault {
    Fault::Reply(Reply::problem(status, "no"))
}

#[test]
fn nothing_is_sent_if_the_first_read_fails() {
    for fault in [reply(403), reply(500), reply(503)] {
        let case = Case::new(ScopeSet::new());
        case.server.fail_reads([fault]);
        case.apply(&projects("new", 1));
        let failure = case.page.failure();
        assert!(failure.error.is_some() && failure.change.is_none());
        assert!(!failure.is_unverified());
        assert_eq!(case.patch_sizes(), []);
    }
}

#[test]
fn a_reload_cuts_off_a_change_wherever_its_requests_fail() {
    let lost = || Fault::Reply(Reply::network_error());
    // The first read; the write; the write and the read after it.
    let cases = [
        (vec![lost()], vec![]),
        (vec![], vec![lost()]),
        (vec![Fault::None, lost()], vec![lost()]),
    ];
    for (reads, writes) in cases {
        let case = Case::new(ScopeSet::new());
        case.server.fail_reads(reads);
        case.server.fail_writes(writes);
        case.apply(&projects("new", 3));
        assert!(case.page.failure().is_cut_off());
    }
    let case = Case::new(ScopeSet::new());
    case.server.fail_writes([reply(403)]);
    case.apply(&projects("new", 3));
    assert!(!case.page.failure().is_cut_off());
}

#[test]
fn the_first_rejected_request_stops_the_change() {
    for status in [400, 403, 404, 409, 429, 500, 503] {
        let case = Case::new(projects("old", 1));
        case.server.fail_writes([Fault::None, reply(status)]);
        case.apply(&projects("new", 120));
        assert_eq!(case.patch_sizes(), [(50, 0), (50, 0)], "{status}");
        let failure = case.page.failure();
        assert!(
            matches!(failure.error, Some(ApiError::Rejected { status: found, .. }) if found == status)
        );
        let progress = failure.progress.unwrap();
        assert_eq!(progress.done.add().len(), 50);
        assert_eq!(progress.remaining.len(), 71);
        assert_eq!(*case.page.edits.borrow(), progress.remaining);
        assert!(case.shares().is_superset(&projects("old", 1)));
    }
}

#[test]
fn a_rejected_change_keeps_the_retry_after_of_the_server() {
    for status in [429, 503] {
        let case = Case::new(ScopeSet::new());
        let busy = Reply::problem(status, "busy").with_retry_after("7");
        case.server.fail_writes([Fault::Reply(busy)]);
        case.apply(&projects("new", 1));
        let error = case.page.failure().error;
        assert!(
            matches!(
                error,
                Some(ApiError::Rejected {
                    retry_after: Some(7),
                    ..
                })
            ),
            "{error:?}"
        );
        assert_eq!(case.server.patches().len(), 1, "a write is not repeated");
    }
}

#[test]
fn resuming_sends_only_what_remains() {
    let case = Case::new(projects("old", 60));
    case.server.fail_writes([Fault::None, reply(503)]);
    let wanted = projects("new", 120);
    case.apply(&wanted);
    case.resume();
    assert_eq!(
        case.patch_sizes(),
        [(50, 0), (50, 0), (50, 0), (20, 50), (0, 10)]
    );
    assert_eq!(case.shares(), wanted);
    assert_eq!(case.page.result().done.add().len(), 70);
}

#[test]
fn a_request_whose_response_is_lost_may_be_applied() {
    let html = Reply::text(200, "<html>");
    for response in [
        Reply::network_error(),
        Reply::pending(),
        html,
        Reply::status(504),
    ] {
        let case = Case::new(ScopeSet::new());
        case.server.fail_writes([Fault::ApplyAndReply(response)]);
        let wanted = projects("new", 3);
        case.apply(&wanted);
        assert_eq!(case.page.result().shares, 3);
        assert_eq!(case.shares(), wanted);
    }
}

#[test]
fn a_request_whose_response_is_lost_may_not_be_applied() {
    let case = Case::new(ScopeSet::new());
    case.server.fail_writes([Fault::Reply(Reply::pending())]);
    case.apply(&projects("new", 3));
    let failure = case.page.failure();
    assert_eq!(failure.error, Some(ApiError::Timeout));
    assert_eq!(failure.progress.unwrap().remaining.len(), 3);
    assert_eq!(case.server.elapsed(), Duration::from_secs(30));
    case.resume();
    assert_eq!(case.shares(), projects("new", 3));
}

#[test]
fn a_change_that_cannot_be_read_back_is_verified_later() {
    let case = Case::new(ScopeSet::new());
    case.server
        .fail_reads([Fault::None, reply(503), reply(503)]);
    case.apply(&projects("new", 3));
    let failure = case.page.failure();
    assert!(failure.is_unverified() && failure.is_accepted);
    let kind = failure.error.as_ref().map(ApiError::kind);
    assert_eq!(kind, Some(ErrorKind::Unavailable));
    case.verify();
    assert!(case.page.failure().is_unverified());
    case.verify();
    assert_eq!(case.page.result().shares, 3);
    assert_eq!(case.server.patches().len(), 1, "nothing is sent again");
}

#[test]
fn the_error_of_the_write_is_kept_if_the_read_after_it_fails() {
    let case = Case::new(ScopeSet::new());
    case.server.fail_writes([reply(403)]);
    case.server.fail_reads([Fault::None, reply(503)]);
    case.apply(&projects("new", 1));
    let failure = case.page.failure();
    assert!(failure.is_unverified() && !failure.is_accepted);
    let kind = failure.error.as_ref().map(ApiError::kind);
    assert_eq!(kind, Some(ErrorKind::Forbidden));
}

#[test]
fn a_change_that_is_not_read_back_is_not_done() {
    let case = Case::new(ScopeSet::new());
    case.server.fail_writes([Fault::Ignore]);
    case.apply(&projects("new", 2));
    let failure = case.page.failure();
    assert_eq!(failure.error, None);
    assert_eq!(failure.progress.unwrap().remaining.len(), 2);
}

#[test]
fn the_scopes_that_a_rejection_names_are_recorded() {
    let case = Case::new(ScopeSet::new());
    let rejection = Reply::problem(403, "update is missing for new1");
    case.server.fail_writes([Fault::Reply(rejection)]);
    case.apply(&projects("new", 3));
    assert_eq!(case.page.failure().rejected, [project("new1")]);
    let rejected = case.server.observer.rejected.borrow();
    assert_eq!(*rejected, ScopeSet::from([project("new1")]));
}

#[test]
fn a_rejection_that_names_no_scope_is_recorded_for_the_origin() {
    let case = Case::new(ScopeSet::new());
    case.server.fail_writes([reply(403)]);
    case.apply(&projects("new", 3));
    assert_eq!(case.page.failure().rejected, []);
    let rejected = case.server.observer.rejected.borrow();
    assert_eq!(*rejected, ScopeSet::from([project("origin")]));
}
