//! The network, as the client uses it.

use chrono::{DateTime, Utc};
use datavolumes_contract::Method;
use futures::future::LocalBoxFuture;

use crate::RetryAfter;

/// A request to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRequest {
    /// The HTTP method.
    pub method: Method,
    /// The path and the query, beginning with `/api`.
    pub path: String,
    /// The body, which is JSON.
    pub body: Option<String>,
    /// The bearer token of the `Authorization` header.
    pub token: Option<String>,
}

/// A response, whatever its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiResponse {
    /// The HTTP status. 0 for a redirect, whose status a browser does not tell.
    pub status: u16,
    /// The value of the `Content-Type` header.
    pub content_type: Option<String>,
    /// The `Date` header: the time of the response by the clock of the server.
    pub date: Option<DateTime<Utc>>,
    /// The `Retry-After` header.
    pub retry_after: Option<RetryAfter>,
    /// The whole body as text.
    pub body: String,
}

/// The server cannot be reached, or the connection broke before the body was complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the server could not be reached")]
pub struct NetworkError;

/// Sends requests.
///
/// An implementation neither repeats a request nor limits its time: [`Client`](crate::Client) does. It
/// follows no redirect: the API has none, and a write that is redirected becomes a read.
pub trait Transport {
    /// Sends `request` and reads the response to its end.
    ///
    /// Dropping the future aborts the request.
    ///
    /// # Errors
    /// [`NetworkError`] if there is no complete response.
    fn send(
        &self,
        request: ApiRequest,
    ) -> LocalBoxFuture<'static, Result<ApiResponse, NetworkError>>;
}
