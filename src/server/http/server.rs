//! What the server tells about itself.

use axum::Json;
use axum::extract::State;
use datavolumes_contract::Method;
use serde_json::{Value, json};

use super::Refusal;
use super::operation::Operation;
use super::state::{AppState, Settings};
use crate::openapi::schema;

pub(super) fn operations(settings: &Settings) -> Vec<Operation> {
    let mut operations = vec![
        Operation::own(Method::Get, "/api/health", &[200, 500], "health", health)
            .summary("Whether the server and its database answer")
            .answer(schema::reference("Health")),
    ];
    if settings.personas {
        operations.push(
            Operation::own(Method::Get, "/api/personas", &[200], "personas", personas)
                .summary("Who can sign in, with their secrets")
                .answer(schema::reference("Personas")),
        );
    }
    operations
}

async fn health(State(state): State<AppState>) -> Result<Json<Value>, Refusal> {
    state
        .blocking(|store| {
            store.is_empty()?;
            Ok(Json(json!({ "status": "ok" })))
        })
        .await
}

async fn personas(State(state): State<AppState>) -> Json<Value> {
    let everybody: Vec<_> = state
        .personas()
        .iter()
        .map(|person| json!(**person))
        .collect();
    Json(Value::Array(everybody))
}
