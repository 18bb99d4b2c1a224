//! Refreshes that are not shown.

use super::*;

#[test]
fn a_silent_refresh_replaces_the_value_without_loading() {
    let test = Test::new();
    test.advance(DELAY);
    test.refresh_silently();
    assert_eq!(test.state(), Remote::Ready(1));
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(2));
}

#[test]
fn a_silent_refresh_that_fails_changes_nothing() {
    let test = Test::with_replies([count(1), Reply::status(503)]);
    test.advance(DELAY);
    test.refresh_silently();
    assert_eq!(test.server.requests().len(), 2);
    assert_eq!(test.state(), Remote::Ready(1));
}

#[test]
fn a_silent_refresh_that_fails_is_reported_and_repeated_after_the_outage() {
    let test = Test::with_replies([count(1), Reply::status(503), count(2)]);
    test.advance(DELAY);
    test.refresh_silently();
    assert!(test.connectivity.outage().get_untracked().is_some());
    test.end_outage();
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(2));
    test.end_outage();
    assert_eq!(test.server.requests().len(), 3);
}

#[test]
fn a_failure_stays_as_it_is_while_the_read_is_repeated_and_fails_again() {
    let failures = [503, 503, 500].map(Reply::status);
    let test = Test::with_replies(failures.into_iter().chain([count(4)]));
    let failed = test.state();
    let updates = StoredValue::new(0);
    test.component.with(|| {
        effect(move || {
            test.remote.state.track();
            updates.update_value(|updates| *updates += 1);
        });
    });
    run_tasks();
    test.end_outage();
    assert_eq!(test.server.requests().len(), 2);
    assert_eq!(test.state(), failed);
    assert_eq!(updates.get_value(), 1, "the failure is shown anew");
    // Another failure is shown.
    test.end_outage();
    assert_ne!(test.state(), failed);
}

#[test]
fn a_silent_refresh_never_replaces_the_response_to_a_newer_request() {
    let test = Test::with_replies([count(1), count(2).after(DELAY * 3), count(3)]);
    test.advance(DELAY);
    test.refresh_silently();
    test.reload();
    assert_eq!(test.server.aborted(), 1);
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(3));
    test.advance(DELAY * 3);
    assert_eq!(test.state(), Remote::Ready(3));
}

#[test]
fn a_silent_refresh_aborts_an_older_one() {
    let test = Test::with_replies([count(1), count(2).after(DELAY * 3), count(3)]);
    test.advance(DELAY);
    test.refresh_silently();
    test.refresh_silently();
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(3));
    test.advance(DELAY * 3);
    assert_eq!(test.state(), Remote::Ready(3));
}

#[test]
fn a_silent_refresh_takes_the_place_of_a_visible_request() {
    let test = Test::with_replies([count(1), Reply::status(500).after(DELAY)]);
    test.refresh_silently();
    assert_eq!(test.server.aborted(), 1);
    assert_eq!(test.state(), Remote::Loading { last: None });
    test.advance(DELAY);
    assert!(test.state().error().is_some());
}

#[test]
fn a_silent_refresh_that_is_denied_drops_the_value() {
    let test = Test::with_replies([count(1), Reply::status(403)]);
    test.advance(DELAY);
    test.refresh_silently();
    let state = test.state();
    assert_eq!(state.latest(), None);
    assert!(state.error().is_some());
}
