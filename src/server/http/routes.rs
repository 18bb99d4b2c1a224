//! All routes of the API, and the document that describes them.

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::{Extension, Router};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{demo, directory, faults, middleware, pvcs, server_info, sharing, token, volumes};
use crate::openapi;
use crate::state::{AppState, Settings};

/// Every route of a server with these settings.
pub(super) fn all(settings: &Settings) -> Router<AppState> {
    let mut routes = OpenApiRouter::with_openapi(openapi::base())
        .merge(volumes::routes())
        .merge(sharing::routes())
        .merge(directory::routes())
        .merge(pvcs::routes())
        .merge(token::routes())
        .merge(server_info::routes(settings))
        .routes(routes!(document));
    if settings.faults {
        routes = routes.merge(faults::routes());
    }
    if settings.demo.is_some() {
        routes = routes.merge(demo::routes());
    }
    let (api, document) = routes
        .layer(CatchPanicLayer::custom(middleware::answer_panic))
        .split_for_parts();
    let document = document.to_json().unwrap_or_else(|error| {
        tracing::error!("the OpenAPI document cannot be written: {error}");
        String::new()
    });
    api.layer(Extension(Document(document.into())))
}

/// The OpenAPI document as JSON.
#[derive(Clone)]
struct Document(Bytes);

/// `GET /api/openapi.json`
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "document",
    summary = "This document",
    responses((status = 200, description = "Executed successfully.", body = serde_json::Value)),
)]
async fn document(Extension(Document(bytes)): Extension<Document>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], bytes)
}
