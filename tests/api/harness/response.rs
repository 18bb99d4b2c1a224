//! A response whose body was read.

use axum::http::HeaderMap;
use axum::response::Response;
use datavolumes_contract::Problem;
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A response.
#[derive(Debug)]
pub(crate) struct ApiResponse {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// `None` if the connection was closed before the body was complete.
    pub(crate) bytes: Option<Vec<u8>>,
}

impl ApiResponse {
    /// Reads the body of `response`.
    pub(crate) async fn read(response: Response) -> Self {
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.ok();
        Self {
            status: head.status.as_u16(),
            headers: head.headers,
            bytes: bytes.map(|bytes| bytes.to_bytes().to_vec()),
        }
    }

    /// The value of a header; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_default()
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        let bytes = self.bytes.as_deref().expect("the connection was closed");
        std::str::from_utf8(bytes).expect("the body is not UTF-8")
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(self.text()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Asserts the status and returns the body; `null` if it is empty.
    #[track_caller]
    pub(crate) fn expect_status(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        if self.text().is_empty() {
            return Value::Null;
        }
        self.json()
    }

    /// Asserts the status and deserializes the body.
    #[track_caller]
    pub(crate) fn expect_json<T: DeserializeOwned>(&self, status: u16) -> T {
        serde_json::from_str(&self.expect_status(status).to_string()).unwrap()
    }

    /// Asserts an error response with the status and returns its message.
    #[track_caller]
    pub(crate) fn expect_error(&self, status: u16) -> String {
        let problem: Problem = self.expect_json(status);
        assert_eq!(problem.code, status);
        assert!(!problem.message.is_empty(), "the error has no message");
        problem.message
    }
}
