mod silent;

use std::time::Duration;

use datavolumes_client::Client;
use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::ListQuery;
use datavolumes_contract::volume::VolumeCount;

use super::*;
use crate::testing::{owner, run_tasks};

const DELAY: Duration = Duration::from_secs(1);

/// Counts for a search text. The server answers the n-th request with n, after [`DELAY`].
struct Test {
    /// Owns the services of the app, which live longer than a component.
    _app: Owner,
    component: Owner,
    server: ScriptedTransport,
    connectivity: Connectivity,
    key: RwSignal<Option<&'static str>>,
    remote: UseRemote<VolumeCount>,
}

fn count(number: u64) -> Reply {
    Reply::text(200, format!(r#"{{"count":{number}}}"#)).after(DELAY)
}

fn request(
    client: &Client,
    text: &str,
) -> impl Future<Output = Result<VolumeCount, ApiError>> + use<> {
    client.count(&ListQuery {
        search: text.to_owned(),
        ..ListQuery::default()
    })
}

impl Test {
    fn new() -> Self {
        let mut number = 0;
        Self::with_script(move || {
            number += 1;
            count(number)
        })
    }

    /// The first requests are answered with `replies`.
    fn with_replies(replies: impl IntoIterator<Item = Reply> + 'static) -> Self {
        let replies: Vec<Reply> = replies.into_iter().collect();
        let mut replies = replies.into_iter();
        Self::with_script(move || replies.next().unwrap_or_else(Reply::network_error))
    }

    fn with_script(mut script: impl FnMut() -> Reply + 'static) -> Self {
        let app = owner();
        let server = ScriptedTransport::new(move |_| script());
        let client = server.client();
        let connectivity = Connectivity::default();
        let key = RwSignal::new(Some("a"));
        let component = app.child();
        let remote = component.with(|| {
            use_remote(
                move || key.get(),
                connectivity,
                move |key| request(&client, key),
            )
        });
        run_tasks();
        Self {
            _app: app,
            component,
            server,
            connectivity,
            key,
            remote,
        }
    }

    fn set_key(&self, key: Option<&'static str>) {
        self.key.set(key);
        run_tasks();
    }

    fn reload(&self) {
        self.remote.reload();
        run_tasks();
    }

    fn refresh_silently(&self) {
        self.remote.refresh_silently();
        run_tasks();
    }

    /// Another request finds the server unavailable, and a later one finds it available.
    fn end_outage(&self) {
        self.connectivity.report::<()>(&Err(ApiError::Network));
        self.connectivity.report(&Ok(()));
        run_tasks();
    }

    fn advance(&self, duration: Duration) {
        self.server.timer().advance(duration);
        run_tasks();
    }

    /// The state, with the number of the response in place of the value.
    fn state(&self) -> Remote<u64> {
        self.remote.state.with_untracked(|state| {
            let number = |value: &VolumeCount| value.count;
            match state {
                Remote::Loading { last } => Remote::Loading {
                    last: last.as_ref().map(number),
                },
                Remote::Ready(value) => Remote::Ready(number(value)),
                Remote::Failed { error, last } => Remote::Failed {
                    error: error.clone(),
                    last: last.as_ref().map(number),
                },
            }
        })
    }
}

#[test]
fn it_loads_the_value_for_the_key() {
    let test = Test::new();
    assert_eq!(test.state(), Remote::Loading { last: None });
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(1));
}

#[test]
fn without_a_key_nothing_is_requested() {
    let test = Test::new();
    test.advance(DELAY);
    test.set_key(None);
    assert_eq!(test.state(), Remote::Loading { last: None });
    assert_eq!(test.server.requests().len(), 1);
}

#[test]
fn a_new_key_aborts_the_pending_request_and_keeps_the_last_value() {
    let test = Test::new();
    test.advance(DELAY);
    test.set_key(Some("b"));
    test.set_key(Some("c"));
    assert_eq!(test.server.aborted(), 1);
    assert_eq!(test.state(), Remote::Loading { last: Some(1) });
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(3));
}

#[test]
fn an_older_response_never_replaces_a_newer_one() {
    let test = Test::with_replies([count(1).after(DELAY * 3), count(2)]);
    test.set_key(Some("b"));
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(2));
    test.advance(DELAY * 3);
    assert_eq!(test.state(), Remote::Ready(2));
}

#[test]
fn a_key_that_is_set_to_the_same_value_requests_nothing() {
    let test = Test::new();
    test.set_key(Some("a"));
    assert_eq!(test.server.requests().len(), 1);
    assert_eq!(test.server.aborted(), 0);
}

#[test]
fn a_reload_requests_the_same_key_again() {
    let test = Test::new();
    test.advance(DELAY);
    test.reload();
    assert_eq!(test.state(), Remote::Loading { last: Some(1) });
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(2));
    let paths = test.server.paths();
    assert_eq!(paths[0], paths[1]);
}

#[test]
fn the_request_is_aborted_when_the_component_is_disposed_of() {
    let test = Test::new();
    test.component.cleanup();
    run_tasks();
    assert_eq!(test.server.aborted(), 1);
}

#[test]
fn a_failed_read_is_repeated_after_an_outage() {
    let test = Test::with_replies([Reply::status(503), count(2)]);
    assert!(test.state().error().is_some());
    assert!(test.connectivity.outage().get_untracked().is_some());
    test.end_outage();
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(2));
    assert_eq!(test.connectivity.outage().get_untracked(), None);
}

#[test]
fn a_failed_read_is_repeated_after_signing_in_again() {
    let test = Test::with_replies([Reply::status(401), count(2)]);
    assert!(test.connectivity.is_signed_out().get_untracked());
    test.connectivity.signed_in();
    run_tasks();
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(2));
}

#[test]
fn a_read_that_was_rejected_is_not_repeated() {
    for status in [400, 403, 404, 500] {
        let test = Test::with_replies([Reply::status(status), count(2)]);
        test.end_outage();
        assert_eq!(test.server.requests().len(), 1, "{status}");
    }
}

#[test]
fn a_successful_read_is_not_repeated_after_an_outage() {
    let test = Test::new();
    test.advance(DELAY);
    test.end_outage();
    assert_eq!(test.server.requests().len(), 1);
}

#[test]
fn a_change_of_the_value_sends_a_pending_request_again() {
    for is_visible in [true, false] {
        let test = Test::with_replies([count(1), count(2).after(DELAY * 3), count(3)]);
        test.advance(DELAY);
        if is_visible {
            test.reload();
        } else {
            test.refresh_silently();
        }
        test.remote.update_latest(|value| value.count = 10);
        run_tasks();
        assert_eq!(test.server.aborted(), 1);
        assert_eq!(test.state().latest(), Some(&10));
        test.advance(DELAY);
        assert_eq!(test.state(), Remote::Ready(3));
    }
}

#[test]
fn a_change_of_the_value_without_a_pending_request_requests_nothing() {
    let test = Test::new();
    test.advance(DELAY);
    test.remote.update_latest(|value| value.count = 10);
    run_tasks();
    assert_eq!(test.state(), Remote::Ready(10));
    assert_eq!(test.server.requests().len(), 1);
}

#[test]
fn a_value_that_was_read_elsewhere_replaces_the_pending_request() {
    let test = Test::new();
    test.advance(DELAY);
    test.reload();
    test.remote.replace(VolumeCount { count: 10 });
    run_tasks();
    assert_eq!(test.server.aborted(), 1);
    test.advance(DELAY);
    assert_eq!(test.state(), Remote::Ready(10));
}
