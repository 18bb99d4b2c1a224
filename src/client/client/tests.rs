//! The client over a scripted server.

use datavolumes_contract::{ClusterId, VolumeId, VolumePage};
use futures::executor::block_on;

use super::*;
use crate::DeleteOutcome;
use crate::scripted::{Reply, ScriptedTransport};

mod confirmation;
mod log;
mod prefetch;
mod token;
mod user;

const EMPTY_PAGE: &str = r#"{"datavolumes":[]}"#;

fn query() -> ListQuery {
    ListQuery::default()
}

/// A page that can be told from others by `next`.
fn page(next: u32) -> Reply {
    Reply::text(200, format!(r#"{{"datavolumes":[],"next":{next}}}"#))
}

fn next(page: Result<VolumePage, ApiError>) -> Option<i64> {
    page.unwrap().next
}

#[test]
fn a_request_is_sent_when_it_is_polled() {
    let server = ScriptedTransport::sequence([Reply::text(200, EMPTY_PAGE)]);
    let pending = server.client().list(&query());
    assert!(server.requests().is_empty());
    assert!(block_on(pending).is_ok());
    assert_eq!(
        server.paths(),
        ["GET /api/v1/datavolumes?requestType=Originated"]
    );
}

#[test]
fn a_request_without_a_response_times_out_and_is_aborted() {
    let server = ScriptedTransport::new(|_| Reply::pending());
    let mut pending = server.client().list(&query());
    assert_eq!((&mut pending).now_or_never(), None);
    server
        .timer()
        .advance(REQUEST_TIMEOUT.saturating_sub(Duration::from_millis(1)));
    assert_eq!((&mut pending).now_or_never(), None);
    server.timer().advance(Duration::from_millis(1));
    assert_eq!(pending.now_or_never(), Some(Err(ApiError::Timeout)));
    assert_eq!(server.aborted(), 1);
}

#[test]
fn a_request_that_is_dropped_is_aborted() {
    let server = ScriptedTransport::new(|_| Reply::pending());
    let mut pending = server.client().list(&query());
    assert_eq!((&mut pending).now_or_never(), None);
    assert_eq!(server.aborted(), 0);
    drop(pending);
    assert_eq!(server.aborted(), 1);
}

#[test]
fn a_complete_request_is_not_aborted() {
    let server = ScriptedTransport::sequence([Reply::text(200, EMPTY_PAGE)]);
    assert!(block_on(server.client().list(&query())).is_ok());
    assert_eq!(server.aborted(), 0);
}

#[test]
fn nothing_is_repeated_after_a_failure() {
    let server = ScriptedTransport::sequence([Reply::network_error(), Reply::status(503)]);
    let client = server.client();
    let read = block_on(client.list(&query()));
    assert_eq!(read, Err(ApiError::Network));
    let write = block_on(client.delete_volume(VolumeId::default()));
    assert!(write.is_err_and(|error| error.kind() == crate::ErrorKind::Unavailable));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_page_and_a_redirect_in_place_of_data_are_intercepted() {
    for reply in [
        Reply::text(200, "<!doctype html>"),
        Reply::status(302),
        Reply::status(0),
    ] {
        let server = ScriptedTransport::sequence([reply]);
        let error = block_on(server.client().list(&query())).unwrap_err();
        assert!(error.is_solved_by_reload(), "{error:?}");
    }
}

#[test]
fn retry_after_is_counted_from_the_response() {
    let server = ScriptedTransport::sequence([Reply::status(503)
        .with_retry_after("Thu, 01 Jan 1970 00:00:30 GMT")
        .after(Duration::from_secs(10))]);
    let mut pending = server.client().list(&query());
    assert_eq!((&mut pending).now_or_never(), None);
    server.timer().advance(Duration::from_secs(10));
    let error = pending.now_or_never().unwrap().unwrap_err();
    assert!(
        matches!(
            error,
            ApiError::Rejected {
                retry_after: Some(20),
                ..
            }
        ),
        "{error:?}"
    );
}

#[test]
fn the_clock_of_the_server_is_that_of_its_last_response() {
    let seconds = |time: Option<DateTime<Utc>>| time.map(|time| time.timestamp());
    let server = ScriptedTransport::sequence([
        page(1),
        page(1).with_date("Fri, 02 Jan 1970 00:00:10 GMT"),
        Reply::status(502).with_date("Sat, 03 Jan 1970 00:00:00 GMT"),
        Reply::text(200, "<html>").with_date("Sat, 03 Jan 1970 00:00:00 GMT"),
        Reply::problem(404, "no").with_date("Fri, 02 Jan 1970 00:01:00 GMT"),
    ]);
    let client = server.client();
    let ask = || {
        let _ = block_on(client.list(&query()));
    };
    ask();
    assert_eq!(client.server_time(), None);
    ask();
    server.timer().advance(Duration::from_secs(5));
    assert_eq!(seconds(client.server_time()), Some(86_400 + 15));
    ask();
    ask();
    assert_eq!(seconds(client.server_time()), Some(86_400 + 15));
    ask();
    assert_eq!(seconds(client.server_time()), Some(86_400 + 60));
}

#[test]
fn a_prefetched_response_tells_the_time_when_it_arrives() {
    let date = "Fri, 02 Jan 1970 00:00:10 GMT";
    let server = ScriptedTransport::new(move |_| page(1).with_date(date));
    let client = server.client();
    block_on(client.prefetch(&query()));
    server.timer().advance(Duration::from_secs(5));
    assert!(block_on(client.list(&query())).is_ok());
    let time = client.server_time().map(|time| time.timestamp());
    assert_eq!(time, Some(86_400 + 15));
}
