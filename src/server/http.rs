//! The HTTP layer: routes requests to handlers and applies the middleware.
//!
//! [`routes`] is the table of all operations.

mod body;
mod caller;
mod catch_panic;
mod changed_body;
mod directory;
mod fault_injection;
mod faults;
mod middleware;
mod query;
mod route;
mod routes;
mod server_info;
mod sharing;
mod token;
mod volume_id;
mod volumes;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;

use crate::assets::BasePath;
use crate::error_response::ErrorResponse;
use crate::state::AppState;

/// The whole server as a service.
pub fn router(state: AppState) -> Router {
    let mut router = Router::new();
    for route in routes::all(state.settings()) {
        router = router.route(&route.operation.path, route.handler);
    }
    router = router
        .method_not_allowed_fallback(async || ErrorResponse::method_not_allowed())
        .fallback(fallback);
    if state.settings().faults {
        router = router.layer(from_fn_with_state(state.clone(), fault_injection::inject));
    }
    router = router.layer(from_fn_with_state(state.clone(), middleware::add_latency));
    let base_path = state.settings().base_path.clone();
    let router = router.with_state(state);
    let router = if base_path.is_root() {
        router
    } else {
        nest(base_path, router)
    };
    router
        .layer(from_fn(middleware::set_headers))
        .layer(from_fn(middleware::log_request))
}

/// Serves `router` below `base_path`. `Router::nest` would not match `/console/`.
fn nest(base_path: BasePath, router: Router) -> Router {
    Router::new().fallback(
        async move |mut request: Request| match base_path.strip(request.uri()) {
            Some(uri) => {
                *request.uri_mut() = uri;
                router.oneshot(request).await.into_response()
            }
            None => ErrorResponse::path_not_found().into_response(),
        },
    )
}

/// Answers a request without a route: with the app, if there is one and the path is not part of the
/// API.
async fn fallback(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    match &state.settings().app {
        Some(app) if path != "/api" && !path.starts_with("/api/") => app.respond(&request),
        _ => ErrorResponse::path_not_found().into_response(),
    }
}
