//! Requests and responses between JavaScript and axum.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::response::Response;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

/// A request with these headers, which are names and values in turn.
///
/// # Errors
/// If a part of it is not valid.
pub(crate) fn request(
    method: &str,
    target: &str,
    headers: &[String],
    body: Vec<u8>,
) -> Result<Request<Body>, axum::http::Error> {
    let mut request = Request::builder().method(method).uri(target);
    for pair in headers.chunks_exact(2) {
        request = request.header(&pair[0], &pair[1]);
    }
    request.body(Body::from(body))
}

/// `[status, [name, value, …], body]`. `None` if the body ends early, as a closed connection does.
pub(crate) async fn response(response: Response) -> Option<JsValue> {
    let (head, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.ok()?;
    let headers = Array::new();
    for (name, value) in &head.headers {
        if let Ok(value) = value.to_str() {
            headers.push(&name.as_str().into());
            headers.push(&value.into());
        }
    }
    let body = Uint8Array::from(&*body);
    Some(Array::of3(&head.status.as_u16().into(), &headers, &body).into())
}
