//! Applies fault rules to requests; see [`crate::faults`].

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http_body_util::{Full, Limited};
use serde_json::Value;

use super::changed_body;
use super::faults::PATH;
use crate::error_response::ErrorResponse;
use crate::faults::Fault;
use crate::platform::sleep;
use crate::state::AppState;

/// Middleware that applies the fault of the first rule that matches the request.
pub(super) async fn inject(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path.starts_with(PATH) {
        return next.run(request).await;
    }
    match state.faults().take(request.method().as_str(), path) {
        Some(fault) => {
            tracing::info!(?fault, path, "injecting a fault");
            apply(fault, request, next).await
        }
        None => next.run(request).await,
    }
}

async fn apply(fault: Fault, request: Request, next: Next) -> Response {
    match fault {
        Fault::Status {
            status,
            retry_after,
            message,
        } => error_response(status, retry_after, message).into_response(),
        Fault::Delay { ms } => {
            sleep(Duration::from_millis(ms.into())).await;
            next.run(request).await
        }
        Fault::Drop => closed_connection(),
        Fault::DropAfter => {
            next.run(request).await;
            closed_connection()
        }
        Fault::Malformed => {
            let response = next.run(request).await;
            map_body(response, |bytes| bytes.slice(..bytes.len() / 2)).await
        }
        Fault::Html { status } => {
            let page = "<!doctype html><title>A page</title><h1>A page in place of the API</h1>";
            (valid_status(status), Html(page)).into_response()
        }
        Fault::Redirect { location } => (StatusCode::FOUND, [(LOCATION, location)]).into_response(),
        Fault::UnknownFields => {
            map_json(next.run(request).await, changed_body::add_unknown_fields).await
        }
        Fault::OddEntries => {
            map_json(next.run(request).await, changed_body::make_entries_odd).await
        }
        Fault::HostileText { text, after } => {
            let add = |body: &mut Value| changed_body::add_texts(body, &text, &after);
            map_json(next.run(request).await, add).await
        }
        // The rules have replaced it by another one.
        Fault::Chaos { .. } => next.run(request).await,
    }
}

fn error_response(status: u16, retry_after: Option<u32>, message: Option<String>) -> ErrorResponse {
    let status = valid_status(status);
    let response = match message {
        Some(message) => ErrorResponse::new(status, message),
        None => ErrorResponse::new(status, "This answer was asked for at /api/faults."),
    };
    match retry_after {
        Some(seconds) => response.with_retry_after(seconds),
        None => response,
    }
}

fn valid_status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// A response whose body fails at once, because it is longer than its limit. The server then closes
/// the connection before it sends anything.
fn closed_connection() -> Response {
    Response::new(Body::new(Limited::new(Full::from("--"), 1)))
}

async fn map_body(response: Response, map: impl FnOnce(Bytes) -> Bytes) -> Response {
    let (mut head, body) = response.into_parts();
    // The body is in memory, so reading it cannot fail.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.remove(CONTENT_LENGTH);
    let json = HeaderValue::from_static("application/json");
    head.headers.entry(CONTENT_TYPE).or_insert(json);
    Response::from_parts(head, Body::from(map(bytes)))
}

/// Changes a JSON body. Other bodies are not changed.
async fn map_json(response: Response, change: impl FnOnce(&mut Value)) -> Response {
    map_body(response, |bytes| match serde_json::from_slice(&bytes) {
        Ok(mut body) => {
            change(&mut body);
            Bytes::from(body.to_string())
        }
        Err(_) => bytes,
    })
    .await
}
