//! What all answers have in common: headers, a delay, a line in the log.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use super::state::AppState;

/// Scripts, styles and requests of this origin only, none of them inline; wasm may be compiled.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
    base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// The headers that keep a browser from doing what nobody here wants.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
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
    // Files of the app say themselves how long they are good for; all else is for this moment.
    let this_moment = HeaderValue::from_static("no-store");
    headers.entry(CACHE_CONTROL).or_insert(this_moment);
    response
}

/// Delays the answers of the API as the settings say.
pub(super) async fn latency(
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

/// One line for each request. Queries are left out: they tell what people look for.
pub(super) async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = start.elapsed().as_millis();
    tracing::info!(%method, path, status, ms);
    response
}
