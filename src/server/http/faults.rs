//! The operations on fault rules; see [`crate::faults`].

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::{self, Invalid, RequestBody};
use crate::error_response::ErrorResponse;
use crate::faults::{Fault, FaultRule};
use crate::openapi::Error;
use crate::state::AppState;

/// The path of the operations. Requests below it never get a fault.
pub(super) const PATH: &str = "/api/faults";

impl RequestBody for FaultRule {
    fn check(&self) -> Result<(), Invalid> {
        match self.fault {
            Fault::Status { status, .. } | Fault::Html { status }
                if !(200..=599).contains(&status) =>
            {
                Err(Invalid::new(
                    "fault.status",
                    "it is a number from 200 to 599",
                ))
            }
            _ => Ok(()),
        }
    }
}

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add, clear))
        .routes(routes!(expire_tokens))
}

/// `GET /api/faults`
#[utoipa::path(
    get,
    path = "/api/faults",
    operation_id = "listFaults",
    summary = "List the active fault rules",
    responses((status = 200, description = "Executed successfully.", body = Vec<FaultRule>)),
)]
pub(super) async fn list(State(state): State<AppState>) -> Json<Vec<FaultRule>> {
    Json(state.faults().active_rules())
}

/// `POST /api/faults`
#[utoipa::path(
    post,
    path = "/api/faults",
    operation_id = "addFault",
    summary = "Add a fault rule",
    request_body = FaultRule,
    responses(
        (status = 201, description = "Created", body = Vec<FaultRule>),
        Error<400>,
    ),
)]
pub(super) async fn add(
    State(state): State<AppState>,
    request: Request,
) -> Result<(StatusCode, Json<Vec<FaultRule>>), ErrorResponse> {
    let rule: FaultRule = body::read(request).await?;
    state.faults().add(rule);
    Ok((StatusCode::CREATED, Json(state.faults().active_rules())))
}

/// `DELETE /api/faults`
#[utoipa::path(
    delete,
    path = "/api/faults",
    operation_id = "clearFaults",
    summary = "Remove all fault rules",
    responses((status = 204, description = "No Content.")),
)]
pub(super) async fn clear(State(state): State<AppState>) -> StatusCode {
    state.faults().clear();
    StatusCode::NO_CONTENT
}

/// `POST /api/faults/expire-tokens`
#[utoipa::path(
    post,
    path = "/api/faults/expire-tokens",
    operation_id = "expireTokens",
    summary = "Revoke every access token",
    responses((status = 204, description = "No Content.")),
)]
pub(super) async fn expire_tokens(State(state): State<AppState>) -> StatusCode {
    state.tokens().revoke_all();
    StatusCode::NO_CONTENT
}
