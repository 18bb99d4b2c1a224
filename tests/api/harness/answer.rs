//! An answer that was read to its end.

use axum::http::HeaderMap;
use axum::response::Response;
use datavolumes_contract::Problem;
use http_body_util::BodyExt;
use serde_json::Value;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// `None` where the connection was closed instead.
    pub(crate) bytes: Option<Vec<u8>>,
}

impl Answer {
    pub(crate) async fn read(response: Response) -> Self {
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.ok();
        Self {
            status: head.status.as_u16(),
            headers: head.headers,
            bytes: bytes.map(|bytes| bytes.to_bytes().to_vec()),
        }
    }

    /// The text of a header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_default()
    }

    pub(crate) fn text(&self) -> &str {
        let bytes = self.bytes.as_deref().expect("there is an answer");
        std::str::from_utf8(bytes).expect("the answer is UTF-8")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(self.text()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The body of an answer with `status`; `null` where there is none.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        if self.text().is_empty() {
            return Value::Null;
        }
        self.json()
    }

    /// The value that an answer with `status` has.
    #[track_caller]
    pub(crate) fn read_as<T: for<'de> serde::Deserialize<'de>>(&self, status: u16) -> T {
        serde_json::from_value(self.expect(status)).unwrap()
    }

    /// The message of a refusal with `status`.
    #[track_caller]
    pub(crate) fn refusal(&self, status: u16) -> String {
        let problem: Problem = self.read_as(status);
        assert_eq!(problem.code, status);
        assert!(!problem.message.is_empty(), "a refusal says why");
        problem.message
    }
}
