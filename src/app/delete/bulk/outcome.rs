//! What a bulk deletion has done.

use datavolumes_client::DeleteOutcome;
use datavolumes_ui::{Tone, format_number, pluralize};

use super::item_state::ItemState;

/// The number of volumes by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct BulkOutcome {
    /// In deletion, by this job.
    pub(super) started: usize,
    /// Deleted by this job.
    pub(super) deleted: usize,
    /// Deleted, or in deletion, by somebody else.
    pub(super) gone: usize,
    /// The server did not delete them, or that is not known.
    pub(super) failed: usize,
    /// The user may not delete them.
    pub(super) denied: usize,
    /// They could not be read.
    pub(super) unread: usize,
    /// They are still to be deleted.
    pub(super) pending: usize,
}

impl BulkOutcome {
    /// Counts a volume.
    pub(super) fn add(&mut self, state: &ItemState) {
        let count = match state {
            ItemState::Done(DeleteOutcome::Started) => &mut self.started,
            ItemState::Done(DeleteOutcome::Deleted) => &mut self.deleted,
            ItemState::Done(DeleteOutcome::AlreadyDeleted) | ItemState::InDeletion => {
                &mut self.gone
            }
            ItemState::Denied(_) => &mut self.denied,
            ItemState::Ready(_) | ItemState::Deleting(_) => &mut self.pending,
            ItemState::Failed(_) => &mut self.failed,
            ItemState::Waiting | ItemState::Reading | ItemState::Unread(_) => &mut self.unread,
        };
        *count += 1;
    }

    /// The number of all volumes.
    pub(super) const fn total(self) -> usize {
        self.started
            + self.deleted
            + self.gone
            + self.failed
            + self.denied
            + self.unread
            + self.pending
    }

    /// The number of volumes by result, such as "5 being deleted · 1 failed · 2 not deleted".
    pub(super) fn text(self) -> String {
        let texts: Vec<String> = [
            (self.started, " being deleted"),
            (self.deleted, " deleted"),
            (self.failed, " failed"),
            (self.pending, " not deleted"),
            (self.denied, " without permission"),
            (self.unread, " not loaded"),
            (self.gone, " already deleted"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, result)| [&format_number(count as u64), result].concat())
        .collect();
        texts.join(" · ")
    }

    /// The toast after the dialog was closed, and what it says once all volumes in deletion are gone. `None` if nothing
    /// was deleted.
    pub(super) fn toast(self) -> Option<(Tone, String, String)> {
        let count = self.started + self.deleted;
        let (is, was) = if count == 1 {
            (" is", " was")
        } else {
            (" are", " were")
        };
        let volumes = pluralize(count, "data volume");
        let finished = [&volumes, was, " deleted."].concat();
        match (self.started, self.deleted) {
            (0, 0) => None,
            (0, _) => Some((Tone::Success, finished.clone(), finished)),
            _ => {
                let started = [&volumes, is, " being deleted."].concat();
                Some((Tone::Info, started, finished))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_volume_is_counted_once() {
        let mut outcome = BulkOutcome::default();
        outcome.add(&ItemState::Done(DeleteOutcome::Started));
        outcome.add(&ItemState::Done(DeleteOutcome::Started));
        outcome.add(&ItemState::InDeletion);
        outcome.add(&ItemState::Denied(String::new()));
        assert_eq!(
            outcome.text(),
            "2 being deleted · 1 without permission · 1 already deleted"
        );
    }

    #[test]
    fn the_toast_says_what_has_begun_and_what_is_complete() {
        let toast = |started, deleted| {
            let outcome = BulkOutcome {
                started,
                deleted,
                ..BulkOutcome::default()
            };
            outcome.toast().map(|(_, text, finished)| (text, finished))
        };
        assert_eq!(toast(0, 0), None);
        let deleted = "1 data volume was deleted.".to_owned();
        assert_eq!(toast(0, 1), Some((deleted.clone(), deleted)));
        let (text, finished) = toast(2, 1).unwrap();
        assert_eq!(text, "3 data volumes are being deleted.");
        assert_eq!(finished, "3 data volumes were deleted.");
    }
}
