//! Jobs that end without their page: it was left, or loaded again.

use std::cell::Cell;

use datavolumes_ui::{Toasts, Tone, isolated, pluralize};
use serde::{Deserialize, Serialize};

use crate::session::storage;

/// The key in the session storage, which signing out removes.
const KEY: &str = "datavolumes.running-job";

thread_local! {
    /// Whether it was checked since the page was loaded.
    static IS_CHECKED: Cell<bool> = const { Cell::new(false) };
}

/// A job that sends writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RunningJob {
    /// Changing the shares of one volume.
    Sharing {
        /// The name of the volume.
        name: String,
    },
    /// Changing the shares of many volumes.
    BulkSharing {
        /// The number of volumes for which it was tried.
        done: usize,
        /// The number of volumes.
        total: usize,
    },
    /// Deleting many volumes.
    BulkDelete {
        /// The number of volumes for which it was tried.
        done: usize,
        /// The number of volumes.
        total: usize,
    },
}

impl RunningJob {
    /// Keeps it in the tab, so that it is known after a reload.
    pub(crate) fn store(&self) {
        if let Ok(text) = serde_json::to_string(self) {
            storage::write(KEY, Some(&text));
        }
    }

    /// Says that the job was interrupted.
    pub(crate) fn announce_interruption(&self, toasts: Toasts) {
        toasts.push(Tone::Danger, self.text(), None);
    }

    fn text(&self) -> String {
        match self {
            Self::Sharing { name } => [
                &*isolated(name),
                ": the sharing change was interrupted. Your changes are kept in this tab.",
            ]
            .concat(),
            Self::BulkSharing { done, total } => [
                "Sharing ",
                &pluralize(*total, "data volume"),
                " was interrupted after ",
                &done.to_string(),
                ". Your changes are kept in this tab.",
            ]
            .concat(),
            Self::BulkDelete { done, total } => [
                "Deleting ",
                &pluralize(*total, "data volume"),
                " was interrupted after ",
                &done.to_string(),
                ". The others were not deleted, unless a request was pending.",
            ]
            .concat(),
        }
    }
}

/// The job has ended.
pub(crate) fn forget_running_job() {
    storage::write(KEY, None);
}

/// Says that a job was interrupted, if the page was loaded again during one. Only the first call after that says it:
/// a job that is stored later is one of this document.
pub(crate) fn announce_interrupted_job() {
    if IS_CHECKED.replace(true) {
        return;
    }
    let stored = storage::read(KEY);
    let running = stored.and_then(|text| serde_json::from_str::<RunningJob>(&text).ok());
    if let Some(running) = running {
        forget_running_job();
        running.announce_interruption(Toasts::of_context());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{HOSTILE, assert_isolated};

    #[test]
    fn a_job_that_was_interrupted_says_how_far_it_came() {
        let (done, total) = (3, 20);
        assert_eq!(
            RunningJob::BulkSharing { done, total }.text(),
            "Sharing 20 data volumes was interrupted after 3. Your changes are kept in this tab."
        );
        assert_eq!(
            RunningJob::BulkDelete { done, total }.text(),
            "Deleting 20 data volumes was interrupted after 3. The others were not deleted, unless a request was pending."
        );
        let name = "imagenet".to_owned();
        assert_eq!(
            RunningJob::Sharing { name }.text(),
            "imagenet: the sharing change was interrupted. Your changes are kept in this tab."
        );
        let name = HOSTILE.to_owned();
        assert_isolated(&RunningJob::Sharing { name }.text());
    }
}
