//! The session of the user: a bearer token in the session storage of the tab, and what ends with it.
//!
//! [`Permissions`] are forgotten with the next sign-in, drafts ([`use_draft`]) are removed by signing out.

mod draft;
mod permissions;

use datavolumes_client::Client;
use datavolumes_contract::token::AccessToken;
use leptos::prelude::*;

pub use draft::{Draft, discard_draft, use_draft};
pub use permissions::Permissions;

/// The key of the token. The boot script reads it too.
const TOKEN_KEY: &str = "datavolumes.token";

/// The key of the name of the user.
const USER_KEY: &str = "datavolumes.user";

/// The prefix of every key of this app in the session storage, which signing out removes.
const KEY_PREFIX: &str = "datavolumes.";

/// The session of the user. One of the [`Services`](crate::services::Services).
#[derive(Clone, Copy)]
pub struct Session {
    client: StoredValue<Client, LocalStorage>,
    has_token: RwSignal<bool>,
    generation: RwSignal<u32>,
    /// Who is signed in; empty if that is not known.
    user: RwSignal<String>,
}

impl Session {
    /// Resumes the session of this tab. From now on, `client` sends the token of the session.
    #[must_use]
    pub fn resume(client: Client) -> Self {
        let token = read(TOKEN_KEY).filter(|token| AccessToken::is_valid(token));
        let has_token = RwSignal::new(token.is_some());
        client.set_token(token);
        Self {
            client: StoredValue::new_local(client),
            has_token,
            generation: RwSignal::new(0),
            user: RwSignal::new(read(USER_KEY).unwrap_or_default()),
        }
    }

    /// Whether there is a token. The server may still refuse it.
    #[must_use]
    pub fn has_token(self) -> Memo<bool> {
        Memo::new(move |_| self.has_token.get())
    }

    /// A counter that changes with every sign-in. What was learned about the permissions of one user, or was
    /// loaded for them, does not apply to the next one.
    #[must_use]
    pub fn generation(self) -> ReadSignal<u32> {
        self.generation.read_only()
    }

    /// The token, to tell one session from another.
    pub(crate) fn token(self) -> Option<String> {
        self.client.with_value(Client::token)
    }

    /// Who is signed in; empty if that is not known.
    #[must_use]
    pub fn user(self) -> ReadSignal<String> {
        self.user.read_only()
    }

    /// Names the user of the session, for display only.
    pub fn set_user(self, name: String) {
        if let Some(storage) = storage() {
            // An error means that the storage is full or forbidden.
            let _ = storage.set_item(USER_KEY, &name);
        }
        self.user.set(name);
    }

    /// Starts a session with `token`. If the tab has no storage, the session ends with the next reload.
    pub fn sign_in(self, token: String) {
        if let Some(storage) = storage() {
            // An error means that the storage is full or forbidden.
            let _ = storage.set_item(TOKEN_KEY, &token);
        }
        self.client
            .with_value(|client| client.set_token(Some(token)));
        self.generation
            .update(|generation| *generation = generation.wrapping_add(1));
        self.has_token.set(true);
    }

    /// Forgets the token and everything else that this tab stores for the user.
    pub fn sign_out(self) {
        if let Some(storage) = storage() {
            let length = storage.length().unwrap_or_default();
            let keys: Vec<String> = (0..length)
                .filter_map(|index| storage.key(index).ok().flatten())
                .collect();
            for key in keys.iter().filter(|key| key.starts_with(KEY_PREFIX)) {
                let _ = storage.remove_item(key);
            }
        }
        self.client.with_value(|client| client.set_token(None));
        self.has_token.set(false);
        self.user.set(String::new());
    }
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// The session storage of the tab. `None` if the browser forbids it, and outside of a browser.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().session_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

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
        session.set_user("Anna".to_owned());
        session.sign_in("secret".to_owned());
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
        session.sign_in("secret".to_owned());
        session.sign_in("secret".to_owned());
        assert_eq!(session.generation().get_untracked(), 2);
    }

    #[test]
    fn signing_in_and_out_drop_the_prefetched_page() {
        let (_owner, server, session) = session();
        let client = session.client.get_value();
        for change in [
            |session: Session| session.sign_in("secret".to_owned()),
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
}
