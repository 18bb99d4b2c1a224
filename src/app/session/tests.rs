use std::time::Duration;

use datavolumes_client::ApiError;
use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::ListQuery;
use futures::FutureExt;

use super::*;

/// A session over a server that answers after a second.
fn session() -> (Owner, ScriptedTransport, Session) {
    let owner = Owner::new();
    owner.set();
    let server = ScriptedTransport::new(|_| Reply::status(503).after(Duration::from_secs(1)));
    let session = Session::resume(server.client());
    (owner, server, session)
}

#[test]
fn signing_in_gives_the_client_a_token_and_signing_out_removes_it() {
    let (_owner, server, session) = session();
    let client = session.client.get_value();
    let last_token = || {
        client.list(&ListQuery::default()).now_or_never();
        server.requests().pop().and_then(|request| request.token)
    };
    assert_eq!(last_token(), None);
    session.sign_in("secret".to_owned(), None);
    session.set_user("Anna".to_owned());
    assert_eq!(session.user().get_untracked(), "Anna");
    assert!(session.has_token.get_untracked());
    assert_eq!(last_token().as_deref(), Some("secret"));
    session.sign_out();
    assert!(!session.has_token.get_untracked());
    assert_eq!(session.user().get_untracked(), "");
    assert_eq!(last_token(), None);
}

#[test]
fn every_sign_in_starts_a_generation() {
    let (_owner, _server, session) = session();
    session.sign_in("secret".to_owned(), None);
    session.sign_in("secret".to_owned(), None);
    assert_eq!(session.generation().get_untracked(), 2);
}

#[test]
fn signing_in_and_out_drop_the_prefetched_page() {
    let (_owner, server, session) = session();
    let client = session.client.get_value();
    for change in [
        |session: Session| session.sign_in("secret".to_owned(), None),
        |session: Session| session.sign_out(),
    ] {
        let mut prefetch = client.prefetch(&ListQuery::default());
        assert_eq!((&mut prefetch).now_or_never(), None);
        let aborted = server.aborted();
        change(session);
        assert_eq!(prefetch.now_or_never(), Some(()));
        assert_eq!(server.aborted(), aborted + 1);
    }
}

#[test]
fn the_user_stays_the_same_only_if_it_is_known_to_be_the_same_person() {
    let granted_to = |id: &str| Some(id.to_owned());
    let (_owner, _server, session) = session();
    let user = || session.user_changes().get_untracked();
    session.sign_in("first".to_owned(), granted_to("anna"));
    let anna = user();
    session.sign_in("second".to_owned(), granted_to("anna"));
    assert_eq!(user(), anna);
    session.sign_in("third".to_owned(), granted_to("bert"));
    assert_eq!(user(), anna + 1);
    // It may be anybody.
    session.sign_in("fourth".to_owned(), None);
    assert_eq!(user(), anna + 2);
    session.sign_in("fourth".to_owned(), None);
    assert_eq!(user(), anna + 2);
    session.sign_out();
    assert_eq!(user(), anna + 3);
}

#[test]
fn what_was_requested_before_the_end_of_the_session_is_dropped() {
    let (_owner, server, session) = session();
    let client = session.client.get_value();
    for change in [
        |session: Session| session.sign_in("other".to_owned(), None),
        |session: Session| session.sign_out(),
    ] {
        session.sign_in("secret".to_owned(), None);
        let mut list = client.list(&ListQuery::default());
        assert_eq!((&mut list).now_or_never(), None);
        change(session);
        server.timer().advance(Duration::from_secs(1));
        assert_eq!(list.now_or_never(), Some(Err(ApiError::UserChanged)));
    }
}
