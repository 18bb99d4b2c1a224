//! Access tokens, and the exchange of client credentials for one (optional capability).

use std::fmt;

use serde::{Deserialize, Serialize};

mod access_token;
#[cfg(test)]
mod tests;

pub use access_token::{AccessToken, AccessTokenError};

/// The body of `POST /token` with the grant type `client_credentials`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenRequest {
    /// The OAuth grant type. The app sends [`TokenRequest::CLIENT_CREDENTIALS`] only.
    pub grant_type: String,
    /// The id of a service account or of an access key.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// The secret that belongs to `client_id`.
    pub client_secret: String,
}

impl TokenRequest {
    /// The grant type for client credentials.
    pub const CLIENT_CREDENTIALS: &str = "client_credentials";

    /// Creates a request with client credentials.
    pub fn client_credentials(
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        Self {
            grant_type: Self::CLIENT_CREDENTIALS.to_owned(),
            client_id: client_id.into(),
            client_secret: client_secret.into(),
        }
    }
}

/// Leaves out the secret.
impl fmt::Debug for TokenRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// The response to `POST /token`. Only the token is required.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenResponse {
    /// The bearer token.
    pub access_token: String,
    /// "Token lifetime in seconds."
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub expires_in: Option<u64>,
}

/// Leaves out the token.
impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse")
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}
