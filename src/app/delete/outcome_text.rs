//! The toast about the result of deleting a volume.

use datavolumes_client::DeleteOutcome;
use datavolumes_ui::{Tone, isolated};

/// The text of the toast about the volume `name`.
pub(super) fn text(outcome: DeleteOutcome, name: &str) -> String {
    let name = isolated(name);
    match outcome {
        DeleteOutcome::Deleted => format!("{name} was deleted."),
        DeleteOutcome::Started => format!("{name} is being deleted."),
        DeleteOutcome::AlreadyDeleted => format!("{name} was already deleted."),
    }
}

/// The tone of the toast.
pub(super) fn tone(outcome: DeleteOutcome) -> Tone {
    match outcome {
        DeleteOutcome::Deleted => Tone::Success,
        DeleteOutcome::Started | DeleteOutcome::AlreadyDeleted => Tone::Info,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{HOSTILE, assert_isolated};

    #[test]
    fn the_name_cannot_change_the_words_beside_it() {
        for outcome in [
            DeleteOutcome::Deleted,
            DeleteOutcome::Started,
            DeleteOutcome::AlreadyDeleted,
        ] {
            assert_isolated(&text(outcome, HOSTILE));
        }
    }
}
