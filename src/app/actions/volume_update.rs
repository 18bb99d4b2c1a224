//! What has become of a volume by what was done to it here.

use datavolumes_contract::{Volume, VolumeId};

/// How a volume went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Removal {
    /// It is gone.
    Gone,
    /// It is being deleted, and is gone some time later.
    Started,
    /// It was gone before anybody here deleted it.
    WasGone,
}

impl Removal {
    /// What is announced of it.
    pub(crate) fn words(self, name: &str) -> String {
        match self {
            Self::Gone => format!("{name} was deleted."),
            Self::Started => format!("{name} is being deleted."),
            Self::WasGone => format!("{name} was gone already."),
        }
    }
}

/// Something that was done to a volume.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// It has another description. The answer that said so carries no shares.
    Described(Box<Volume>),
    /// It is gone, or going.
    Removed(VolumeId, Removal),
}
