//! The health check and the list of personas.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::error_response::ErrorResponse;
use crate::state::AppState;

/// `GET /api/health`: reads from the database.
pub(super) async fn health(State(state): State<AppState>) -> Result<Json<Value>, ErrorResponse> {
    state
        .with_store(|store| {
            store.check_writable()?;
            Ok(Json(json!({ "status": "ok" })))
        })
        .await
}

/// `GET /api/personas`
pub(super) async fn personas(State(state): State<AppState>) -> Json<Value> {
    let personas: Vec<Value> = state
        .personas()
        .iter()
        .map(|persona| json!(**persona))
        .collect();
    Json(Value::Array(personas))
}
