//! The operations of a demo; see [`crate::demo`].

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::{self, Invalid, RequestBody};
use crate::demo::scenes::{self, MAX_CLOCK_STEP, Scene, SceneInfo, SceneStart};
use crate::error_response::ErrorResponse;
use crate::openapi::Error;
use crate::state::AppState;
use crate::store::AccessScope;

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(info))
        .routes(routes!(open_scene))
        .routes(routes!(move_clock))
}

/// What a demo shows.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DemoInfo {
    /// How many volumes were generated.
    records: u32,
    scenes: Vec<SceneInfo>,
}

/// How far to move the clock on.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct ClockStep {
    /// In seconds, at most a year.
    #[schema(minimum = 1, maximum = 31_622_400)]
    seconds: i64,
}

impl RequestBody for ClockStep {
    fn check(&self) -> Result<(), Invalid> {
        if (1..=MAX_CLOCK_STEP.num_seconds()).contains(&self.seconds) {
            return Ok(());
        }
        Err(Invalid::new(
            "seconds",
            "it is at least 1 and at most a year",
        ))
    }
}

/// `GET /api/demo`
#[utoipa::path(
    get,
    path = "/api/demo",
    operation_id = "demo",
    summary = "The scenes of the demo",
    responses((status = 200, description = "Executed successfully.", body = DemoInfo)),
)]
pub(super) async fn info(State(state): State<AppState>) -> Json<DemoInfo> {
    Json(DemoInfo {
        records: state.demo().map_or(0, |demo| demo.seed.records),
        scenes: Scene::ALL.map(Scene::info).into(),
    })
}

/// `POST /api/demo/scenes/{scene}`
#[utoipa::path(
    post,
    path = "/api/demo/scenes/{scene}",
    operation_id = "openScene",
    summary = "Reset the server and set up a scene",
    params(("scene" = Scene, Path, description = "The scene")),
    responses(
        (status = 200, description = "Executed successfully.", body = SceneStart),
        Error<404>, Error<500>, Error<503>,
    ),
)]
pub(super) async fn open_scene(
    State(state): State<AppState>,
    scene: Result<Path<Scene>, axum::extract::rejection::PathRejection>,
) -> Result<Json<SceneStart>, ErrorResponse> {
    let Path(scene) = scene.map_err(|_| ErrorResponse::path_not_found())?;
    scenes::open(&state, scene).await.map(Json)
}

/// `POST /api/demo/clock`
#[utoipa::path(
    post,
    path = "/api/demo/clock",
    operation_id = "moveClock",
    summary = "Move the clock on",
    request_body = ClockStep,
    responses(
        (status = 204, description = "Executed successfully."),
        Error<400>, Error<500>, Error<503>,
    ),
)]
pub(super) async fn move_clock(
    State(state): State<AppState>,
    request: Request,
) -> Result<axum::http::StatusCode, ErrorResponse> {
    let step: ClockStep = body::read(request).await?;
    if let Some(demo) = state.demo() {
        demo.move_clock(TimeDelta::seconds(step.seconds));
    }
    state.advance_lifecycle(state.now()).await?;
    Ok(axum::http::StatusCode::NO_CONTENT)
}

/// Middleware that makes the change of someone else after the shares of the volume were read.
pub(super) async fn apply_pending_edit(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let is_read = request.method() == Method::GET;
    let path = request.uri().path();
    let volume = path
        .strip_prefix("/api/v1/datavolumes/")
        .and_then(|rest| rest.strip_suffix("/sharedScopes"));
    let volume = volume.filter(|_| is_read).map(str::to_owned);
    let response = next.run(request).await;
    let edit = volume
        .filter(|_| response.status().is_success())
        .and_then(|volume| state.demo()?.take_edit(&volume));
    if let Some(edit) = edit {
        let now = state.now();
        let change = state.write_store(move |store| {
            let everything = AccessScope::Everything;
            store
                .patch_shared_scopes(&everything, edit.volume, &edit.patch, &edit.user, now)
                .map_err(|error| ErrorResponse::internal(&error))
        });
        if let Err(error) = change.await {
            tracing::warn!(?error, "the scene could not go on");
        }
    }
    response
}
