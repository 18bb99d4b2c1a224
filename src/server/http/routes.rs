//! All routes of the API, and the document that describes them.

use std::sync::Arc;

use axum::{Extension, Json, Router};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{directory, faults, middleware, server_info, sharing, token, volumes};
use crate::openapi;
use crate::state::{AppState, Settings};

/// Every route of a server with these settings.
pub(super) fn all(settings: &Settings) -> Router<AppState> {
    let mut routes = OpenApiRouter::with_openapi(openapi::base())
        .merge(volumes::routes())
        .merge(sharing::routes())
        .merge(directory::routes())
        .merge(token::routes())
        .merge(server_info::routes(settings))
        .routes(routes!(document));
    if settings.faults {
        routes = routes.merge(faults::routes());
    }
    let (api, document) = routes
        .layer(CatchPanicLayer::custom(middleware::answer_panic))
        .split_for_parts();
    api.layer(Extension(Arc::new(document)))
}

/// `GET /api/openapi.json`
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "document",
    summary = "This document",
    responses((status = 200, description = "Executed successfully.", body = serde_json::Value)),
)]
async fn document(Extension(document): Extension<Arc<OpenApi>>) -> Json<OpenApi> {
    Json(OpenApi::clone(&document))
}
