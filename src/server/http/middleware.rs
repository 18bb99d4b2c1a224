//! Middleware for every response: headers, artificial latency, logging.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::AppState;

/// Allows scripts, styles and requests of this origin only, none of them inline, and compiling wasm. A text becomes
/// markup only through the one Trusted Types policy, which the app defines in `public/boot.js`.
const CONTENT_SECURITY_POLICY_VALUE: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
    require-trusted-types-for 'script'; trusted-types default; \
    base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// Sets the security headers, and `Cache-Control: no-store` if a handler did not set it.
pub(super) async fn set_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY_VALUE);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(REFERRER_POLICY, "no-referrer");
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Delays the responses of `/api/v1` by the latency in the settings.
pub(super) async fn add_latency(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let latency = state.settings().latency;
    if !latency.is_zero() && request.uri().path().starts_with("/api/v1/") {
        tokio::time::sleep(latency).await;
    }
    next.run(request).await
}

/// Logs one line for each request. The query is left out, because it contains what users search
/// for.
pub(super) async fn log_request(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = start.elapsed().as_millis();
    tracing::info!(%method, path, status, ms);
    response
}
