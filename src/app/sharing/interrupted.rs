//! Changes that end without their page: it was left, or loaded again.

use std::cell::Cell;

use datavolumes_ui::{Toasts, Tone, isolated};
use serde::{Deserialize, Serialize};

use super::text::pluralize;
use crate::session::storage;

/// The key in the session storage, which signing out removes.
const KEY: &str = "datavolumes.running-change";

thread_local! {
    /// Whether it was checked since the page was loaded.
    static IS_CHECKED: Cell<bool> = const { Cell::new(false) };
}

/// A change that is being applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum RunningChange {
    /// Of the shares of one volume.
    Single {
        /// The name of the volume.
        name: String,
    },
    /// Of the shares of many volumes.
    Bulk {
        /// The number of volumes for which it was tried.
        done: usize,
        /// The number of volumes.
        total: usize,
    },
}

impl RunningChange {
    /// Keeps it in the tab, so that it is known after a reload.
    pub(super) fn store(&self) {
        if let Ok(text) = serde_json::to_string(self) {
            storage::write(KEY, Some(&text));
        }
    }

    /// Says that the change was interrupted.
    pub(super) fn announce_interruption(&self, toasts: Toasts) {
        toasts.push(Tone::Danger, self.text(), None);
    }

    fn text(&self) -> String {
        match self {
            Self::Single { name } => [
                &*isolated(name),
                ": changing its sharing was interrupted. What may not be applied is kept in this tab.",
            ]
            .concat(),
            Self::Bulk { done, total } => [
                "Sharing ",
                &pluralize(*total, "data volume"),
                " was interrupted after ",
                &done.to_string(),
                ". What you chose is kept in this tab.",
            ]
            .concat(),
        }
    }
}

/// The change has ended.
pub(super) fn forget_running() {
    storage::write(KEY, None);
}

/// Says that a change was interrupted, if the page was loaded again during one. Only the first call after that says it:
/// a change that is stored later is one of this document.
pub(crate) fn announce_interrupted_sharing() {
    if IS_CHECKED.replace(true) {
        return;
    }
    let stored = storage::read(KEY);
    let running = stored.and_then(|text| serde_json::from_str::<RunningChange>(&text).ok());
    if let Some(running) = running {
        forget_running();
        running.announce_interruption(Toasts::of_context());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{HOSTILE, assert_isolated};

    #[test]
    fn a_change_that_was_interrupted_says_how_far_it_came() {
        let (done, total) = (3, 20);
        assert_eq!(
            RunningChange::Bulk { done, total }.text(),
            "Sharing 20 data volumes was interrupted after 3. What you chose is kept in this tab."
        );
        let name = "imagenet".to_owned();
        assert_eq!(
            RunningChange::Single { name }.text(),
            "imagenet: changing its sharing was interrupted. What may not be applied is kept in this tab."
        );
        let name = HOSTILE.to_owned();
        assert_isolated(&RunningChange::Single { name }.text());
    }
}
