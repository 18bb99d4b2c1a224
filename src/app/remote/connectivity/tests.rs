use std::time::Duration;

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::Problem;

use super::*;
use crate::testing::{owner, run_tasks};

fn rejected(status: u16, retry_after: Option<u32>) -> Result<(), ApiError> {
    Err(ApiError::Rejected {
        status,
        body: Problem::new(status, "later").into(),
        retry_after,
    })
}

fn connectivity() -> (Owner, Connectivity) {
    let owner = Owner::new();
    owner.set();
    (owner, Connectivity::default())
}

#[test]
fn a_read_that_finds_the_server_unavailable_starts_an_outage() {
    for result in [
        rejected(503, None),
        rejected(429, None),
        Err(ApiError::Network),
        Err(ApiError::Timeout),
    ] {
        let (_owner, connectivity) = connectivity();
        connectivity.report(&result);
        assert!(
            connectivity.outage().get_untracked().is_some(),
            "{result:?}"
        );
    }
}

#[test]
fn a_server_with_too_many_requests_is_told_from_one_that_does_not_answer() {
    for (status, cause) in [
        (429, OutageCause::Throttled),
        (503, OutageCause::Unavailable),
    ] {
        let (_owner, connectivity) = connectivity();
        connectivity.report(&rejected(status, Some(7)));
        let outage = connectivity.outage().get_untracked();
        assert_eq!(outage.map(|outage| outage.cause), Some(cause));
    }
}

#[test]
fn retry_after_is_honoured() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, Some(7)));
    connectivity.report(&Ok(()));
    let outage = connectivity.outage().get_untracked();
    assert_eq!(outage.map(|outage| outage.wait), Some(7));
    assert_eq!(connectivity.retries().get_untracked(), 0);
    connectivity.retry();
    assert_eq!(connectivity.outage().get_untracked(), None);
    assert_eq!(connectivity.retries().get_untracked(), 1);
}

#[test]
fn any_response_ends_an_outage_and_repeats_the_failed_reads() {
    for result in [Ok(()), rejected(404, None), rejected(500, None)] {
        let (_owner, connectivity) = connectivity();
        connectivity.report(&rejected(503, None));
        connectivity.report(&result);
        assert_eq!(connectivity.outage().get_untracked(), None, "{result:?}");
        assert_eq!(connectivity.retries().get_untracked(), 1);
    }
}

#[test]
fn a_page_from_in_between_does_not_end_an_outage() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, None));
    let intercepted = ApiError::Intercepted {
        status: 200,
        path: "/x".to_owned(),
        body: datavolumes_client::ErrorBody::Page,
        retry_after: None,
    };
    connectivity.report::<()>(&Err(intercepted));
    connectivity.report::<()>(&Err(ApiError::UserChanged));
    assert!(connectivity.outage().get_untracked().is_some());
}

#[test]
fn a_failed_write_is_no_outage() {
    let (_owner, connectivity) = connectivity();
    connectivity.report_write(&rejected(503, None));
    assert_eq!(connectivity.outage().get_untracked(), None);
}

#[test]
fn a_successful_write_ends_an_outage() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, None));
    connectivity.report_write(&Ok(()));
    assert_eq!(connectivity.outage().get_untracked(), None);
}

#[test]
fn a_refused_token_asks_the_user_to_sign_in_again() {
    let (_owner, connectivity) = connectivity();
    connectivity.report_write(&rejected(401, None));
    assert!(connectivity.is_signed_out().get_untracked());
    connectivity.signed_in();
    assert!(!connectivity.is_signed_out().get_untracked());
    assert_eq!(connectivity.retries().get_untracked(), 1);
}

#[test]
fn the_failure_of_an_optional_capability_is_no_outage() {
    let (_owner, connectivity) = connectivity();
    for result in [
        rejected(503, None),
        rejected(429, Some(7)),
        Err(ApiError::Timeout),
    ] {
        connectivity.optional().report(&result);
        assert_eq!(connectivity.outage().get_untracked(), None, "{result:?}");
    }
    connectivity.optional().report(&rejected(401, None));
    assert!(connectivity.is_signed_out().get_untracked());
}

/// An outage on a server that answers the probes with `replies`. The client has a token if `is_signed_in`.
fn outage(is_signed_in: bool, replies: Vec<Reply>) -> (Owner, ScriptedTransport, Connectivity) {
    let owner = owner();
    let connectivity = Connectivity::default();
    let server = ScriptedTransport::sequence(replies);
    let client = server.client();
    client.set_token(is_signed_in.then(|| "secret".to_owned()));
    probe_outages(client, connectivity);
    connectivity.report(&rejected(503, None));
    run_tasks();
    (owner, server, connectivity)
}

fn retry(connectivity: Connectivity) -> Option<Outage> {
    connectivity.retry();
    run_tasks();
    connectivity.outage().get_untracked()
}

#[test]
fn an_outage_ends_by_its_own_probe_and_then_the_failed_reads_are_repeated() {
    let answer = Reply::text(200, r#"{"datavolumes":[]}"#).after(Duration::from_secs(1));
    let (_owner, server, connectivity) = outage(true, vec![answer]);
    assert!(server.requests().is_empty(), "the pause is not over");
    assert!(retry(connectivity).is_some_and(|outage| outage.is_retrying));
    assert_eq!(connectivity.retries().get_untracked(), 0);
    server.timer().advance(Duration::from_secs(1));
    run_tasks();
    assert_eq!(connectivity.outage().get_untracked(), None);
    assert_eq!(connectivity.retries().get_untracked(), 1);
    assert_eq!(server.paths().len(), 1);
}

#[test]
fn a_probe_without_an_answer_of_the_server_waits_longer() {
    let page = Reply::text(200, "<html></html>");
    let replies = vec![Reply::status(503), Reply::network_error(), page];
    let (_owner, _server, connectivity) = outage(true, replies);
    let waits = [0; 3].map(|_| retry(connectivity).map(|outage| outage.wait));
    assert_eq!(waits, [Some(2), Some(4), Some(8)]);
    assert_eq!(connectivity.retries().get_untracked(), 0);
}

#[test]
fn a_probe_asks_to_sign_in_again_only_if_there_was_a_token() {
    for is_signed_in in [true, false] {
        let (_owner, _server, connectivity) = outage(is_signed_in, vec![Reply::status(401)]);
        assert_eq!(retry(connectivity), None);
        let is_signed_out = connectivity.is_signed_out().get_untracked();
        assert_eq!(is_signed_out, is_signed_in);
    }
}

#[test]
fn the_pauses_grow_if_the_probe_succeeds_and_the_reads_do_not() {
    let answer = || Reply::text(200, r#"{"datavolumes":[]}"#);
    let (_owner, _server, connectivity) = outage(true, vec![answer(), answer()]);
    let wait = || {
        connectivity
            .outage()
            .get_untracked()
            .map(|outage| outage.wait)
    };
    for seconds in [1, 2] {
        assert_eq!(wait(), Some(seconds));
        assert_eq!(retry(connectivity), None);
        connectivity.report(&rejected(503, None));
    }
    assert_eq!(wait(), Some(4));
    connectivity.report(&Ok(()));
    connectivity.report(&rejected(503, None));
    assert_eq!(wait(), Some(1));
}
