//! The log of requests.

use datavolumes_contract::token::TokenRequest;

use super::*;
use crate::{LoggedRequest, RequestEnd};

fn lines(client: &Client) -> Vec<(String, Option<RequestEnd>)> {
    let line = |request: LoggedRequest| {
        let LoggedRequest { request, end, .. } = request;
        let path = request.path.split('?').next().unwrap_or_default();
        let line = format!("{} {path}", request.method.as_str());
        (line, end.map(|(end, _)| end))
    };
    client.requests().into_iter().map(line).collect()
}

#[test]
fn the_last_requests_are_listed_with_their_ends() {
    let server = ScriptedTransport::sequence([
        Reply::text(200, EMPTY_PAGE).after(Duration::from_millis(40)),
        Reply::text(503, ""),
        Reply::network_error(),
        Reply::pending(),
        Reply::pending(),
    ]);
    let client = server.client();
    let mut first = client.list(&query());
    assert_eq!((&mut first).now_or_never(), None);
    assert_eq!(client.requests()[0].end, None);
    server.timer().advance(Duration::from_millis(40));
    assert!(first.now_or_never().is_some());
    assert_eq!(
        client.requests()[0].end,
        Some((RequestEnd::Status(200), Duration::from_millis(40)))
    );
    assert!(
        block_on(client.delete_volume("00000000-0000-0000-0000-000000000000".parse().unwrap()))
            .is_err()
    );
    assert!(block_on(client.clusters()).is_err());
    let mut timed_out = client.clusters();
    assert!((&mut timed_out).now_or_never().is_none());
    server.timer().advance(REQUEST_TIMEOUT);
    assert!(timed_out.now_or_never().is_some());
    assert!((&mut client.clusters()).now_or_never().is_none());
    let ends = [
        ("GET /api/v1/clusters", RequestEnd::Aborted),
        ("GET /api/v1/clusters", RequestEnd::Timeout),
        ("GET /api/v1/clusters", RequestEnd::NetworkError),
        (
            "DELETE /api/v1/datavolumes/00000000-0000-0000-0000-000000000000",
            RequestEnd::Status(503),
        ),
        ("GET /api/v1/datavolumes", RequestEnd::Status(200)),
    ];
    let ends = ends.map(|(line, end)| (line.to_owned(), Some(end)));
    assert_eq!(lines(&client), ends);
}

#[test]
fn the_log_has_no_secrets_and_a_limit() {
    let server = ScriptedTransport::new(|_| Reply::text(200, EMPTY_PAGE));
    let client = server.client();
    client.set_token(Some("bearer-secret".to_owned()));
    for _ in 0..60 {
        assert!(block_on(client.list(&query())).is_ok());
    }
    let credentials = TokenRequest::client_credentials("id", "client-secret");
    assert!(block_on(client.grant_token(&credentials)).is_err());
    assert_eq!(client.requests().len(), 50);
    let log = format!("{:?}", client.requests());
    assert!(!log.contains("secret"), "{log}");
    let numbers: Vec<u32> = (client.requests().iter()).map(|it| it.number).collect();
    assert_eq!((numbers[0], numbers[49]), (61, 12));
}

#[test]
fn another_user_gets_an_empty_log() {
    let server = ScriptedTransport::new(|_| Reply::pending());
    let client = server.client();
    let mut pending = client.list(&query());
    assert_eq!((&mut pending).now_or_never(), None);
    client.change_user(Some("other".to_owned()));
    drop(pending);
    assert_eq!(client.requests(), []);
}
