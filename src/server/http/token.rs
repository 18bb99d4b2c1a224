//! Sign-in: exchanges client credentials for an access token.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use datavolumes_contract::token::{TokenRequest, TokenResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::{self, RequestBody};
use crate::auth::TooManyFailures;
use crate::connection::ClientAddress;
use crate::error_response::ErrorResponse;
use crate::openapi::Error;
use crate::state::AppState;

/// The request body for any grant. The fields of other grants are ignored.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TokenRequest)]
pub(super) struct Credentials {
    grant_type: GrantType,
    #[serde(rename = "clientID", default)]
    client_id: String,
    #[serde(default)]
    client_secret: String,
}

/// The grants of the API, of which this server serves one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum GrantType {
    /// Deprecated by the API.
    AppToken,
    /// Served.
    ClientCredentials,
    RefreshToken,
    ExchangeToken,
    Password,
    ExternalTokenExchange,
}

impl RequestBody for Credentials {}

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(grant))
}

/// `POST /token`
#[utoipa::path(
    post,
    path = "/api/v1/token",
    operation_id = "grantToken",
    summary = "Create an access token",
    request_body = Credentials,
    responses(
        (status = 200, description = "Executed successfully.", body = TokenResponse),
        Error<400>, Error<500>, Error<503>,
    ),
)]
pub(super) async fn grant(
    State(state): State<AppState>,
    request: Request,
) -> Result<Json<TokenResponse>, ErrorResponse> {
    // Missing without a connection: in tests and in a browser.
    let client = request.extensions().get::<ClientAddress>();
    let address = client.map(|ClientAddress(address)| *address);
    let credentials: Credentials = body::read(request).await?;
    if credentials.grant_type != GrantType::ClientCredentials {
        return Err(ErrorResponse::bad_request(format!(
            "grantType: only {} is supported here",
            TokenRequest::CLIENT_CREDENTIALS
        )));
    }
    let (id, secret) = (&credentials.client_id, &credentials.client_secret);
    let persona = state
        .failed_sign_ins()
        .attempt(address, id, state.now(), || {
            state.personas().authenticate(id, secret)
        })
        .map_err(too_many_failures)?
        .ok_or_else(|| ErrorResponse::bad_request("the client ID or the client secret is wrong"))?;
    let tokens = state.tokens();
    Ok(Json(TokenResponse {
        access_token: tokens.issue(persona.clone(), state.now()),
        expires_in: Some(tokens.lifetime().as_secs()),
    }))
}

/// 429 with `Retry-After`.
fn too_many_failures(error: TooManyFailures) -> ErrorResponse {
    let seconds = error.retry_after;
    let message = format!(
        "Too many attempts to sign in with this client id have failed. \
         Please try again in {seconds} seconds."
    );
    ErrorResponse::new(StatusCode::TOO_MANY_REQUESTS, message).with_retry_after(seconds)
}
