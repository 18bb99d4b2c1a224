//! Prefetched pages, and responses that another program requested.

use std::cell::RefCell;

use futures::executor::{LocalPool, LocalSpawner};
use futures::task::LocalSpawnExt;

use super::*;
use crate::PREFETCH_LIFETIME;

/// A server whose n-th response says n, and an executor for prefetches.
struct Test {
    server: ScriptedTransport,
    client: Client,
    pool: RefCell<LocalPool>,
    spawner: LocalSpawner,
}

impl Test {
    fn new() -> Self {
        Self::with_delay(Duration::ZERO)
    }

    fn with_delay(delay: Duration) -> Self {
        let mut count = 0;
        let server = ScriptedTransport::new(move |_| {
            count += 1;
            page(count).after(delay)
        });
        let pool = LocalPool::new();
        Self {
            client: server.client(),
            server,
            spawner: pool.spawner(),
            pool: RefCell::new(pool),
        }
    }

    fn spawn(&self, future: LocalBoxFuture<'static, ()>) {
        self.spawner.spawn_local(future).unwrap();
        self.run();
    }

    fn run(&self) {
        self.pool.borrow_mut().run_until_stalled();
    }

    fn advance(&self, duration: Duration) {
        self.server.timer().advance(duration);
        self.run();
    }

    fn prefetch(&self) {
        self.spawn(self.client.prefetch(&query()));
    }

    fn list(&self) -> Option<i64> {
        next(block_on(self.client.list(&query())))
    }

    /// The page that the server delivers within a second.
    fn list_after_a_second(&self) -> Option<i64> {
        let pending = self.begin_list();
        self.advance(Duration::from_secs(1));
        next(pending.now_or_never()?)
    }

    /// Lets the server end `write` within a second.
    fn end_write(&self, write: PendingRequest<crate::DeleteOutcome>) {
        self.advance(Duration::from_secs(1));
        assert!(write.now_or_never().is_some());
    }

    /// A list request that has been sent or waits for a prefetched response.
    fn begin_list(&self) -> PendingRequest<VolumePage> {
        let mut pending = self.client.list(&query());
        assert_eq!((&mut pending).now_or_never(), None);
        pending
    }

    /// A write that has been sent.
    fn begin_write(&self) -> PendingRequest<crate::DeleteOutcome> {
        let mut pending = self.client.delete_volume(VolumeId::default());
        assert_eq!((&mut pending).now_or_never(), None);
        self.run();
        pending
    }

    /// Lets the client adopt a request that was sent three seconds ago.
    fn adopt(&self) {
        let request = ApiRequest {
            method: datavolumes_contract::Method::Get,
            path: "/api/v1/datavolumes?requestType=Originated".to_owned(),
            body: None,
            token: None,
        };
        let started_at = self.server.timer().now();
        let response = self.server.send(request.clone());
        self.advance(Duration::from_secs(3));
        self.spawn(self.client.adopt(request, started_at, response));
    }
}

#[test]
fn a_prefetched_page_is_used_once() {
    let test = Test::new();
    test.prefetch();
    assert_eq!(test.server.requests().len(), 1);
    assert_eq!(test.list(), Some(1));
    assert_eq!(test.server.requests().len(), 1);
    assert_eq!(test.list(), Some(2));
}

#[test]
fn a_page_that_is_already_prefetched_is_not_requested_again() {
    let test = Test::new();
    test.prefetch();
    test.prefetch();
    assert_eq!(test.server.requests().len(), 1);
}

#[test]
fn another_query_does_not_use_it() {
    let test = Test::new();
    test.prefetch();
    let other = block_on(test.client.list(&query().at_next_page()));
    assert_eq!(next(other), Some(2));
    assert_eq!(test.list(), Some(1));
}

#[test]
fn a_newer_prefetch_aborts_the_older_one() {
    let test = Test::with_delay(Duration::from_secs(1));
    test.prefetch();
    test.spawn(test.client.prefetch(&query().at_next_page()));
    assert_eq!(test.server.aborted(), 1);
}

#[test]
fn a_page_on_its_way_is_awaited() {
    let test = Test::with_delay(Duration::from_secs(1));
    test.prefetch();
    assert_eq!(test.list_after_a_second(), Some(1));
    assert_eq!(test.server.requests().len(), 1);
}

#[test]
fn a_page_that_is_ten_seconds_old_is_not_used() {
    let test = Test::new();
    test.prefetch();
    test.advance(PREFETCH_LIFETIME.to_std().unwrap());
    assert_eq!(test.list(), Some(2));
}

#[test]
fn a_page_that_was_requested_before_a_write_is_not_used() {
    let test = Test::with_delay(Duration::from_secs(1));
    test.prefetch();
    let write = test.begin_write();
    assert_eq!(test.server.aborted(), 1);
    test.end_write(write);
    assert_eq!(test.list_after_a_second(), Some(3));
}

#[test]
fn a_page_that_was_requested_during_a_write_is_not_used() {
    let test = Test::with_delay(Duration::from_secs(1));
    let write = test.begin_write();
    test.prefetch();
    test.end_write(write);
    assert_eq!(test.list_after_a_second(), Some(3));
}

#[test]
fn a_page_that_was_requested_before_a_volume_is_found_to_be_gone_is_not_used() {
    for (status, is_dropped) in [(404, true), (503, false)] {
        let mut count = 0;
        let server = ScriptedTransport::new(move |request| {
            if request.path.contains('?') {
                count += 1;
                page(count)
            } else {
                Reply::problem(status, "no")
            }
        });
        let client = server.client();
        block_on(client.prefetch(&query()));
        assert!(block_on(client.volume(VolumeId::default())).is_err());
        let read = next(block_on(client.list(&query())));
        assert_eq!(read, Some(if is_dropped { 2 } else { 1 }), "{status}");
    }
}

#[test]
fn a_write_that_is_aborted_may_have_been_applied() {
    let test = Test::with_delay(Duration::from_secs(1));
    let write = test.begin_write();
    test.prefetch();
    drop(write);
    test.run();
    assert_eq!(test.server.aborted(), 2);
}

#[test]
fn a_page_that_was_requested_before_signing_in_or_out_is_not_used() {
    for token in [Some("token".to_owned()), None] {
        let test = Test::new();
        test.client.set_token(Some("token".to_owned()));
        test.prefetch();
        test.client.set_token(token);
        assert_eq!(test.list(), Some(2));
    }
}

#[test]
fn a_prefetch_times_out_and_is_aborted() {
    let test = Test::with_delay(REQUEST_TIMEOUT * 2);
    test.prefetch();
    let pending = test.begin_list();
    test.advance(REQUEST_TIMEOUT);
    assert_eq!(pending.now_or_never(), Some(Err(ApiError::Timeout)));
    assert_eq!(test.server.aborted(), 1);
}

#[test]
fn dropping_the_read_that_uses_a_prefetch_aborts_it() {
    let test = Test::with_delay(Duration::from_secs(1));
    test.prefetch();
    drop(test.begin_list());
    test.run();
    assert_eq!(test.server.aborted(), 1);
}

#[test]
fn an_adopted_response_is_used_like_a_prefetched_one() {
    let test = Test::new();
    test.adopt();
    assert_eq!(test.list(), Some(1));
    assert_eq!(test.server.requests().len(), 1);
}

#[test]
fn an_adopted_response_is_not_used_after_a_write() {
    let test = Test::new();
    test.adopt();
    // The server answers with a page, so it is not known whether the volume was deleted.
    assert!(block_on(test.client.delete_volume(VolumeId::default())).is_err());
    assert_eq!(test.list(), Some(3));
}

#[test]
fn the_age_of_an_adopted_response_counts_from_the_start_of_its_request() {
    let test = Test::new();
    test.adopt();
    test.advance(Duration::from_secs(7));
    assert_eq!(test.list(), Some(2));
}

#[test]
fn an_adopted_response_times_out_from_the_start_of_its_request() {
    let test = Test::with_delay(REQUEST_TIMEOUT * 2);
    test.adopt();
    let pending = test.begin_list();
    test.advance(REQUEST_TIMEOUT.saturating_sub(Duration::from_secs(3)));
    assert_eq!(pending.now_or_never(), Some(Err(ApiError::Timeout)));
}
