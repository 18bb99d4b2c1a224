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

/// The answer of `POST /api/v1/token`. An answer without a token is an error.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenResponse {
    /// The bearer token.
    pub access_token: String,
    /// "Token lifetime in seconds."
    #[serde(skip_serializing_if = "Option::is_none")]
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_is_the_example_of_the_public_document() {
        let request = TokenRequest::client_credentials("clientID", "clientSecret");
        let example = json!({
            "grantType": "client_credentials",
            "clientID": "clientID",
            "clientSecret": "clientSecret",
        });
        assert_eq!(serde_json::to_value(&request).unwrap(), example);
        assert_eq!(
            serde_json::from_value::<TokenRequest>(example).unwrap(),
            request
        );
    }

    #[test]
    fn an_answer_needs_its_token_and_nothing_else() {
        let read = |body| serde_json::from_value::<TokenResponse>(body);
        let full =
            json!({ "accessToken": "t", "idToken": "i", "refreshToken": "r", "expiresIn": 3600 });
        assert_eq!(read(full).unwrap().expires_in, Some(3600));
        assert_eq!(
            read(json!({ "accessToken": "t", "expiresIn": null }))
                .unwrap()
                .expires_in,
            None
        );
        assert!(read(json!({ "expiresIn": 3600 })).is_err());
    }

    #[test]
    fn secrets_are_never_printed() {
        let request = TokenRequest::client_credentials("id", "s3cret");
        let response = TokenResponse {
            access_token: "s3cret".to_owned(),
            expires_in: None,
        };
        assert!(!format!("{request:?} {response:?}").contains("s3cret"));
    }
}
