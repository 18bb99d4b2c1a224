//! The error responses of the API.

use std::any::Any;
use std::borrow::Cow;
use std::fmt::Display;

use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use rusqlite::ErrorCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::store::StoreError;

/// How many seconds a client waits after the database was busy.
const BUSY_RETRY_AFTER_SECONDS: u32 = 2;

/// The body of every error.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem)]
pub(crate) struct ErrorBody {
    /// The status of the response.
    #[schema(minimum = 100, maximum = 599)]
    code: u16,
    /// What is wrong, for people.
    message: String,
    /// More about what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<String>,
    /// The id of the request in the log of the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

impl ErrorBody {
    /// Adds the id of the request.
    pub(crate) fn with_request_id(self, id: String) -> Self {
        Self {
            request_id: Some(id),
            ..self
        }
    }
}

/// A response with an error status and a JSON body `{code, message, details?}`.
#[derive(Clone, Debug)]
pub struct ErrorResponse {
    status: StatusCode,
    message: Cow<'static, str>,
    details: Option<String>,
    header: Option<ErrorHeader>,
}

/// The header that tells a client how to proceed.
#[derive(Clone, Copy, Debug)]
enum ErrorHeader {
    /// `WWW-Authenticate`
    WwwAuthenticate(&'static str),
    /// `Retry-After`, in seconds
    RetryAfter(u32),
}

impl ErrorResponse {
    /// An error with `status`. The user reads `message`.
    pub fn new(status: StatusCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status,
            message: message.into(),
            details: None,
            header: None,
        }
    }

    /// 400: the request does not conform to the API.
    pub fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 401 with the `WWW-Authenticate` header `challenge`.
    pub fn unauthorized(message: &'static str, challenge: &'static str) -> Self {
        Self {
            header: Some(ErrorHeader::WwwAuthenticate(challenge)),
            ..Self::new(StatusCode::UNAUTHORIZED, message)
        }
    }

    /// 403. `message` names the missing permission.
    pub fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::FORBIDDEN, message)
    }

    /// 404 for a volume that does not exist or that the caller may not know about.
    pub fn volume_not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Resource id not found.")
    }

    /// 400 for a change of a volume that is being deleted.
    pub(crate) fn being_deleted() -> Self {
        Self::bad_request("The data volume is being deleted and cannot be changed.")
    }

    /// 404 for a path without an operation.
    pub fn path_not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Path not found.")
    }

    /// 405. The router adds the `Allow` header.
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "This path does not support this method.",
        )
    }

    const BUSY: &str = "Please try again in a few seconds.";

    /// 503 because the server has too much to do.
    pub(crate) fn busy() -> Self {
        Self::unavailable(Self::BUSY)
    }

    fn unavailable(message: &'static str) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
            .with_retry_after(BUSY_RETRY_AFTER_SECONDS)
    }

    /// 500. `cause` is logged and not sent, because it may contain internal data.
    pub fn internal(cause: &dyn Display) -> Self {
        tracing::error!("{cause}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong.")
    }

    /// 500 for a handler that panicked with `payload`, whose message is logged.
    pub(crate) fn from_panic(payload: &(dyn Any + Send)) -> Self {
        let message = payload.downcast_ref::<String>().map(String::as_str);
        let message = message
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no message");
        Self::internal(&format!("a handler panicked: {message}"))
    }

    /// Adds `details` to the body.
    #[must_use]
    pub fn with_details(self, details: impl Into<String>) -> Self {
        Self {
            details: Some(details.into()),
            ..self
        }
    }

    /// Adds the header `Retry-After`.
    #[must_use]
    pub fn with_retry_after(self, seconds: u32) -> Self {
        Self {
            header: Some(ErrorHeader::RetryAfter(seconds)),
            ..self
        }
    }
}

impl IntoResponse for ErrorResponse {
    fn into_response(self) -> Response<Body> {
        let body = ErrorBody {
            code: self.status.as_u16(),
            message: self.message.into_owned(),
            details: self.details,
            request_id: None,
        };
        let header = self.header.map(|header| match header {
            ErrorHeader::WwwAuthenticate(challenge) => {
                [(WWW_AUTHENTICATE, HeaderValue::from_static(challenge))]
            }
            ErrorHeader::RetryAfter(seconds) => [(RETRY_AFTER, HeaderValue::from(seconds))],
        });
        let mut response = (self.status, header, Json(&body)).into_response();
        // For the layer that adds the id of the request.
        response.extensions_mut().insert(body);
        response
    }
}

/// 503 if the database is in use or the request takes too long, otherwise 500. The error itself is
/// only logged.
impl From<StoreError> for ErrorResponse {
    fn from(error: StoreError) -> Self {
        let message = match &error {
            #[cfg(not(target_family = "wasm"))]
            StoreError::Pool(_) => Self::BUSY,
            StoreError::Sqlite(cause) => match cause.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::BUSY,
                Some(ErrorCode::OperationInterrupted) => {
                    "The request takes too long. Try again with fewer or other filters."
                }
                _ => return Self::internal(&error),
            },
            StoreError::Schema { .. } | StoreError::Foreign => return Self::internal(&error),
        };
        tracing::warn!("{error}");
        Self::unavailable(message)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use rusqlite::ffi;

    use super::*;

    fn response_to(code: i32) -> Response<Body> {
        let text = Some("secret detail".to_owned());
        let cause = rusqlite::Error::SqliteFailure(ffi::Error::new(code), text);
        ErrorResponse::from(StoreError::from(cause)).into_response()
    }

    #[test]
    fn a_busy_database_and_a_slow_statement_are_answered_with_503_and_retry_after() {
        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_LOCKED, ffi::SQLITE_INTERRUPT] {
            let response = response_to(code);
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(response.headers()[RETRY_AFTER], "2");
        }
    }

    #[tokio::test]
    async fn the_message_of_the_database_is_not_sent() {
        let response = response_to(ffi::SQLITE_IOERR);
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert_eq!(body, r#"{"code":500,"message":"Something went wrong."}"#);
    }
}
