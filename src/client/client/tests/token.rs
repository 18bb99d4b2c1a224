//! A response 401 to a token that has been replaced.

use super::*;
use crate::ErrorKind;

/// A server that answers 401 to every token but `new`, two seconds after the request.
fn server() -> ScriptedTransport {
    ScriptedTransport::new(|request| {
        let reply = if request.token.as_deref() == Some("new") {
            page(1)
        } else {
            Reply::status(401)
        };
        reply.after(Duration::from_secs(2))
    })
}

fn tokens(server: &ScriptedTransport) -> Vec<Option<String>> {
    let requests = server.requests();
    requests.into_iter().map(|request| request.token).collect()
}

#[test]
fn the_token_is_that_of_the_session_when_the_method_is_called() {
    let server = ScriptedTransport::new(|_| page(1));
    let client = server.client();
    client.set_token(Some("one".to_owned()));
    let pending = client.list(&query());
    client.set_token(Some("two".to_owned()));
    assert!(block_on(pending).is_ok());
    client.set_token(None);
    assert!(block_on(client.list(&query())).is_ok());
    assert_eq!(tokens(&server), [Some("one".to_owned()), None]);
}

#[test]
fn a_read_is_repeated_with_the_new_token() {
    let server = server();
    let client = server.client();
    client.set_token(Some("old".to_owned()));
    let mut pending = client.list(&query());
    assert_eq!((&mut pending).now_or_never(), None);
    client.set_token(Some("new".to_owned()));
    server.timer().advance(Duration::from_secs(2));
    assert_eq!((&mut pending).now_or_never(), None);
    server.timer().advance(Duration::from_secs(2));
    assert_eq!(pending.now_or_never().map(next), Some(Some(1)));
    assert_eq!(
        tokens(&server),
        [Some("old".to_owned()), Some("new".to_owned())]
    );
}

#[test]
fn a_write_is_not_repeated() {
    let server = server();
    let client = server.client();
    client.set_token(Some("old".to_owned()));
    let mut pending = client.delete_volume(VolumeId::default());
    assert_eq!((&mut pending).now_or_never(), None);
    client.set_token(Some("new".to_owned()));
    server.timer().advance(Duration::from_secs(2));
    assert_eq!(pending.now_or_never(), Some(Err(ApiError::OutdatedToken)));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_401_is_an_error_if_the_token_is_current_or_the_session_has_none() {
    for token in [Some("old".to_owned()), None] {
        let server = server();
        let client = server.client();
        client.set_token(Some("old".to_owned()));
        let mut pending = client.list(&query());
        assert_eq!((&mut pending).now_or_never(), None);
        client.set_token(token);
        server.timer().advance(Duration::from_secs(2));
        let error = pending.now_or_never().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unauthenticated);
        assert_eq!(server.requests().len(), 1);
    }
}
