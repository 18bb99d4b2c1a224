//! The texts in the row of a volume.

use datavolumes_client::{ApiError, DeleteOutcome, ErrorKind};
use datavolumes_ui::{Tone, pluralize};

use super::item_state::ItemState;
use crate::remote::{Notice, Task};

/// The texts in the row of a volume.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemText {
    /// The tone of the status.
    pub(super) tone: Tone,
    /// The status.
    pub(super) status: &'static str,
    /// The reason for the status, or what else is to be known. Not shown if it is empty.
    pub(super) note: String,
}

/// The texts for a volume in the given state.
pub(super) fn item_text(state: &ItemState) -> ItemText {
    let text = |tone, status, note| ItemText { tone, status, note };
    let empty = String::new;
    match state {
        ItemState::Waiting => text(Tone::Neutral, "Not loaded yet", empty()),
        ItemState::Reading => text(Tone::Neutral, "Loading", empty()),
        ItemState::Unread(error) => {
            let status = match error.kind() {
                ErrorKind::Forbidden => "No permission to see",
                _ => "Not loaded",
            };
            text(Tone::Warning, status, Notice::of(error, Task::Read).detail)
        }
        ItemState::Ready(volume) => {
            let shares = match &volume.shared_scopes {
                None => "You don’t have permission to see the sharing.".to_owned(),
                Some(scopes) if scopes.is_empty() => empty(),
                Some(scopes) => ["Shared with ", &pluralize(scopes.len(), "scope"), "."].concat(),
            };
            if volume.should_delete_original_volume {
                text(Tone::Danger, "To delete with its origin PVC", shares)
            } else {
                text(Tone::Info, "To delete", shares)
            }
        }
        ItemState::Denied(reason) => text(Tone::Warning, "No permission", reason.clone()),
        ItemState::InDeletion => text(Tone::Neutral, "Already being deleted", String::new()),
        ItemState::Deleting(_) => text(Tone::Info, "Deleting", empty()),
        ItemState::Failed(failure) => {
            let (status, reason) = failure_text(&failure.error, failure.is_unknown);
            text(Tone::Danger, status, reason)
        }
        ItemState::Done(DeleteOutcome::Started) => text(Tone::Success, "Being deleted", empty()),
        ItemState::Done(DeleteOutcome::Deleted) => text(Tone::Success, "Deleted", empty()),
        ItemState::Done(DeleteOutcome::AlreadyDeleted) => {
            text(Tone::Neutral, "Already deleted", empty())
        }
    }
}

fn failure_text(error: &ApiError, is_unknown: bool) -> (&'static str, String) {
    let mut note = Notice::of(error, Task::Delete).detail;
    if is_unknown {
        note.push_str(" Checking whether it was deleted failed.");
        return ("Unknown", note);
    }
    if error.is_uncertain() {
        note.push_str(" The request may still arrive.");
    }
    ("Failed", note)
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::Volume;

    use super::super::item_state::ItemFailure;
    use super::*;
    use crate::testing::rejected_because;

    fn failed(error: ApiError, is_unknown: bool) -> ItemText {
        item_text(&ItemState::Failed(Box::new(ItemFailure {
            volume: Volume::default(),
            error,
            is_unknown,
        })))
    }

    #[test]
    fn a_failure_names_its_reason_and_what_is_not_known() {
        let text = failed(rejected_because(500, "the disk is full"), false);
        assert_eq!(text.status, "Failed");
        assert_eq!(text.note, "The server said: “the disk is full” (500).");
        let text = failed(ApiError::Timeout, false);
        assert!(text.note.ends_with("may still arrive."), "{}", text.note);
        let text = failed(ApiError::Network, true);
        assert_eq!(text.status, "Unknown");
    }
}
