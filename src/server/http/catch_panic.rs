//! Answers a panic of a handler with an error response.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error_response::ErrorResponse;

/// Middleware of an operation that documents `statuses`: a panic becomes 500, and 500 becomes 503
/// if the operation does not document 500.
pub(super) async fn layer(statuses: &[u16], request: Request, next: Next) -> Response {
    let mut response = pin!(next.run(request));
    // The state of a handler that panicked is dropped, so nothing sees it in an invalid state.
    let outcome = poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| response.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(response)) => Poll::Ready(Ok(response)),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    });
    let response = match outcome.await {
        Ok(response) => response,
        Err(panic) => ErrorResponse::from_panic(&*panic).into_response(),
    };
    let is_internal_error = response.status() == StatusCode::INTERNAL_SERVER_ERROR;
    if is_internal_error && !statuses.contains(&500) {
        return ErrorResponse::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Please try again in a few minutes.",
        )
        .into_response();
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn status_after_panic(statuses: &'static [u16]) -> StatusCode {
        async fn panicking() -> &'static str {
            panic!("a bug")
        }
        let layer = from_fn(move |request, next| layer(statuses, request, next));
        let router = Router::new().route("/", get(panicking).route_layer(layer));
        let request = Request::new(Body::empty());
        router.oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_500() {
        assert_eq!(status_after_panic(&[200, 500, 503]).await, 500);
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_503_if_500_is_not_documented() {
        assert_eq!(status_after_panic(&[200, 503]).await, 503);
    }
}
