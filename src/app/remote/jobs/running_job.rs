//! Jobs that end without their page: it was left, or loaded again.

use std::cell::Cell;

use datavolumes_ui::{Toasts, Tone, isolated, pluralize};

use crate::session::storage;

/// The key in the session storage, which signing out removes, of what is said if the job is interrupted.
const KEY: &str = "datavolumes.interruption";

thread_local! {
    /// Whether it was checked since the page was loaded.
    static IS_CHECKED: Cell<bool> = const { Cell::new(false) };
    /// Whether the job that is kept has ended in this document, cut off from the server.
    static IS_CUT_OFF: Cell<bool> = const { Cell::new(false) };
}

/// A job that sends writes.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        IS_CUT_OFF.set(false);
        storage::write(KEY, Some(&self.text()));
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

/// The job has ended. If it was cut off from the server, it is kept until [`dismiss_running_job`]: Firefox and `WebKit`
/// fail the requests of a page that is loaded again, and let the page go on for a moment.
pub(crate) fn end_running_job(is_cut_off: bool) {
    IS_CUT_OFF.set(is_cut_off);
    if !is_cut_off {
        forget_running_job();
    }
}

/// The user has seen that a job was cut off, so that it is not announced later.
pub(crate) fn dismiss_running_job() {
    if IS_CUT_OFF.take() {
        forget_running_job();
    }
}

fn forget_running_job() {
    storage::write(KEY, None);
}

/// Says that a job was interrupted, if the page was loaded again during one. Only the first call after that says it:
/// a job that is stored later is one of this document.
pub(crate) fn announce_interrupted_job() {
    if IS_CHECKED.replace(true) {
        return;
    }
    if let Some(text) = storage::read(KEY) {
        forget_running_job();
        Toasts::of_context().push(Tone::Danger, text, None);
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
