//! The ways in which a request fails.

use crate::ErrorBody;

#[cfg(test)]
mod tests;

/// Why a request has no usable response.
///
/// The messages are clauses in lower case, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The server cannot be reached, or the connection broke.
    #[error("the server could not be reached")]
    Network,
    /// There was no complete response within [`REQUEST_TIMEOUT`](crate::REQUEST_TIMEOUT).
    #[error("the server did not answer in time")]
    Timeout,
    /// The server refused the token of a write, and the session has another token by now. Nothing was
    /// changed.
    #[error("the session had expired; you have signed in again and can retry")]
    OutdatedToken,
    /// The user for whom the request was made has signed out, or another one has signed in. The response, if
    /// there was one, is not for this user.
    #[error("the session of this request has ended")]
    UserChanged,
    /// Something between the app and the API answered, such as a proxy, a sign-in in front of the API, or
    /// the network of a hotel: a redirect, a page, or the error of a gateway.
    #[error("something between you and the API answered {path} with {}", body.answer(*status))]
    Intercepted {
        /// The HTTP status of the response; 0 for a redirect whose status is not known.
        status: u16,
        /// The path of the request, without its query.
        path: String,
        /// What it answered.
        body: ErrorBody,
        /// The value of `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// The body of a successful response cannot be read.
    #[error("the answer to {path} (status {status}) cannot be read: {reason}")]
    Decode {
        /// The HTTP status of the response.
        status: u16,
        /// The path of the request, without its query.
        path: String,
        /// What is wrong with the body.
        reason: String,
        /// Whether the body is a part of one: the rest was lost on its way.
        is_truncated: bool,
    },
    /// A successful response is about something else than the request: another volume, for example, or a
    /// list without the scopes that were added.
    #[error("the answer to {path} (status {status}) does not match the request: {reason}")]
    Mismatch {
        /// The HTTP status of the response.
        status: u16,
        /// The path of the request, without its query.
        path: String,
        /// The difference.
        reason: &'static str,
    },
    /// The server answered with a status other than 2xx.
    #[error("{}", body.problem(*status))]
    Rejected {
        /// The HTTP status of the response.
        status: u16,
        /// What the server said. If it said nothing, the message of the error is a text for the status.
        body: ErrorBody,
        /// The value of `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
}

/// The kind of a failure. The app decides by the kind, never by a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// 400 and 422: the request is not valid.
    Invalid,
    /// 401: the token is missing or not valid.
    Unauthenticated,
    /// 403: the caller lacks a permission.
    Forbidden,
    /// 404 and 410: the resource does not exist.
    NotFound,
    /// 409 and 412: the resource exists already, or was changed by another request.
    Conflict,
    /// 405 and 501, or a 404 that is not from the API: the server does not support the operation.
    Unsupported,
    /// 429, 502, 503, 504, a network error, a timeout or an outdated token: a later request may succeed.
    Unavailable,
    /// Any other status, or a body that cannot be read or does not say what was asked for.
    Unexpected,
}

impl ApiError {
    /// The kind of this failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Network | Self::Timeout | Self::OutdatedToken => ErrorKind::Unavailable,
            Self::Decode { .. } | Self::Mismatch { .. } | Self::UserChanged => {
                ErrorKind::Unexpected
            }
            Self::Rejected { status, .. } => kind_of_status(*status),
            Self::Intercepted { status, .. } => match kind_of_status(*status) {
                kind @ (ErrorKind::Unauthenticated
                | ErrorKind::Unavailable
                | ErrorKind::Unsupported) => kind,
                ErrorKind::NotFound => ErrorKind::Unsupported,
                // Only the API itself knows about permissions, volumes and requests.
                _ => ErrorKind::Unexpected,
            },
        }
    }

    /// Whether a write that failed like this may have been applied: the connection broke, there was no
    /// response in time, or the response does not say. The state has to be read before the write is sent
    /// again.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        match self {
            Self::Network | Self::Timeout | Self::Decode { .. } | Self::Mismatch { .. } => true,
            // A gateway does not know what the server did.
            Self::Rejected { status, .. } => matches!(status, 502 | 504),
            // With 4xx it did not pass the request on, except that 408 may come late.
            Self::Intercepted { status, .. } => !(400..500).contains(status) || *status == 408,
            Self::OutdatedToken | Self::UserChanged => false,
        }
    }

    /// The seconds that the server asks to wait before the next request.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Rejected { retry_after, .. } | Self::Intercepted { retry_after, .. } => {
                *retry_after
            }
            _ => None,
        }
    }

    /// Whether a sign-in in front of the API has probably expired, so that a reload of the page, which
    /// the sign-in can redirect, helps.
    #[must_use]
    pub const fn is_solved_by_reload(&self) -> bool {
        match self {
            Self::Intercepted { status, .. } => matches!(status, 0..=399 | 401 | 403 | 511),
            _ => false,
        }
    }
}

const fn kind_of_status(status: u16) -> ErrorKind {
    match status {
        400 | 422 => ErrorKind::Invalid,
        401 => ErrorKind::Unauthenticated,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        409 | 412 => ErrorKind::Conflict,
        405 | 501 => ErrorKind::Unsupported,
        429 | 502 | 503 | 504 => ErrorKind::Unavailable,
        _ => ErrorKind::Unexpected,
    }
}
