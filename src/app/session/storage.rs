//! What the app keeps in the browser.
//!
//! The session storage belongs to the tab: it has the token, who it was granted to, drafts and deleted volumes.
//! The local storage, which all tabs share, has the number of sign-outs and how the user likes the screen. A tab that
//! was not running when another one signed out finds by the number that its session is over.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::Storage;

/// The prefix of every key of this app.
pub(super) const KEY_PREFIX: &str = "datavolumes.";

/// The prefix of the keys of drafts.
pub(super) const DRAFT_PREFIX: &str = "datavolumes.draft.";

/// The key of the token. The boot script uses it too, like the keys that follow.
pub(super) const TOKEN_KEY: &str = "datavolumes.token";

/// The key of the client id that the token was granted to, if it is known.
pub(super) const CLIENT_ID_KEY: &str = "datavolumes.client-id";

/// The key of the name of the user.
pub(super) const USER_KEY: &str = "datavolumes.user";

/// In the local storage, the key of the number of sign-outs. In the session storage, that of their number when the
/// session of the tab started.
const SIGN_OUTS_KEY: &str = "datavolumes.sign-outs";

/// Only written to find out whether the browser keeps anything.
const PROBE_KEY: &str = "datavolumes.probe";

thread_local! {
    /// Whether the browser has refused to keep a text.
    static HAS_REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the browser keeps nothing for this tab: it forbids storage, or has refused a text for which there was no
/// room. What a user types is then lost with the page.
pub(crate) fn is_storage_refused() -> bool {
    let keeps = |storage: Storage| {
        let is_kept = storage.set_item(PROBE_KEY, "1").is_ok();
        is_kept && storage.remove_item(PROBE_KEY).is_ok()
    };
    HAS_REFUSED.get() || !storage().is_some_and(keeps)
}

/// The session storage of the tab. `None` if the browser forbids it, and outside of a browser.
fn storage() -> Option<Storage> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().session_storage().ok().flatten()
}

/// The text that the tab keeps under `key`.
pub(crate) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `text` under `key`, or removes what is kept there. Returns whether the browser let it; one that had no room
/// may have some for a later text.
pub(crate) fn write(key: &str, text: Option<&str>) -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    let Some(text) = text else {
        return storage.remove_item(key).is_ok();
    };
    let is_kept = storage.set_item(key, text).is_ok();
    HAS_REFUSED.set(!is_kept);
    is_kept
}

/// The text that the browser keeps under `key`, for all tabs and beyond a session.
pub(crate) fn read_lasting(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

/// Keeps `text` under `key`, for all tabs and beyond a session, or removes what is kept there. Returns whether the browser
/// did: one that refuses it starts with the defaults the next time.
pub(crate) fn write_lasting(key: &str, text: Option<&str>) -> bool {
    local_storage().is_some_and(|storage| {
        let written = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
        written.is_ok()
    })
}

/// Removes what the tab keeps under the keys of this app that `is_removed` accepts.
pub(super) fn remove_all(is_removed: impl Fn(&str) -> bool) {
    let Some(storage) = storage() else {
        return;
    };
    let length = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(KEY_PREFIX) && is_removed(key))
        .collect();
    for key in keys {
        let _ = storage.remove_item(&key);
    }
}

/// How often the user has signed out in this browser; 0 if the browser does not tell.
pub(super) fn sign_outs() -> u32 {
    number(local_storage())
}

/// Tells the tabs that are not running that the user has signed out.
pub(super) fn count_sign_out() {
    let count = sign_outs().wrapping_add(1).to_string();
    write_lasting(SIGN_OUTS_KEY, Some(&count));
}

/// Keeps in the tab how often the user had signed out when its session started.
pub(super) fn write_sign_outs_seen() {
    write(SIGN_OUTS_KEY, Some(&sign_outs().to_string()));
}

/// The token of the tab, unless the user has signed out since it was stored.
pub(super) fn current_token() -> Option<String> {
    read(TOKEN_KEY).filter(|_| number(storage()) >= sign_outs())
}

fn local_storage() -> Option<Storage> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().local_storage().ok().flatten()
}

fn number(storage: Option<Storage>) -> u32 {
    let text = storage.and_then(|storage| storage.get_item(SIGN_OUTS_KEY).ok().flatten());
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}
