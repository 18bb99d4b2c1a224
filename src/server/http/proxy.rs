//! The routes of a server that passes the API on to another one.

use axum::extract::{Request, State};
use axum::middleware::{from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};

use super::server_info::{Health, live};
use super::{layers, middleware, request_id};
use crate::assets::App;
use crate::error_response::ErrorResponse;
use crate::state::Settings;
use crate::upstream::Upstream;

/// What the requests share.
#[derive(Clone)]
struct Proxy {
    upstream: Upstream,
    app: Option<App>,
}

/// The app, and `/api/` of `upstream` in place of an API of its own.
pub fn upstream_router(upstream: Upstream, settings: &Settings) -> Router {
    let app = settings.app.clone();
    let router = Router::new()
        .route("/api/{*path}", any(forward))
        .route("/healthz", get(live))
        .route("/readyz", get(ready))
        .method_not_allowed_fallback(async || ErrorResponse::method_not_allowed())
        .fallback(fallback)
        .with_state(Proxy { upstream, app })
        .layer(map_response(middleware::complete_error))
        .layer(from_fn(request_id::add_to_error));
    layers::wrap(router, settings)
}

async fn forward(State(proxy): State<Proxy>, request: Request) -> Response {
    proxy.upstream.forward(request).await
}

async fn ready(State(proxy): State<Proxy>) -> Response {
    if proxy.upstream.is_reachable().await {
        Json(Health::OK).into_response()
    } else {
        ErrorResponse::busy().into_response()
    }
}

async fn fallback(State(proxy): State<Proxy>, request: Request) -> Response {
    super::app_or_not_found(proxy.app.as_ref(), request).await
}
