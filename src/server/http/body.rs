//! Reads request bodies.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error_response::ErrorResponse;
use crate::openapi;

/// Reads the JSON body of `request`. Fails with 400 if it does not conform to the schema called
/// `schema` of the OpenAPI document.
pub(super) async fn read<T: DeserializeOwned>(
    request: Request,
    schema: &'static str,
) -> Result<T, ErrorResponse> {
    let value = read_json(request).await?;
    openapi::check(&value, schema).map_err(ErrorResponse::bad_request)?;
    serde_json::from_value(value).map_err(|error| ErrorResponse::bad_request(error.to_string()))
}

async fn read_json(request: Request) -> Result<Value, ErrorResponse> {
    if !has_json_content_type(request.headers()) {
        return Err(ErrorResponse::bad_request(
            "The body must be sent with the content type application/json.",
        ));
    }
    // The middleware has read it; see `limits::read_body`.
    let bytes = to_bytes(request.into_body(), usize::MAX).await;
    serde_json::from_slice(&bytes.unwrap_or_default()).map_err(|error| {
        ErrorResponse::bad_request("The body is not valid JSON.").with_details(error.to_string())
    })
}

fn has_json_content_type(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
}
