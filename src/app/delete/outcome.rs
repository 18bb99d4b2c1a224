//! The result of deleting a volume.

use datavolumes_ui::Tone;

/// The result of deleting a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeleteOutcome {
    /// The volume is deleted.
    Deleted,
    /// The deletion has started; the volume exists until it ends.
    Started,
    /// The volume did not exist any more.
    AlreadyDeleted,
}

impl DeleteOutcome {
    /// The text of the toast about the volume `name`.
    pub(super) fn text(self, name: &str) -> String {
        match self {
            Self::Deleted => format!("{name} was deleted."),
            Self::Started => format!("{name} is being deleted."),
            Self::AlreadyDeleted => format!("{name} was gone already."),
        }
    }

    /// The tone of the toast.
    pub(super) fn tone(self) -> Tone {
        match self {
            Self::Deleted => Tone::Success,
            Self::Started | Self::AlreadyDeleted => Tone::Info,
        }
    }
}
