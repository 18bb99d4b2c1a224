//! The states of a mutation and the steps between them.

use datavolumes_client::{ApiError, ErrorKind};

/// The state of a write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mutation {
    /// Nothing was sent, or the last write was applied.
    #[default]
    Idle,
    /// The write is pending.
    Pending,
    /// The response was lost. The state on the server is being read.
    Verifying,
    /// The server rejected the write.
    Rejected(ApiError),
    /// The response was lost for this reason, and the write was not applied. It can be sent again.
    NotApplied(ApiError),
    /// The response was lost, and so was that of the verification.
    Unknown {
        /// Why there is no response to the write.
        error: ApiError,
        /// Why the verification failed.
        verification: ApiError,
    },
}

impl Mutation {
    /// Whether the write or its verification is pending.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Pending | Self::Verifying)
    }

    /// Whether it cannot be found out now if the write was applied.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }

    /// Whether the result is not known yet, so that no other write may follow.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.is_pending() || self.is_unknown()
    }

    /// Why the write failed.
    #[must_use]
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Rejected(error) | Self::NotApplied(error) | Self::Unknown { error, .. } => {
                Some(error)
            }
            Self::Idle | Self::Pending | Self::Verifying => None,
        }
    }
}

/// What follows a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The write was applied.
    Done,
    /// Read whether the write was applied, which failed with this error.
    Verify(ApiError),
    /// Nothing follows.
    End(Mutation),
}

/// The step after the write.
///
/// A rejection of the request itself is verified too: a browser repeats a request if a connection that it
/// kept open turns out to be closed, and a request that timed out may be applied late. "The name is taken"
/// then means that the first request succeeded.
pub(super) fn after_write(result: Result<(), ApiError>) -> Step {
    match result {
        Ok(()) => Step::Done,
        Err(error) if error.is_uncertain() || rejects_the_request(&error) => Step::Verify(error),
        Err(error) => Step::End(Mutation::Rejected(error)),
    }
}

/// The step after the last verification of a write that failed with `error`.
///
/// If the verification failed, nothing is known: a rejected request may have been applied before. It is
/// believed if the caller may not read, since that stays so.
pub(super) fn after_verification(result: Result<bool, ApiError>, error: ApiError) -> Step {
    match result {
        Ok(true) => Step::Done,
        Ok(false) if error.is_uncertain() => Step::End(Mutation::NotApplied(error)),
        Err(verification) if error.is_uncertain() || can_be_repeated(&verification) => {
            Step::End(Mutation::Unknown {
                error,
                verification,
            })
        }
        _ => Step::End(Mutation::Rejected(error)),
    }
}

/// Whether a verification that failed with `error` may succeed later.
pub(super) fn can_be_repeated(error: &ApiError) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Unauthenticated | ErrorKind::Unavailable | ErrorKind::Unexpected
    )
}

fn rejects_the_request(error: &ApiError) -> bool {
    matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rejected;

    fn unreadable() -> ApiError {
        ApiError::Decode {
            status: 201,
            path: "/x".to_owned(),
            reason: "it is empty".to_owned(),
            is_truncated: true,
        }
    }

    #[test]
    fn a_lost_response_is_verified_and_a_refusal_of_the_caller_is_not() {
        for error in [
            ApiError::Network,
            ApiError::Timeout,
            unreadable(),
            rejected(502),
            rejected(504),
        ] {
            let step = after_write(Err(error.clone()));
            assert_eq!(step, Step::Verify(error));
        }
        for status in [401, 403, 404, 500, 503] {
            let step = after_write(Err(rejected(status)));
            assert_eq!(step, Step::End(Mutation::Rejected(rejected(status))));
        }
        assert_eq!(after_write(Ok(())), Step::Done);
    }

    #[test]
    fn a_rejection_of_the_request_may_mean_that_it_was_applied() {
        for status in [400, 409] {
            let step = after_write(Err(rejected(status)));
            assert_eq!(step, Step::Verify(rejected(status)));
            assert_eq!(after_verification(Ok(true), rejected(status)), Step::Done);
            for not_seen in [Ok(false), Err(rejected(403))] {
                let step = after_verification(not_seen, rejected(status));
                assert_eq!(step, Step::End(Mutation::Rejected(rejected(status))));
            }
            for failed in [ApiError::Network, unreadable(), rejected(401)] {
                let step = after_verification(Err(failed.clone()), rejected(status));
                let unknown = Mutation::Unknown {
                    error: rejected(status),
                    verification: failed,
                };
                assert_eq!(step, Step::End(unknown));
            }
        }
    }

    #[test]
    fn only_a_write_that_is_known_not_to_be_applied_can_be_sent_again() {
        let lost = ApiError::Timeout;
        assert_eq!(after_verification(Ok(true), lost.clone()), Step::Done);
        let not_applied = Mutation::NotApplied(lost.clone());
        assert!(!not_applied.is_busy());
        assert_eq!(
            after_verification(Ok(false), lost.clone()),
            Step::End(not_applied)
        );
        let unknown = Mutation::Unknown {
            error: lost.clone(),
            verification: ApiError::Network,
        };
        assert!(unknown.is_busy());
        let step = after_verification(Err(ApiError::Network), lost);
        assert_eq!(step, Step::End(unknown));
    }
}
