//! The bearer token: in this tab's session storage, and nowhere else.

use leptos::prelude::*;

/// Where the token is kept. The boot script reads it there too.
const TOKEN_KEY: &str = "datavolumes.token";

/// Everything of this app in session storage begins with this: what sign-out clears.
const PREFIX: &str = "datavolumes.";

/// Who is signed in. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Session {
    token: RwSignal<Option<String>>,
    turns: RwSignal<u32>,
}

impl Session {
    /// Goes on with the token of this tab, if it has one.
    #[must_use]
    pub fn resume() -> Self {
        let token = storage().and_then(|storage| storage.get_item(TOKEN_KEY).ok().flatten());
        Self::with(token.filter(|token| !token.is_empty()))
    }

    /// A session of which no tab keeps anything.
    #[cfg(test)]
    pub(crate) fn unsaved() -> Self {
        Self::with(None)
    }

    fn with(token: Option<String>) -> Self {
        Self {
            token: RwSignal::new(token),
            turns: RwSignal::new(0),
        }
    }

    /// Whether there is a token; the server may still refuse it.
    #[must_use]
    pub fn has_token(self) -> Memo<bool> {
        Memo::new(move |_| self.token.with(Option::is_some))
    }

    /// Counts the tokens of this tab: what was learned of one person's rights says nothing about
    /// the next one's.
    #[must_use]
    pub fn turns(self) -> ReadSignal<u32> {
        self.turns.read_only()
    }

    /// The token, for the header of a request and nothing else.
    #[must_use]
    pub(crate) fn token(self) -> Option<String> {
        self.token.get_untracked()
    }

    /// Takes a new token. Where the tab has no storage, it lasts until the next reload.
    pub fn sign_in(self, token: String) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(TOKEN_KEY, &token);
        }
        self.next_turn();
        self.token.set(Some(token));
    }

    /// Somebody else may be there now.
    pub(crate) fn next_turn(self) {
        self.turns.update(|turns| *turns = turns.wrapping_add(1));
    }

    /// Forgets the token and whatever else this tab keeps for the person.
    pub fn sign_out(self) {
        if let Some(storage) = storage() {
            let length = storage.length().unwrap_or_default();
            let keys: Vec<String> = (0..length)
                .filter_map(|index| storage.key(index).ok().flatten())
                .collect();
            for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
                let _ = storage.remove_item(key);
            }
        }
        self.token.set(None);
    }
}

/// What this tab keeps; nothing where the browser does not let it.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
