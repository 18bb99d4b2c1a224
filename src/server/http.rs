//! The HTTP layer: routes requests to handlers and applies the middleware.
//!
//! Each module of handlers has their routes and describes them; [`routes`] joins them.

mod body;
mod caller;
mod changed_body;
mod directory;
mod fault_injection;
mod faults;
mod limits;
mod middleware;
mod query;
mod routes;
mod server_info;
mod sharing;
mod token;
mod volume_id;
mod volumes;

use axum::Router;
use axum::error_handling::HandleErrorLayer;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Redirect, Response};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::{ServiceBuilder, ServiceExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::assets::BasePath;
use crate::error_response::ErrorResponse;
use crate::state::AppState;

/// The whole server as a service.
pub fn router(state: AppState) -> Router {
    let mut router = routes::all(state.settings())
        .method_not_allowed_fallback(async || ErrorResponse::method_not_allowed())
        .fallback(fallback)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits::HANDLER_TIMEOUT,
        ))
        .layer(map_response(middleware::complete_error));
    if state.settings().faults {
        router = router.layer(from_fn_with_state(state.clone(), fault_injection::inject));
    }
    router = router
        .layer(from_fn_with_state(state.clone(), middleware::add_latency))
        .layer(middleware::compression());
    let base_path = state.settings().base_path.clone();
    let body_timeout = state.settings().connections.body_timeout;
    let router = router.with_state(state);
    let router = if base_path.is_root() {
        router
    } else {
        nest(base_path, router)
    };
    router
        .layer(from_fn_with_state(body_timeout, limits::read_body))
        .layer(
            ServiceBuilder::new()
                .layer(HandleErrorLayer::new(limits::too_many_requests))
                .load_shed()
                .layer(GlobalConcurrencyLimitLayer::new(limits::MAX_REQUESTS)),
        )
        .layer(from_fn(limits::limit_head))
        .layer(CatchPanicLayer::custom(middleware::answer_panic))
        .layer(middleware::security_headers())
        .layer(middleware::no_store())
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(middleware::request_span)
                .on_request(())
                .on_response(middleware::log_response)
                .on_failure(()),
        )
}

/// Serves `router` below `base_path`, and redirects from the path itself, so that relative addresses
/// stay below it. `Router::nest` would not match `/console/`.
fn nest(base_path: BasePath, router: Router) -> Router {
    Router::new().fallback(async move |mut request: Request| {
        if request.uri().path() == base_path.as_str() {
            let query = request.uri().query();
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            return Redirect::temporary(&format!("{base_path}{query}")).into_response();
        }
        match base_path.strip(request.uri()) {
            Some(uri) => {
                *request.uri_mut() = uri;
                router.oneshot(request).await.into_response()
            }
            None => ErrorResponse::path_not_found().into_response(),
        }
    })
}

/// Answers a request without a route: with the app, if there is one and the path is not part of the
/// API.
async fn fallback(State(state): State<AppState>, request: Request) -> Response {
    match &state.settings().app {
        Some(app) if !is_api_path(request.uri().path()) => app.respond(request).await,
        _ => ErrorResponse::path_not_found().into_response(),
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
