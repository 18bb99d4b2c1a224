//! Limits on requests: their size, their time, and how many are answered at once.

use std::time::Duration;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower::BoxError;

use crate::error_response::ErrorResponse;
use crate::platform::timeout;

/// How many requests are answered at once. More are answered with 429.
pub(super) const MAX_REQUESTS: usize = 256;

/// The maximum length of a request target, in bytes.
const MAX_TARGET_BYTES: usize = 16 * 1024;

/// The maximum size of all headers, in bytes. A token may have 16,000.
const MAX_HEADER_BYTES: usize = 32 * 1024;

/// The maximum size of a request body, in bytes.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// Refuses a request target with 414 and headers with 431 if they are too long.
pub(super) async fn limit_head(request: Request, next: Next) -> Response {
    let target = request.uri().path_and_query();
    if target.is_some_and(|target| target.as_str().len() > MAX_TARGET_BYTES) {
        let limit = MAX_TARGET_BYTES / 1024;
        let message = format!("The address is longer than {limit} KiB.");
        return close(ErrorResponse::new(StatusCode::URI_TOO_LONG, message));
    }
    let headers = request.headers().iter();
    let size: usize = headers
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    if size > MAX_HEADER_BYTES {
        let limit = MAX_HEADER_BYTES / 1024;
        let message = format!("The headers are larger than {limit} KiB.");
        return close(ErrorResponse::new(
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            message,
        ));
    }
    next.run(request).await
}

/// Reads the body before the handler runs. So a request that is refused early leaves nothing of its
/// body on the connection, where it would be taken for the next request.
pub(super) async fn read_body(
    State(body_timeout): State<Duration>,
    request: Request,
    next: Next,
) -> Response {
    let (head, body) = request.into_parts();
    // With a Content-Length, a body that is too large is refused without reading it.
    if body.size_hint().lower() > MAX_BODY_BYTES as u64 {
        return close(too_large());
    }
    match timeout(body_timeout, to_bytes(body, MAX_BODY_BYTES)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(head, Body::from(bytes))).await,
        Ok(Err(_)) => close(too_large()),
        Err(_) => {
            let message = "The body did not arrive in time.";
            close(ErrorResponse::new(StatusCode::REQUEST_TIMEOUT, message))
        }
    }
}

/// 400, because no operation documents 413.
fn too_large() -> ErrorResponse {
    let limit = MAX_BODY_BYTES / 1024;
    ErrorResponse::bad_request(format!(
        "The body is larger than {limit} KiB, or incomplete."
    ))
}

/// The response to a request that was not read to its end. It closes the connection.
fn close(error: ErrorResponse) -> Response {
    let mut response = error.into_response();
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(CONNECTION, close);
    response
}

/// 429 for a request over [`MAX_REQUESTS`].
pub(super) async fn too_many_requests(_: BoxError) -> Response {
    let message = "Too many requests are being answered. Try again in a second.";
    let response = ErrorResponse::new(StatusCode::TOO_MANY_REQUESTS, message);
    ([(RETRY_AFTER, "1")], response).into_response()
}
