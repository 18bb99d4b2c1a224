use std::time::Duration;

use super::http_date::http_date;
use crate::{ApiResponse, NetworkError, RetryAfter};

/// What the scripted server does with a request.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(super) delay: Duration,
    /// `None` for no response ever.
    pub(super) result: Option<Result<ApiResponse, NetworkError>>,
}

impl Reply {
    fn immediate(result: Option<Result<ApiResponse, NetworkError>>) -> Self {
        Self {
            delay: Duration::ZERO,
            result,
        }
    }

    /// A response with an empty body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::text(status, "")
    }

    /// A response with `body`.
    #[must_use]
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Self::immediate(Some(Ok(ApiResponse {
            status,
            body: body.into(),
            ..ApiResponse::default()
        })))
    }

    /// A response with `body` as JSON.
    #[must_use]
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::text(status, body.to_string())
    }

    /// An error response with `message`.
    #[must_use]
    pub fn problem(status: u16, message: &str) -> Self {
        let body = serde_json::json!({ "code": status, "message": message });
        Self::json(status, &body)
    }

    /// A connection that breaks.
    #[must_use]
    pub fn network_error() -> Self {
        Self::immediate(Some(Err(NetworkError)))
    }

    /// No response, ever.
    #[must_use]
    pub fn pending() -> Self {
        Self::immediate(None)
    }

    /// The same reply, `delay` after the request.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same response with a `Retry-After` header.
    #[must_use]
    pub fn with_retry_after(self, value: &str) -> Self {
        self.with(|response| response.retry_after = RetryAfter::of_header(value, http_date))
    }

    /// The same response with a `Content-Type` header.
    #[must_use]
    pub fn with_content_type(self, value: &str) -> Self {
        self.with(|response| response.content_type = Some(value.to_owned()))
    }

    /// The same response with a `Date` header.
    #[must_use]
    pub fn with_date(self, value: &str) -> Self {
        self.with(|response| response.date = http_date(value))
    }

    fn with(mut self, change: impl FnOnce(&mut ApiResponse)) -> Self {
        if let Some(Ok(response)) = &mut self.result {
            change(response);
        }
        self
    }
}
