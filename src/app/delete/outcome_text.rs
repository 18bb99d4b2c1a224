//! The toast about the result of deleting a volume.

use datavolumes_client::DeleteOutcome;
use datavolumes_ui::Tone;

/// The text of the toast about the volume `name`.
pub(super) fn text(outcome: DeleteOutcome, name: &str) -> String {
    match outcome {
        DeleteOutcome::Deleted => format!("{name} was deleted."),
        DeleteOutcome::Started => format!("{name} is being deleted."),
        DeleteOutcome::AlreadyDeleted => format!("{name} was gone already."),
    }
}

/// The tone of the toast.
pub(super) fn tone(outcome: DeleteOutcome) -> Tone {
    match outcome {
        DeleteOutcome::Deleted => Tone::Success,
        DeleteOutcome::Started | DeleteOutcome::AlreadyDeleted => Tone::Info,
    }
}
