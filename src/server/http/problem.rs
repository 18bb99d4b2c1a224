//! Refusals: what is answered when a request is not done.

use std::borrow::Cow;

use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use datavolumes_contract::Problem;

use crate::store::StoreError;

/// A request that is not done, and why.
#[derive(Clone, Debug)]
pub struct Refusal {
    status: StatusCode,
    message: Cow<'static, str>,
    details: Option<String>,
    advice: Option<Advice>,
}

/// What a caller can do about a refusal, said in a header.
#[derive(Clone, Copy, Debug)]
enum Advice {
    /// How to authenticate.
    Challenge(&'static str),
    /// How many seconds to wait before the next try.
    RetryAfter(u32),
}

impl Refusal {
    /// A refusal with `status`; `message` is for people.
    pub fn new(status: StatusCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status,
            message: message.into(),
            details: None,
            advice: None,
        }
    }

    /// 400: the request is not one that the API documents.
    pub fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 401: `challenge` tells how to authenticate.
    pub fn unauthorized(message: &'static str, challenge: &'static str) -> Self {
        Self {
            advice: Some(Advice::Challenge(challenge)),
            ..Self::new(StatusCode::UNAUTHORIZED, message)
        }
    }

    /// 403: `message` names the permission that is missing.
    pub fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::FORBIDDEN, message)
    }

    /// 404 for a volume that is unknown, or that the caller may not know of.
    pub fn unknown_volume() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Resource id not found.")
    }

    /// 404 for an address that is no operation.
    pub fn unknown_path() -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is nothing at this address.")
    }

    /// 405. The router adds the methods that the address does have.
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "This address does not take this method.",
        )
    }

    /// 500. The cause is for the log only: it may hold what a caller must not see.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!("{cause}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong.")
    }

    /// Adds `details`.
    #[must_use]
    pub fn with_details(self, details: impl Into<String>) -> Self {
        Self {
            details: Some(details.into()),
            ..self
        }
    }

    /// Asks the caller to wait for `seconds` before the next try.
    #[must_use]
    pub fn with_retry_after(self, seconds: u32) -> Self {
        Self {
            advice: Some(Advice::RetryAfter(seconds)),
            ..self
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        let problem = Problem {
            code: self.status.as_u16(),
            message: self.message.into_owned(),
            details: self.details,
        };
        let advice = self.advice.map(|advice| match advice {
            Advice::Challenge(text) => [(WWW_AUTHENTICATE, HeaderValue::from_static(text))],
            Advice::RetryAfter(seconds) => [(RETRY_AFTER, HeaderValue::from(seconds))],
        });
        (self.status, advice, Json(problem)).into_response()
    }
}

/// What a database said is for the log. Where another process holds it, waiting helps.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        match &error {
            StoreError::Sqlite(cause)
                if matches!(
                    cause.sqlite_error_code(),
                    Some(DatabaseBusy | DatabaseLocked)
                ) =>
            {
                tracing::warn!("{error}");
                Self::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "Please try again in a few seconds.",
                )
                .with_retry_after(2)
            }
            _ => Self::internal(&error),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use rusqlite::ffi;

    use super::*;

    fn answer_to(code: i32) -> Response<Body> {
        let text = Some("secret detail".to_owned());
        let cause = rusqlite::Error::SqliteFailure(ffi::Error::new(code), text);
        Refusal::from(StoreError::from(cause)).into_response()
    }

    #[test]
    fn a_database_that_another_process_holds_is_worth_another_try() {
        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_LOCKED] {
            let answer = answer_to(code);
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(answer.headers()[RETRY_AFTER], "2");
        }
    }

    #[tokio::test]
    async fn what_a_broken_database_says_is_not_told() {
        let answer = answer_to(ffi::SQLITE_IOERR);
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert_eq!(body, r#"{"code":500,"message":"Something went wrong."}"#);
    }
}
