//! The session of the user: a bearer token in the session storage of the tab, and what ends with it.
//!
//! The session ends in all tabs at once, and with it everything that was loaded or typed. When another person signs
//! in, nothing that was loaded before stays on screen.

mod claims;
mod draft;
mod permissions;
mod person;
pub(crate) mod storage;
mod tabs;
#[cfg(test)]
mod tests;

use datavolumes_client::Client;
use datavolumes_contract::token::AccessToken;
use datavolumes_ui::increment;
use leptos::ev;
use leptos::prelude::*;

use person::{Change, Person};
use storage::{CLIENT_ID_KEY, DRAFT_PREFIX, TOKEN_KEY, USER_KEY};
use tabs::{Message, Tabs};

pub(crate) use claims::claims;
pub use draft::{Draft, discard_draft, use_draft};
pub use permissions::Permissions;
pub(crate) use storage::is_storage_refused;

/// The session of the user. One of the [`Services`](crate::services::Services).
#[derive(Clone, Copy)]
pub struct Session {
    client: StoredValue<Client, LocalStorage>,
    has_token: RwSignal<bool>,
    generation: RwSignal<u32>,
    /// Who is signed in; empty if that is not known.
    user: RwSignal<String>,
    user_changes: RwSignal<u32>,
    tabs: Tabs,
    token_source: StoredValue<TokenSource>,
}

/// Where the token comes from.
#[derive(Clone, Default)]
struct TokenSource {
    /// The number of sign-outs in this browser when the session started.
    sign_outs: u32,
    /// The client id that the token was granted to, if it is known.
    client_id: Option<String>,
    /// Whether the browser keeps the token for the tab.
    is_stored: bool,
}

impl Session {
    /// Resumes the session of this tab. From now on, `client` sends the token of the session.
    #[must_use]
    pub fn resume(client: Client) -> Self {
        let token = storage::current_token().filter(|token| AccessToken::is_valid(token));
        if token.is_none() {
            // What is left of a session that has ended.
            storage::remove_all(|_| true);
        }
        let session = Self {
            client: StoredValue::new_local(client),
            has_token: RwSignal::new(token.is_some()),
            generation: RwSignal::new(0),
            user: RwSignal::new(storage::read(USER_KEY).unwrap_or_default()),
            user_changes: RwSignal::new(0),
            tabs: Tabs::open(),
            token_source: StoredValue::new(TokenSource {
                sign_outs: storage::sign_outs(),
                client_id: storage::read(CLIENT_ID_KEY),
                is_stored: token.is_some(),
            }),
        };
        session.client.with_value(|client| client.set_token(token));
        session
    }

    /// Ends the session when another tab signs out, and gives it to new tabs unless the server has refused it.
    /// Ends it too if the page is shown again, as after Back, and the tab has another session by now or none.
    pub fn follow_tabs(self, is_refused: ReadSignal<bool>) {
        self.tabs.on_message(move |message| match message {
            Message::SignOut => self.end(),
            Message::Ask if is_refused.get_untracked() => {}
            Message::Ask => self.offer(),
            // The boot script of the new tab takes it.
            Message::Session { .. } => {}
        });
        // The page may have been shown again before this code was there.
        self.check();
        let on_show = window_event_listener(ev::pageshow, move |_| self.check());
        on_cleanup(move || on_show.remove());
    }

    fn offer(self) {
        if let Some(token) = self.token() {
            let client_id = self.token_source.get_value().client_id.unwrap_or_default();
            let user = self.user.get_untracked();
            self.tabs.post(&Message::Session {
                token,
                client_id,
                user,
            });
        }
    }

    fn check(self) {
        let Some(token) = self.token() else {
            return;
        };
        let source = self.token_source.get_value();
        let has_signed_out = source.sign_outs < storage::sign_outs();
        let current = if source.is_stored {
            storage::current_token()
        } else {
            Some(token.clone()).filter(|_| !has_signed_out)
        };
        match current {
            Some(current) if current == token => {}
            Some(current) => {
                let client_id = storage::read(CLIENT_ID_KEY);
                self.start(current, client_id, source.is_stored, Change::Other);
                self.user.set(storage::read(USER_KEY).unwrap_or_default());
            }
            None => self.end(),
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

    /// A counter that changes when the session ends, and when somebody signs in who may be another person. Then
    /// nothing that was loaded before stays on screen.
    #[must_use]
    pub fn user_changes(self) -> ReadSignal<u32> {
        self.user_changes.read_only()
    }

    /// Who is signed in; empty if that is not known.
    #[must_use]
    pub fn user(self) -> ReadSignal<String> {
        self.user.read_only()
    }

    /// Names the user of the session, for display only. Signing in forgets the name of another person.
    pub fn set_user(self, name: String) {
        storage::write(USER_KEY, Some(&name));
        self.user.set(name);
    }

    /// The token, to tell one session from another.
    pub(crate) fn token(self) -> Option<String> {
        self.client.with_value(Client::token)
    }

    /// Starts a session with `token`, or renews it. If the tab has no storage, the session ends with the next
    /// reload. `client_id` is what the token was exchanged for, if it was.
    pub fn sign_in(self, token: String, client_id: Option<String>) {
        let next = Person::of(&token, client_id.as_deref());
        let change = self.token().map_or(Change::Other, |before| {
            let before_id = self.token_source.get_value().client_id;
            Person::of(&before, before_id.as_deref()).change_to(&next)
        });
        match change {
            Change::Same => {}
            // What was typed stays: it is probably the same person.
            Change::Unknown => storage::remove_all(|key| !key.starts_with(DRAFT_PREFIX)),
            Change::Other => storage::remove_all(|_| true),
        }
        storage::write_sign_outs_seen();
        storage::write(CLIENT_ID_KEY, client_id.as_deref());
        let is_stored = storage::write(TOKEN_KEY, Some(&token));
        self.start(token, client_id, is_stored, change);
    }

    fn start(self, token: String, client_id: Option<String>, is_stored: bool, change: Change) {
        self.token_source.set_value(TokenSource {
            sign_outs: storage::sign_outs(),
            client_id,
            is_stored,
        });
        self.client.with_value(|client| {
            if change == Change::Same {
                client.set_token(Some(token));
            } else {
                client.change_user(Some(token));
                increment(self.user_changes);
                self.user.set(String::new());
            }
        });
        increment(self.generation);
        self.has_token.set(true);
    }

    /// Ends the session in all tabs. They forget the token and everything else that they store for the user.
    pub fn sign_out(self) {
        storage::count_sign_out();
        self.tabs.post(&Message::SignOut);
        self.end();
    }

    /// Ends the session in this tab.
    fn end(self) {
        storage::remove_all(|_| true);
        self.token_source
            .update_value(|source| source.client_id = None);
        self.client.with_value(|client| client.change_user(None));
        increment(self.user_changes);
        self.user.set(String::new());
        self.has_token.set(false);
    }
}
