//! What this browser keeps for its reader, whoever is signed in: choices of how things look, never data or a token.

use leptos::prelude::window;
use web_sys::Storage;

/// The value of `key`. `None` if there is none, or the browser lets the app keep nothing.
pub(crate) fn read(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok()?
}

/// Keeps `value`, or forgets it if it is `None`. Returns whether the browser did.
pub(crate) fn write(key: &str, value: Option<&str>) -> bool {
    let Some(storage) = local_storage() else {
        return false;
    };
    match value {
        Some(value) => storage.set_item(key, value).is_ok(),
        None => storage.remove_item(key).is_ok(),
    }
}

fn local_storage() -> Option<Storage> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().local_storage().ok().flatten()
}
