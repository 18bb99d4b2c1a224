//! Client credentials for an access token: an optional capability.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The body of `POST /api/v1/token` for the grant `client_credentials`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenRequest {
    /// The kind of exchange; this product uses [`TokenRequest::CLIENT_CREDENTIALS`] only.
    pub grant_type: String,
    /// The id of a service account or access key.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
}

impl TokenRequest {
    /// The one grant type that is used.
    pub const CLIENT_CREDENTIALS: &str = "client_credentials";

    /// An exchange of client credentials.
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

/// The secret is never printed.
impl fmt::Debug for TokenRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// The answer of `POST /api/v1/token`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenResponse {
    /// The bearer token.
    pub access_token: String,
    /// "Token lifetime in seconds."
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<u64>,
}

/// The token is never printed.
impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse")
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}
