//! Holds an operation to its word: a panic is an answer, and no status is answered that the
//! operation does not document.

use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Refusal;

/// The answer of the operation that documents `statuses`.
pub(super) async fn answer(statuses: &[u16], request: Request, next: Next) -> Response {
    let mut answer = pin!(next.run(request));
    // What a panicking handler leaves behind is dropped with it, so nobody sees it half-done.
    let outcome =
        poll_fn(
            |context| match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
                Ok(Poll::Pending) => Poll::Pending,
                Ok(Poll::Ready(response)) => Poll::Ready(Ok(response)),
                Err(panic) => Poll::Ready(Err(panic)),
            },
        );
    let response = match outcome.await {
        Ok(response) => response,
        Err(panic) => {
            Refusal::internal(&format!("a handler panicked: {}", said(&*panic))).into_response()
        }
    };
    let unexpected = response.status() == StatusCode::INTERNAL_SERVER_ERROR;
    if unexpected && !statuses.contains(&500) {
        return Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Please try again in a few minutes.",
        )
        .into_response();
    }
    response
}

/// What a panic said.
pub(super) fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn status_of_a_panic(statuses: &'static [u16]) -> StatusCode {
        async fn panics() -> &'static str {
            panic!("a bug")
        }
        let guard = move |request, next| answer(statuses, request, next);
        let router = Router::new().route("/", get(panics).route_layer(from_fn(guard)));
        let request = Request::new(Body::empty());
        router.oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_500() {
        assert_eq!(status_of_a_panic(&[200, 500, 503]).await, 500);
    }

    #[tokio::test]
    async fn where_500_is_not_documented_503_is_answered() {
        assert_eq!(status_of_a_panic(&[200, 503]).await, 503);
    }
}
