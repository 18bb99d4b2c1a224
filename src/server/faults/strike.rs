//! What a fault does to a request and its answer.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http_body_util::{Full, Limited};
use serde_json::{Value, json};

use super::PATH;
use super::rule::Fault;
use crate::http::{AppState, Refusal};

/// Strikes the requests that a rule is about.
pub(crate) async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with(PATH) {
        return next.run(request).await;
    }
    match state.faults().take(request.method().as_str(), path) {
        Some(fault) => {
            tracing::info!(?fault, "asked for at {PATH}");
            fault.strike(request, next).await
        }
        None => next.run(request).await,
    }
}

impl Fault {
    async fn strike(self, request: Request, next: Next) -> Response {
        match self {
            Self::Status {
                status,
                retry_after,
                message,
            } => refusal(status, retry_after, message).into_response(),
            Self::Delay { ms } => {
                tokio::time::sleep(Duration::from_millis(ms.into())).await;
                next.run(request).await
            }
            Self::Drop => closed_connection(),
            Self::DropAfter => {
                next.run(request).await;
                closed_connection()
            }
            Self::Malformed => {
                change_body(next.run(request).await, |bytes| {
                    bytes.slice(..bytes.len() / 2)
                })
                .await
            }
            Self::Html => {
                let page =
                    Html("<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>");
                (StatusCode::BAD_GATEWAY, page).into_response()
            }
            Self::UnknownFields => change_body(next.run(request).await, of_a_newer_server).await,
        }
    }
}

fn refusal(status: u16, retry_after: Option<u32>, message: Option<String>) -> Refusal {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let refusal = match message {
        Some(message) => Refusal::new(status, message),
        None => Refusal::new(status, "This answer was asked for at /api/faults."),
    };
    match retry_after {
        Some(seconds) => refusal.with_retry_after(seconds),
        None => refusal,
    }
}

/// An answer whose body fails at once, since it is longer than it may be. Upon that the connection
/// is closed before anything of the answer was sent.
fn closed_connection() -> Response {
    Response::new(Body::new(Limited::new(Full::from("--"), 1)))
}

async fn change_body(response: Response, change: impl FnOnce(Bytes) -> Bytes) -> Response {
    let (mut head, body) = response.into_parts();
    // Answers are made in memory, so reading one cannot fail.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.remove(CONTENT_LENGTH);
    let json = HeaderValue::from_static("application/json");
    head.headers.entry(CONTENT_TYPE).or_insert(json);
    Response::from_parts(head, Body::from(change(bytes)))
}

fn of_a_newer_server(bytes: Bytes) -> Bytes {
    let Ok(mut value) = serde_json::from_slice::<Value>(&bytes) else {
        return bytes;
    };
    add_news(&mut value);
    Bytes::from(value.to_string())
}

/// What a client has to do without, if it must.
const OPTIONAL: [&str; 11] = [
    "description",
    "createdBy",
    "updatedAt",
    "updatedBy",
    "useOriginalVolume",
    "sharedScopes",
    "phaseMessage",
    "conditions",
    "datavolumePvcName",
    "datavolumePvName",
    "requestedNamespace",
];

fn add_news(value: &mut Value) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(add_news),
        Value::Object(properties) => {
            for (name, value) in properties.iter_mut() {
                match name.as_str() {
                    "phase" => *value = json!("Hibernating"),
                    name if OPTIONAL.contains(&name) => *value = Value::Null,
                    _ => add_news(value),
                }
            }
            properties.insert(
                "notYetKnown".to_owned(),
                json!({ "level": [1, "two", null] }),
            );
        }
        _ => {}
    }
}
