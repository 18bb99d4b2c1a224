//! Bulk changes that end without their dialog: it was left, or the page was loaded again.

use datavolumes_ui::{Toasts, Tone};
use serde::{Deserialize, Serialize};

use crate::session::storage;
use crate::sharing::text::pluralize;

/// The key in the session storage, which signing out removes.
const KEY: &str = "datavolumes.bulk-sharing";

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RunningChange {
    /// The number of volumes for which it was tried.
    pub(super) done: usize,
    /// The number of volumes.
    pub(super) total: usize,
}

impl RunningChange {
    /// Keeps it in the tab, so that it is known after a reload.
    pub(super) fn store(self) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(&self)) {
            // An error means that the storage is full.
            let _ = storage.set_item(KEY, &text);
        }
    }

    /// Says that the change was interrupted.
    pub(super) fn announce_interruption(self, toasts: Toasts) {
        toasts.push(Tone::Danger, self.text(), None);
    }

    fn text(self) -> String {
        let volumes = pluralize(self.total, "data volume");
        let done = self.done.to_string();
        let text = ["Sharing ", &volumes, " was interrupted after ", &done];
        [&text.concat(), ". What you chose is kept in this tab."].concat()
    }
}

/// The change has ended.
pub(super) fn forget_running() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Says that a change was interrupted, if the page was loaded again during one.
pub(crate) fn announce_interrupted_sharing() {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let running = stored.and_then(|text| serde_json::from_str::<RunningChange>(&text).ok());
    if let Some(running) = running {
        forget_running();
        running.announce_interruption(Toasts::of_context());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_how_far_it_came() {
        let running = RunningChange { done: 3, total: 20 };
        assert_eq!(
            running.text(),
            "Sharing 20 data volumes was interrupted after 3. What you chose is kept in this tab."
        );
    }
}
