//! The two ways in which a server agrees to delete.

/// What became of a request to delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// 202: it has begun, and the volume is there until it has ended.
    Started,
    /// 204: the volume is gone.
    Gone,
}

impl Deletion {
    /// What a success with this status means. Only "No Content" says that the volume is gone; after
    /// anything else it is worth looking.
    pub(super) fn of_status(status: u16) -> Self {
        if status == 204 {
            Self::Gone
        } else {
            Self::Started
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_no_content_says_that_it_is_gone() {
        assert_eq!(Deletion::of_status(204), Deletion::Gone);
        assert_eq!(Deletion::of_status(202), Deletion::Started);
        assert_eq!(Deletion::of_status(200), Deletion::Started);
    }
}
