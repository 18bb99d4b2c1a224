//! Reading a response: its status, then its body.

use chrono::{DateTime, Utc};
use datavolumes_contract::{DecodeError, Problem, from_json};
use serde::de::DeserializeOwned;

use crate::{ApiError, ApiResponse, retry_after};

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

/// The longest part of a body that an error quotes, in characters.
const MAX_EXCERPT: usize = 200;

impl ApiResponse {
    /// The response itself if its status is 2xx.
    ///
    /// # Errors
    /// [`ApiError::Rejected`] for any other status. If the body is not a [`Problem`] (an error page of a
    /// proxy, for example), the message is a text for the status.
    pub(crate) fn into_success(self, now: DateTime<Utc>) -> Result<Self, ApiError> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        let problem = from_json::<Problem>(&self.body)
            .ok()
            .filter(|problem| !problem.message.is_empty())
            .unwrap_or_else(|| Problem::new(self.status, status_text(self.status)));
        let retry_after = self.retry_after.as_deref();
        Err(ApiError::Rejected {
            status: self.status,
            problem,
            retry_after: retry_after.and_then(|value| retry_after::seconds(value, now)),
        })
    }

    /// The body as a `T`.
    ///
    /// # Errors
    /// [`ApiError::Decode`] with `path` and what is wrong with the body.
    pub(crate) fn decode<T: DeserializeOwned>(&self, path: &str) -> Result<T, ApiError> {
        from_json(&self.body).map_err(|error| self.decode_error(path, &error))
    }

    fn decode_error(&self, path: &str, error: &DecodeError) -> ApiError {
        let reason = match self.body.trim_start().chars().next() {
            None => "it is empty".to_owned(),
            Some('{' | '[') => error.to_string(),
            Some(_) => {
                let excerpt: String = self.body.trim().chars().take(MAX_EXCERPT).collect();
                format!("it is not JSON but “{excerpt}”")
            }
        };
        let path = path.split('?').next().unwrap_or_default().to_owned();
        ApiError::Decode {
            status: self.status,
            path,
            reason,
        }
    }
}

/// The text for a status if the server sent none.
fn status_text(status: u16) -> &'static str {
    match status {
        400 => "Bad request.",
        401 => "Unauthorized.",
        403 => "You do not have sufficient permissions.",
        404 => "The specified resource was not found.",
        409 => "The specified resource already exists.",
        502..=504 => "The service is not available.",
        _ => "The server did not say why.",
    }
}
