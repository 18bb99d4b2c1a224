//! The id of a request, which the log, the response and its error have.

use axum::Json;
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::request_id::RequestId;

use crate::error_response::ErrorBody;

/// The maximum length of an id that a client gives.
const MAX_LEN: usize = 64;

/// The header of the id.
const X_REQUEST_ID: &str = "x-request-id";

/// Removes an id of the client that is no id, so that the server makes one.
pub(super) async fn clean(mut request: Request, next: Next) -> Response {
    let is_id = request.headers().get(X_REQUEST_ID).is_none_or(|value| {
        let is_character = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        (1..=MAX_LEN).contains(&value.len()) && value.as_bytes().iter().all(is_character)
    });
    if !is_id {
        request.headers_mut().remove(X_REQUEST_ID);
    }
    next.run(request).await
}

/// The id of a request in its extensions.
pub(super) fn of<B>(request: &axum::http::Request<B>) -> &str {
    request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
}

/// Adds the id to the body of an error, unless an inner layer has added it or the body is compressed.
pub(super) async fn add_to_error(request: Request, next: Next) -> Response {
    let id = of(&request).to_owned();
    let mut response = next.run(request).await;
    let Some(body) = response.extensions_mut().remove::<ErrorBody>() else {
        return response;
    };
    if id.is_empty() || response.headers().contains_key(CONTENT_ENCODING) {
        return response;
    }
    let (mut head, _) = response.into_parts();
    head.headers.remove(CONTENT_LENGTH);
    let (_, body) = Json(body.with_request_id(id)).into_response().into_parts();
    Response::from_parts(head, body)
}
