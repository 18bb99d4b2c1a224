//! Signing in: client credentials for a token.

use axum::Json;
use axum::extract::{Request, State};
use datavolumes_contract::Endpoint;
use datavolumes_contract::token::{TokenRequest, TokenResponse};
use serde::Deserialize;

use super::operation::Operation;
use super::state::AppState;
use super::{Refusal, body};
use crate::openapi::schema;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::of(&Endpoint::GrantToken, "grantToken", grant)
            .summary("Create an access token")
            .body("TokenRequest")
            .answer(schema::reference("TokenResponse")),
    ]
}

/// What is sent, before it is known for which grant: other grants have other fields.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credentials {
    grant_type: String,
    #[serde(rename = "clientID", default)]
    client_id: String,
    #[serde(default)]
    client_secret: String,
}

async fn grant(
    State(state): State<AppState>,
    request: Request,
) -> Result<Json<TokenResponse>, Refusal> {
    let credentials: Credentials = body::read(request, "TokenRequest").await?;
    if credentials.grant_type != TokenRequest::CLIENT_CREDENTIALS {
        return Err(Refusal::bad_request(format!(
            "grantType: only {} is supported here",
            TokenRequest::CLIENT_CREDENTIALS
        )));
    }
    let person = state
        .personas()
        .authenticate(&credentials.client_id, &credentials.client_secret)
        .ok_or_else(|| Refusal::bad_request("clientID or clientSecret is wrong"))?;
    let tokens = state.tokens();
    Ok(Json(TokenResponse {
        access_token: tokens.grant(person.clone(), state.now()),
        expires_in: Some(tokens.life().as_secs()),
    }))
}
