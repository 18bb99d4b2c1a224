//! The result of a request to delete a volume.

use datavolumes_contract::Problem;

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
    /// The meaning of a response to `path`. Of the successful statuses, only 204 says that the volume is
    /// deleted; after any other the volume has to be read again.
    ///
    /// # Errors
    /// Every error but a 404 of the API, and a success that does not say that it accepts the request.
    pub(crate) fn from_response(
        response: Result<ApiResponse, ApiError>,
        path: &str,
    ) -> Result<Self, ApiError> {
        match response {
            Ok(response) if response.status == 204 => Ok(Self::Deleted),
            Ok(response) if is_accepted(&response) => Ok(Self::Started),
            Ok(response) => Err(response.mismatch(path, "it does not accept the deletion")),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::AlreadyDeleted),
            Err(error) => Err(error),
        }
    }
}

/// Whether the response is that of the reference, `{"code": 202, "message": …}`, or 202 without a body.
fn is_accepted(response: &ApiResponse) -> bool {
    if response.body.is_empty() {
        return response.status == 202;
    }
    let body = serde_json::from_str::<Problem>(&response.body);
    body.is_ok_and(|body| (200..300).contains(&body.code))
}
