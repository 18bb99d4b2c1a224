//! Measurements for Prometheus.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus::{
    HistogramOpts, HistogramVec, IntCounterVec, IntGauge, Opts, Registry, TEXT_FORMAT, TextEncoder,
};

use crate::error_response::ErrorResponse;

/// What is measured.
pub(super) struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    in_flight: IntGauge,
}

impl Metrics {
    /// Measurements that are all zero.
    pub(super) fn new() -> prometheus::Result<Arc<Self>> {
        let metrics = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(
                Opts::new("http_requests_total", "Answered requests."),
                &["method", "status"],
            )?,
            durations: HistogramVec::new(
                HistogramOpts::new("http_request_duration_seconds", "The time to an answer."),
                &["method"],
            )?,
            in_flight: IntGauge::new("http_requests_in_flight", "Requests being answered.")?,
        };
        metrics
            .registry
            .register(Box::new(metrics.requests.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.durations.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.in_flight.clone()))?;
        Ok(Arc::new(metrics))
    }
}

/// Measures a request.
pub(super) async fn measure(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let method = label(request.method());
    let start = Instant::now();
    metrics.in_flight.inc();
    let response = next.run(request).await;
    metrics.in_flight.dec();
    let status = response.status();
    let labels = [method, status.as_str()];
    metrics.requests.with_label_values(&labels).inc();
    let seconds = start.elapsed().as_secs_f64();
    metrics
        .durations
        .with_label_values(&[method])
        .observe(seconds);
    response
}

/// The name of a method. Clients can invent methods, and each label takes memory.
fn label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

/// `GET /metrics`
pub(super) async fn read(State(metrics): State<Arc<Metrics>>) -> Response {
    match TextEncoder::new().encode_to_string(&metrics.registry.gather()) {
        Ok(text) => ([(CONTENT_TYPE, TEXT_FORMAT)], text).into_response(),
        Err(error) => ErrorResponse::internal(&error).into_response(),
    }
}
