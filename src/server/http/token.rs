//! Sign-in: exchanges client credentials for an access token.

use axum::Json;
use axum::extract::{Request, State};
use datavolumes_contract::token::{TokenRequest, TokenResponse};
use serde::Deserialize;

use super::body;
use crate::error_response::ErrorResponse;
use crate::state::AppState;

/// The request body for any grant. The fields of other grants are ignored.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credentials {
    grant_type: String,
    #[serde(rename = "clientID", default)]
    client_id: String,
    #[serde(default)]
    client_secret: String,
}

/// `POST /token`
pub(super) async fn grant(
    State(state): State<AppState>,
    request: Request,
) -> Result<Json<TokenResponse>, ErrorResponse> {
    let credentials: Credentials = body::read(request, "TokenRequest").await?;
    if credentials.grant_type != TokenRequest::CLIENT_CREDENTIALS {
        return Err(ErrorResponse::bad_request(format!(
            "grantType: only {} is supported here",
            TokenRequest::CLIENT_CREDENTIALS
        )));
    }
    let persona = state
        .personas()
        .authenticate(&credentials.client_id, &credentials.client_secret)
        .ok_or_else(|| ErrorResponse::bad_request("clientID or clientSecret is wrong"))?;
    let tokens = state.tokens();
    Ok(Json(TokenResponse {
        access_token: tokens.issue(persona.clone(), state.now()),
        expires_in: Some(tokens.lifetime().as_secs()),
    }))
}
