//! The health check and the list of personas.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::Persona;
use crate::error_response::ErrorResponse;
use crate::openapi::Error;
use crate::state::{AppState, Settings};

/// The routes of this module.
pub(super) fn routes(settings: &Settings) -> OpenApiRouter<AppState> {
    let routes = OpenApiRouter::new()
        .routes(routes!(health))
        .routes(routes!(live))
        .routes(routes!(ready));
    if settings.personas {
        routes.routes(routes!(personas))
    } else {
        routes
    }
}

/// The result of the health check.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Health {
    /// Always `ok`.
    status: &'static str,
}

impl Health {
    pub(super) const OK: Self = Self { status: "ok" };
}

/// `GET /api/health`: begins a write to the database.
#[utoipa::path(
    get,
    path = "/api/health",
    operation_id = "health",
    summary = "Whether the server and its database answer",
    responses(
        (status = 200, description = "Executed successfully.", body = Health),
        Error<500>, Error<503>,
    ),
)]
pub(super) async fn health(State(state): State<AppState>) -> Result<Json<Health>, ErrorResponse> {
    state.check_writable().await?;
    Ok(Json(Health::OK))
}

/// `GET /healthz`: the process answers.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "live",
    summary = "Whether the process answers",
    responses((status = 200, description = "Executed successfully.", body = Health)),
)]
pub(super) async fn live() -> Json<Health> {
    Json(Health::OK)
}

/// `GET /readyz`: the same as `/api/health`.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "ready",
    summary = "Whether requests can be answered",
    responses(
        (status = 200, description = "Executed successfully.", body = Health),
        Error<500>, Error<503>,
    ),
)]
pub(super) async fn ready(state: State<AppState>) -> Result<Json<Health>, ErrorResponse> {
    health(state).await
}

/// `GET /api/personas`
#[utoipa::path(
    get,
    path = "/api/personas",
    operation_id = "personas",
    summary = "Who can sign in, with their secrets",
    responses((status = 200, description = "Executed successfully.", body = Vec<Persona>)),
)]
pub(super) async fn personas(State(state): State<AppState>) -> Json<Value> {
    let personas: Vec<Value> = state
        .personas()
        .iter()
        .map(|persona| json!(**persona))
        .collect();
    Json(Value::Array(personas))
}
