//! The layers around every router: what all requests have in common.

use std::sync::Arc;

use axum::Router;
use axum::error_handling::HandleErrorLayer;
use axum::extract::Request;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::{ServiceBuilder, ServiceExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

#[cfg(not(target_family = "wasm"))]
use super::native;
use super::{host, limits, middleware, request_id};
use crate::assets::BasePath;
use crate::error_response::ErrorResponse;
use crate::state::Settings;

/// Serves `router` below the base path, with limits, headers, measurements and log.
pub(super) fn wrap(router: Router, settings: &Settings) -> Router {
    let router = if settings.base_path.is_root() {
        router
    } else {
        nest(settings.base_path.clone(), router)
    };
    #[cfg(not(target_family = "wasm"))]
    let router = native::with_metrics(router, settings);
    let router = match &settings.allowed_hosts {
        Some(hosts) => router.layer(from_fn_with_state(Arc::from(hosts.clone()), host::check)),
        None => router,
    };
    let router = router
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
        // The errors of the layers above. Those of the router have their id already.
        .layer(from_fn(request_id::add_to_error))
        .layer(PropagateRequestIdLayer::x_request_id());
    #[cfg(not(target_family = "wasm"))]
    let router = native::with_log(router);
    router
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(from_fn(request_id::clean))
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
