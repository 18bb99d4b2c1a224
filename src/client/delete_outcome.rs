//! The result of a request to delete a volume.

use crate::{ApiError, ApiResponse, ErrorKind};

/// The result of a request to delete a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteOutcome {
    /// 202: the deletion has begun. The volume exists until it is complete.
    Started,
    /// 204: the volume is deleted.
    Deleted,
    /// 404: the volume had been deleted before.
    AlreadyDeleted,
}

impl DeleteOutcome {
    /// The meaning of a response. Of the successful statuses, only 204 says that the volume is deleted;
    /// after any other the volume has to be read again.
    ///
    /// # Errors
    /// Every error but [`ErrorKind::NotFound`].
    pub(crate) fn from_response(response: Result<ApiResponse, ApiError>) -> Result<Self, ApiError> {
        match response {
            Ok(response) if response.status == 204 => Ok(Self::Deleted),
            Ok(_) => Ok(Self::Started),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::AlreadyDeleted),
            Err(error) => Err(error),
        }
    }
}
