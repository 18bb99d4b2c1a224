//! What can go wrong between the app and a server.

use datavolumes_contract::Problem;

/// Why a request brought no usable answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The server could not be reached, or the connection broke.
    #[error("the server cannot be reached")]
    Network,
    /// No answer came within the time limit.
    #[error("the server did not answer in time")]
    Timeout,
    /// The app itself gave the request up, for a newer one. Never shown.
    #[error("given up")]
    Aborted,
    /// A write was refused for its token, and the person has signed in again since: nothing was done.
    #[error("the session had expired; you have signed in again since, and it can be sent again")]
    OutdatedToken,
    /// An answer came that cannot be read.
    #[error("the answer to {path} (status {status}) cannot be read: {reason}")]
    Decode {
        /// The HTTP status of the answer.
        status: u16,
        /// The path that was asked for, without its query.
        path: String,
        /// What is wrong with the body.
        reason: String,
    },
    /// The server refused.
    #[error("{problem}")]
    Rejected {
        /// The HTTP status of the answer.
        status: u16,
        /// The server's words.
        problem: Problem,
        /// The server's wish when to come back, in seconds.
        retry_after: Option<u32>,
    },
}

/// What kind of failure it is: what the app does depends on this, never on a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// 400 and 422: the request itself is wrong.
    Invalid,
    /// 401: there is no valid token.
    Unauthenticated,
    /// 403: the token's owner may not.
    Forbidden,
    /// 404 and 410: it is not there.
    NotFound,
    /// 409 and 412: it is there already, or changed meanwhile.
    Conflict,
    /// 405 and 501: this server cannot do it.
    Unsupported,
    /// 429, 502, 503, 504, an unreachable server, a time-out, a token of before: it may work later.
    Unavailable,
    /// Anything else the server says, or an answer that cannot be read.
    Unexpected,
    /// The app gave the request up.
    Aborted,
}

impl ApiError {
    /// The kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Network | Self::Timeout | Self::OutdatedToken => ErrorKind::Unavailable,
            Self::Aborted => ErrorKind::Aborted,
            Self::Decode { .. } => ErrorKind::Unexpected,
            Self::Rejected { status, .. } => match status {
                400 | 422 => ErrorKind::Invalid,
                401 => ErrorKind::Unauthenticated,
                403 => ErrorKind::Forbidden,
                404 | 410 => ErrorKind::NotFound,
                409 | 412 => ErrorKind::Conflict,
                405 | 501 => ErrorKind::Unsupported,
                429 | 502 | 503 | 504 => ErrorKind::Unavailable,
                _ => ErrorKind::Unexpected,
            },
        }
    }

    /// Whether a write that ended so may have been done all the same: the connection broke, no answer
    /// came in time, or one came that says nothing. Then one has to look, and must not just try again.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        match self {
            Self::Network | Self::Timeout | Self::Decode { .. } => true,
            // Those of a proxy, which knows no better.
            Self::Rejected { status, .. } => matches!(status, 502 | 504),
            Self::Aborted | Self::OutdatedToken => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(status: u16) -> ApiError {
        ApiError::Rejected {
            status,
            problem: Problem::new(status, "no"),
            retry_after: None,
        }
    }

    #[test]
    fn every_documented_status_has_its_kind() {
        for (status, kind) in [
            (400, ErrorKind::Invalid),
            (401, ErrorKind::Unauthenticated),
            (403, ErrorKind::Forbidden),
            (404, ErrorKind::NotFound),
            (409, ErrorKind::Conflict),
            (500, ErrorKind::Unexpected),
            (503, ErrorKind::Unavailable),
        ] {
            assert_eq!(rejected(status).kind(), kind, "{status}");
        }
    }

    #[test]
    fn only_what_brings_no_word_of_the_server_leaves_a_write_uncertain() {
        assert!(ApiError::Network.is_uncertain());
        assert!(ApiError::Timeout.is_uncertain());
        assert!(rejected(504).is_uncertain());
        assert!(!ApiError::OutdatedToken.is_uncertain());
        for status in [400, 401, 403, 404, 409, 500, 503] {
            assert!(!rejected(status).is_uncertain(), "{status}");
        }
    }
}
