//! HTTP: from addresses to operations, and from outcomes to answers.

use axum::Json;
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use datavolumes_contract::Method;
use serde_json::Value;
use tower::ServiceExt;

pub(crate) mod body;
mod directory;
mod envelope;
mod guard;
mod operation;
mod problem;
mod query;
mod server;
mod sharing;
mod state;
mod token;
mod volume_id;
mod volumes;

pub(crate) use operation::Operation;
pub use problem::Refusal;
pub use state::{AppState, Clock, Settings};

use crate::assets::BasePath;
use crate::{faults, openapi};

/// The whole server as a service.
pub fn router(state: AppState) -> Router {
    let mut router = Router::new();
    for operation in operations(state.settings()) {
        let (path, handler) = operation.into_route();
        router = router.route(&path, handler);
    }
    router = router
        .method_not_allowed_fallback(async || Refusal::method_not_allowed())
        .fallback(anything_else);
    if state.settings().faults {
        router = router.layer(from_fn_with_state(state.clone(), faults::layer));
    }
    router = router.layer(from_fn_with_state(state.clone(), envelope::latency));
    let base_path = state.settings().base_path.clone();
    let router = router.with_state(state);
    let router = if base_path.is_root() {
        router
    } else {
        beneath(base_path, router)
    };
    router
        .layer(from_fn(envelope::headers))
        .layer(from_fn(envelope::log))
}

/// The router for what begins with the base path. (To nest it would leave `/console/` out.)
fn beneath(base_path: BasePath, router: Router) -> Router {
    Router::new().fallback(
        async move |mut request: Request| match base_path.strip(request.uri()) {
            Some(uri) => {
                *request.uri_mut() = uri;
                router.oneshot(request).await.into_response()
            }
            None => Refusal::unknown_path().into_response(),
        },
    )
}

/// Every operation that a server with these settings has.
fn operations(settings: &Settings) -> Vec<Operation> {
    let document = Operation::own(
        Method::Get,
        "/api/openapi.json",
        &[200],
        "document",
        document,
    )
    .summary("This document")
    .answer(openapi::schema::reference("Document"));
    let mut operations = volumes::operations();
    operations.extend(sharing::operations());
    operations.extend(directory::operations());
    operations.extend(token::operations());
    operations.extend(server::operations(settings));
    operations.push(document);
    if settings.faults {
        operations.extend(faults::operations());
    }
    operations
}

async fn document(State(state): State<AppState>) -> Json<Value> {
    Json(openapi::document(&operations(state.settings())))
}

/// What is no operation belongs to the app, unless it could have been meant for the API.
async fn anything_else(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    match &state.settings().app {
        Some(app) if path != "/api" && !path.starts_with("/api/") => app.serve(&request),
        _ => Refusal::unknown_path().into_response(),
    }
}
