//! The HTTP layer: routes requests to handlers and applies the middleware.
//!
//! Each module of handlers has their routes and describes them; [`routes`] joins them.

mod body;
mod caller;
mod changed_body;
mod demo;
mod directory;
mod directory_entries;
mod fault_injection;
mod faults;
mod host;
mod layers;
mod limits;
mod middleware;
#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(not(target_family = "wasm"))]
mod proxy;
mod pvc_entries;
mod pvcs;
mod query;
mod request_id;
mod routes;
mod server_info;
mod sharing;
mod token;
mod volume_id;
mod volumes;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};

use crate::assets::App;
use crate::error_response::ErrorResponse;
use crate::state::AppState;

#[cfg(not(target_family = "wasm"))]
pub use proxy::upstream_router;

/// The whole server as a service.
pub fn router(state: AppState) -> Router {
    let router = routes::all(state.settings())
        .method_not_allowed_fallback(async || ErrorResponse::method_not_allowed())
        .fallback(fallback);
    #[cfg(not(target_family = "wasm"))]
    let router = router.layer(native::handler_timeout());
    let mut router = router
        .layer(map_response(middleware::complete_error))
        .layer(from_fn(request_id::add_to_error));
    if state.demo().is_some() {
        router = router.layer(from_fn_with_state(state.clone(), demo::apply_pending_edit));
    }
    if state.settings().faults {
        router = router.layer(from_fn_with_state(state.clone(), fault_injection::inject));
    }
    let body_timeout = state.settings().connections.body_timeout;
    let router = router.layer(from_fn_with_state(state.clone(), middleware::add_latency));
    #[cfg(not(target_family = "wasm"))]
    let router = router.layer(native::compression());
    let router = router
        .layer(from_fn_with_state(body_timeout, limits::read_body))
        .with_state(state.clone());
    layers::wrap(router, state.settings())
}

/// Answers a request without a route: with the app, if there is one and the path is not part of the
/// API.
async fn fallback(State(state): State<AppState>, request: Request) -> Response {
    app_or_not_found(state.settings().app.as_ref(), request).await
}

async fn app_or_not_found(app: Option<&App>, request: Request) -> Response {
    let path = request.uri().path();
    // Without its flag, `/metrics` is no page of the app either.
    let is_api = is_api_path(path) || path == "/metrics";
    match app {
        Some(app) if !is_api => app.respond(request).await,
        Some(_) => ErrorResponse::path_not_found().into_response(),
        None if is_api => ErrorResponse::path_not_found().into_response(),
        None => ErrorResponse::path_not_found()
            .with_details("This server has no app inside. Set the folder of an app with --app.")
            .into_response(),
    }
}

/// Whether the path is one of the API, or differs from it only as proxies and people write it:
/// `//api/v1`, `/API/v1`, `/api%2fv1`. An answer in HTML would hide the mistake.
fn is_api_path(path: &str) -> bool {
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut segments = path
        .split(['/', '\\'])
        .filter(|segment| !segment.is_empty());
    let first = segments.find(|segment| *segment != ".");
    first.is_some_and(|first| first.trim().eq_ignore_ascii_case("api"))
}

#[cfg(test)]
mod tests {
    use super::is_api_path;

    #[test]
    fn a_path_of_the_api_is_recognized_in_any_spelling() {
        for path in [
            "/api",
            "/api/",
            "/api/v1",
            "//api/v1",
            "/API/v1",
            "/api%2fv1",
            "/%61pi/v1",
            "/./api",
            "/\\api",
            "/api%20/v1",
        ] {
            assert!(is_api_path(path), "{path}");
        }
        for path in ["/", "/apia", "/datavolumes/api", "/api.html"] {
            assert!(!is_api_path(path), "{path}");
        }
    }
}
