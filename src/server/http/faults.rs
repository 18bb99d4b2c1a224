//! The operations on fault rules; see [`crate::faults`].

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;

use super::body;
use crate::error_response::ErrorResponse;
use crate::faults::FaultRule;
use crate::state::AppState;

/// The path of the operations. Requests below it never get a fault.
pub(super) const PATH: &str = "/api/faults";

/// `GET /api/faults`
pub(super) async fn list(State(state): State<AppState>) -> Json<Vec<FaultRule>> {
    Json(state.faults().active_rules())
}

/// `POST /api/faults`
pub(super) async fn add(
    State(state): State<AppState>,
    request: Request,
) -> Result<(StatusCode, Json<Vec<FaultRule>>), ErrorResponse> {
    let rule: FaultRule = body::read(request, "FaultRule").await?;
    state.faults().add(rule);
    Ok((StatusCode::CREATED, Json(state.faults().active_rules())))
}

/// `DELETE /api/faults`
pub(super) async fn clear(State(state): State<AppState>) -> StatusCode {
    state.faults().clear();
    StatusCode::NO_CONTENT
}

/// `POST /api/faults/expire-tokens`
pub(super) async fn expire_tokens(State(state): State<AppState>) -> StatusCode {
    state.tokens().revoke_all();
    StatusCode::NO_CONTENT
}
