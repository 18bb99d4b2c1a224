//! The middleware of a native server: timeout, compression, log, measurements.
//!
//! In a browser they have nothing to do: a request is answered in one step, and nothing is sent or logged.

mod metrics;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::request_id;
use crate::state::Settings;
use metrics::Metrics;

/// A smaller response fits into one packet anyway.
const MIN_COMPRESSED_BYTES: u64 = 1024;

/// How long a handler may take.
const HANDLER_TIMEOUT: Duration = Duration::from_secs(30);

/// Answers 503 if a handler takes too long.
pub(super) fn handler_timeout() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, HANDLER_TIMEOUT)
}

/// Compresses the responses of the API. The files of the app have compressed forms already.
pub(super) fn compression() -> CompressionLayer<impl Predicate> {
    let is_json = |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| {
        headers
            .get(CONTENT_TYPE)
            .is_some_and(|value| value == "application/json")
    };
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(MIN_COMPRESSED_BYTES).and(is_json))
}

/// Logs each request of `router` with its response.
pub(super) fn with_log(router: Router) -> Router {
    router.layer(
        TraceLayer::new_for_http()
            .make_span_with(request_span)
            .on_request(())
            .on_response(log_response)
            .on_failure(()),
    )
}

/// The span of a request in the log. The query is left out, because it contains what users search
/// for.
fn request_span<B>(request: &axum::http::Request<B>) -> Span {
    tracing::info_span!(
        "request",
        id = request_id::of(request),
        method = %request.method(),
        path = request.uri().path()
    )
}

/// Logs the response to the request of the current span.
fn log_response<B>(response: &axum::http::Response<B>, latency: Duration, _span: &Span) {
    let status = response.status().as_u16();
    tracing::info!(status, ms = latency.as_millis(), "answered");
}

/// Adds `/metrics`, beside the base path.
pub(super) fn with_metrics(router: Router, settings: &Settings) -> Router {
    let metrics = settings.metrics.then(Metrics::new);
    match metrics {
        None => router,
        Some(Ok(metrics)) => Router::new()
            .route(
                "/metrics",
                get(metrics::read).with_state(Arc::clone(&metrics)),
            )
            .fallback_service(router)
            .layer(from_fn_with_state(metrics, metrics::measure)),
        Some(Err(error)) => {
            tracing::error!("there are no metrics: {error}");
            router
        }
    }
}
