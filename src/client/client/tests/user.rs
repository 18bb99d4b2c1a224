//! Another user, or none, during a request.

use super::*;

/// A server that answers after a second, and a client with the token of the first user.
fn setup() -> (ScriptedTransport, Client) {
    let server = ScriptedTransport::new(|request| {
        let reply = match &request.token {
            None => Reply::text(200, "[]"),
            Some(_) if request.method.is_safe() => page(1),
            Some(_) => Reply::status(204),
        };
        reply.after(Duration::from_secs(1))
    });
    let client = server.client();
    client.set_token(Some("first".to_owned()));
    (server, client)
}

fn users() -> [Option<String>; 2] {
    [Some("second".to_owned()), None]
}

#[test]
fn a_response_to_another_user_is_dropped() {
    for user in users() {
        let (server, client) = setup();
        let mut read = client.list(&query());
        let mut write = client.delete_volume(VolumeId::default());
        assert_eq!((&mut read).now_or_never(), None);
        assert_eq!((&mut write).now_or_never(), None);
        client.change_user(user);
        server.timer().advance(Duration::from_secs(1));
        assert_eq!(read.now_or_never(), Some(Err(ApiError::UserChanged)));
        assert_eq!(write.now_or_never(), Some(Err(ApiError::UserChanged)));
        assert_eq!(server.requests().len(), 2);
    }
}

#[test]
fn a_request_of_another_user_is_not_sent() {
    for user in users() {
        let (server, client) = setup();
        let write = client.delete_volume(VolumeId::default());
        client.change_user(user);
        assert_eq!(write.now_or_never(), Some(Err(ApiError::UserChanged)));
        assert!(server.requests().is_empty());
    }
}

#[test]
fn a_request_without_a_token_belongs_to_no_user() {
    let (server, client) = setup();
    let mut personas = client.personas();
    assert_eq!((&mut personas).now_or_never(), None);
    client.change_user(None);
    server.timer().advance(Duration::from_secs(1));
    assert_eq!(personas.now_or_never(), Some(Ok(Vec::new())));
}

#[test]
fn a_missing_permission_drops_the_prefetched_page() {
    let server = ScriptedTransport::new(|request| {
        if request.path.contains("offset") {
            page(1).after(Duration::from_secs(1))
        } else {
            Reply::status(403)
        }
    });
    let client = server.client();
    let mut prefetch = client.prefetch(&query().at_next_page());
    assert_eq!((&mut prefetch).now_or_never(), None);
    assert!(block_on(client.list(&query())).is_err());
    assert_eq!(prefetch.now_or_never(), Some(()));
    assert_eq!(server.aborted(), 1);
}
