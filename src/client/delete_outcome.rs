//! The ways in which a server agrees to delete a volume.

/// The result of a request to delete a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteOutcome {
    /// 202: the deletion has begun. The volume exists until it is complete.
    Started,
    /// 204: the volume is deleted.
    Deleted,
}

impl DeleteOutcome {
    /// The meaning of a successful `status`. Only 204 says that the volume is deleted; after any other
    /// status the volume has to be read again.
    pub(crate) fn from_status(status: u16) -> Self {
        if status == 204 {
            Self::Deleted
        } else {
            Self::Started
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_no_content_says_that_the_volume_is_deleted() {
        assert_eq!(DeleteOutcome::from_status(204), DeleteOutcome::Deleted);
        assert_eq!(DeleteOutcome::from_status(202), DeleteOutcome::Started);
        assert_eq!(DeleteOutcome::from_status(200), DeleteOutcome::Started);
    }
}
