//! Middleware for every response: headers, artificial latency, panics.

use std::any::Any;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::set_header::response::SetMultipleResponseHeadersLayer;

use crate::error_response::ErrorResponse;
use crate::platform::sleep;
use crate::state::AppState;

/// Allows scripts, styles and requests of this origin only, none of them inline, and compiling wasm. A text becomes
/// markup only through the one Trusted Types policy, which the app defines in `public/boot.js`.
const CONTENT_SECURITY_POLICY_VALUE: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
    require-trusted-types-for 'script'; trusted-types default; \
    base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// The security headers of every response.
const SECURITY_HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY_POLICY_VALUE),
    ),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Sets the security headers.
pub(super) fn security_headers() -> SetMultipleResponseHeadersLayer<Response> {
    SetMultipleResponseHeadersLayer::overriding(SECURITY_HEADERS.map(Into::into).to_vec())
}

/// Sets `Cache-Control: no-store` if a handler did not set it.
pub(super) fn no_store() -> SetMultipleResponseHeadersLayer<Response> {
    let header = (CACHE_CONTROL, HeaderValue::from_static("no-store"));
    SetMultipleResponseHeadersLayer::if_not_present(vec![header.into()])
}

/// Delays the responses of `/api/v1` by the latency in the settings.
pub(super) async fn add_latency(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let latency = state.settings().latency;
    if !latency.is_zero() && request.uri().path().starts_with("/api/v1/") {
        sleep(latency).await;
    }
    next.run(request).await
}

/// Answers a panic of a handler with 500.
pub(super) fn answer_panic(payload: Box<dyn Any + Send>) -> Response {
    ErrorResponse::from_panic(&*payload).into_response()
}

/// Turns 500 into 503, for operations that do not document 500.
pub(super) async fn hide_internal_error(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let message = "Please try again in a few minutes.";
    ErrorResponse::new(StatusCode::SERVICE_UNAVAILABLE, message).into_response()
}

/// Gives an error without a body, which another layer has answered, the form of the API.
pub(super) async fn complete_error(response: Response) -> Response {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || response.headers().contains_key(CONTENT_TYPE) {
        return response;
    }
    let message = status.canonical_reason().unwrap_or("The request failed.");
    let (head, body) = ErrorResponse::new(status, message)
        .into_response()
        .into_parts();
    let (mut original, _) = response.into_parts();
    original.headers.extend(head.headers);
    original.extensions.extend(head.extensions);
    Response::from_parts(original, body)
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::map_response;
    use axum::routing::get;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;
    use crate::error_response::ErrorBody;

    async fn status_after_panic(is_500_documented: bool) -> StatusCode {
        async fn panicking() -> &'static str {
            panic!("a bug")
        }
        let route = get(panicking).layer(CatchPanicLayer::custom(answer_panic));
        let route = if is_500_documented {
            route
        } else {
            route.layer(map_response(hide_internal_error))
        };
        let router = Router::new().route("/", route);
        let request = Request::new(Body::empty());
        router.oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_500() {
        assert_eq!(status_after_panic(true).await, 500);
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_503_if_500_is_not_documented() {
        assert_eq!(status_after_panic(false).await, 503);
    }

    #[tokio::test]
    async fn an_error_without_a_body_gets_the_form_of_the_api() {
        let response = StatusCode::PAYLOAD_TOO_LARGE.into_response();
        let response = complete_error(response).await;
        assert_eq!(response.headers()[CONTENT_TYPE], "application/json");
        let for_request_id = response.extensions().get::<ErrorBody>();
        assert!(for_request_id.is_some());
        let body = axum::body::to_bytes(response.into_body(), 1024)
            .await
            .unwrap();
        assert_eq!(body, r#"{"code":413,"message":"Payload Too Large"}"#);
    }
}
