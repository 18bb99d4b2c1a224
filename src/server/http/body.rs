//! Reading the bodies of requests.

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Refusal;
use crate::openapi;

/// The most bytes of a body.
pub(crate) const MAX_BYTES: usize = 64 * 1024;

/// Reads the JSON body of `request`, which must be what the document describes as `schema`.
pub(crate) async fn read<T: DeserializeOwned>(
    request: Request,
    schema: &'static str,
) -> Result<T, Refusal> {
    let value = read_value(request).await?;
    openapi::check(&value, schema).map_err(Refusal::bad_request)?;
    serde_json::from_value(value).map_err(|error| Refusal::bad_request(error.to_string()))
}

async fn read_value(request: Request) -> Result<Value, Refusal> {
    if !is_json(request.headers()) {
        return Err(Refusal::bad_request(
            "The body must be sent with the content type application/json.",
        ));
    }
    let bytes = read_bytes(request.into_body()).await?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Refusal::bad_request("The body is not valid JSON.").with_details(error.to_string())
    })
}

async fn read_bytes(body: Body) -> Result<axum::body::Bytes, Refusal> {
    let too_large =
        || Refusal::bad_request(format!("The body is larger than {} KiB.", MAX_BYTES / 1024));
    // Where the length is announced, nothing needs to be read to see that it is too much.
    if body.size_hint().lower() > MAX_BYTES as u64 {
        return Err(too_large());
    }
    to_bytes(body, MAX_BYTES).await.map_err(|_| too_large())
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
