//! The id of a volume in the path.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use datavolumes_contract::VolumeId;
use datavolumes_contract::id::VolumeIdError;

use crate::error_response::ErrorResponse;

/// The volume id in the path, which may be invalid. Handlers check the permission of the caller
/// before they unwrap it.
pub(super) struct RawVolumeId(Result<VolumeId, VolumeIdError>);

impl RawVolumeId {
    /// The id, or 400. For operations that document 400.
    pub(super) fn or_bad_request(self) -> Result<VolumeId, ErrorResponse> {
        self.0
            .map_err(|error| ErrorResponse::bad_request(format!("datavolumeId: {error}")))
    }

    /// The id, or 404. For operations that do not document 400.
    pub(super) fn or_not_found(self) -> Result<VolumeId, ErrorResponse> {
        self.0
            .map_err(|error| ErrorResponse::volume_not_found().with_details(error.to_string()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RawVolumeId {
    type Rejection = ErrorResponse;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ErrorResponse> {
        // Extraction fails for bytes that are not UTF-8, which are no UUID either.
        let text = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(match text {
            Ok(Path(text)) => text.parse(),
            Err(_) => Err(VolumeIdError),
        }))
    }
}
