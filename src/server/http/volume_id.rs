//! The id of a volume in a path.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use datavolumes_contract::VolumeId;
use datavolumes_contract::id::VolumeIdError;

use super::Refusal;

/// The id of a volume as it stands in the path, a UUID or not. It is only looked at once the
/// caller is known to have the permission.
pub(super) struct RawVolumeId(Result<VolumeId, VolumeIdError>);

impl RawVolumeId {
    /// For operations that document a 400.
    pub(super) fn or_bad_request(self) -> Result<VolumeId, Refusal> {
        self.0
            .map_err(|error| Refusal::bad_request(format!("datavolumeId: {error}")))
    }

    /// For operations that document none: nothing has such an id.
    pub(super) fn or_not_found(self) -> Result<VolumeId, Refusal> {
        self.0
            .map_err(|error| Refusal::unknown_volume().with_details(error.to_string()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RawVolumeId {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        // Bytes that are not UTF-8 are no UUID either.
        let text = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(match text {
            Ok(Path(text)) => text.parse(),
            Err(_) => Err(VolumeIdError),
        }))
    }
}
