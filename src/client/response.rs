//! Reading a response: its status, then its body.

use chrono::{DateTime, Utc};
use datavolumes_contract::from_json;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::{ApiError, ApiResponse, ErrorBody};

#[cfg(test)]
mod tests;

/// A value and the body that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithBody<T> {
    /// The value.
    pub value: T,
    /// The body of the response, unchanged.
    pub text: String,
}

impl ApiResponse {
    /// The response itself if the API answered with a status 2xx.
    ///
    /// # Errors
    /// [`ApiError::Rejected`] for any other status of the API, [`ApiError::Intercepted`] for the answer to
    /// `path` of something else.
    pub(crate) fn into_success(self, path: &str, now: DateTime<Utc>) -> Result<Self, ApiError> {
        if self.is_intercepted() {
            return Err(self.intercepted(path, now));
        }
        if self.status < 300 {
            return Ok(self);
        }
        Err(ApiError::Rejected {
            status: self.status,
            body: self.error_body(),
            retry_after: self.retry_after(now),
        })
    }

    /// The body as a `T`.
    ///
    /// # Errors
    /// [`ApiError::Decode`] with `path` and what is wrong with the body. [`ApiError::Intercepted`] if the
    /// body is not JSON: the API sends nothing else.
    pub(crate) fn decode<T: DeserializeOwned>(&self, path: &str) -> Result<T, ApiError> {
        from_json(&self.body).map_err(|error| self.decode_error(path, &error))
    }

    pub(crate) fn decode_error(&self, path: &str, reason: &dyn std::fmt::Display) -> ApiError {
        let reason = match self.body.trim_start().chars().next() {
            None => "it is empty".to_owned(),
            Some('{' | '[') => reason.to_string(),
            Some(_) => return self.intercepted(path, DateTime::UNIX_EPOCH),
        };
        ApiError::Decode {
            status: self.status,
            path: without_query(path),
            reason,
            is_truncated: serde_json::from_str::<IgnoredAny>(&self.body)
                .is_err_and(|error| error.is_eof()),
        }
    }

    /// The error for a response to `path` that differs from the request.
    pub(crate) fn mismatch(&self, path: &str, reason: &'static str) -> ApiError {
        ApiError::Mismatch {
            status: self.status,
            path: without_query(path),
            reason,
        }
    }

    fn intercepted(&self, path: &str, now: DateTime<Utc>) -> ApiError {
        ApiError::Intercepted {
            status: self.status,
            path: without_query(path),
            body: self.error_body(),
            retry_after: self.retry_after(now),
        }
    }

    /// Whether something between the app and the API answered: with a page, a redirect, or the error of a
    /// gateway.
    pub(crate) fn is_intercepted(&self) -> bool {
        self.is_page() || matches!(self.status, 0..=199 | 300..=399 | 502 | 504)
    }

    /// Whether the body is markup. The API sends JSON only.
    fn is_page(&self) -> bool {
        let content_type = self.content_type.as_deref().unwrap_or_default();
        content_type.contains("html") || self.body.trim_start().starts_with('<')
    }

    fn error_body(&self) -> ErrorBody {
        if self.is_page() {
            ErrorBody::Page
        } else {
            ErrorBody::Text(self.body.clone())
        }
    }

    /// The value of `Retry-After` in seconds. A date is compared with the clock of the server, if it told
    /// its time, and with `now` otherwise.
    fn retry_after(&self, now: DateTime<Utc>) -> Option<u32> {
        self.retry_after?.seconds(self.date.unwrap_or(now))
    }
}

fn without_query(path: &str) -> String {
    path.split('?').next().unwrap_or_default().to_owned()
}
