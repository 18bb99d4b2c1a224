//! Loading as a value: what is known of something that lives on a server.

mod health;
mod submission;
mod use_remote;

pub use health::{Health, Outage};
pub use submission::{
    Looking, SECOND_LOOK, Sending, Submission, UseSubmission, pause, use_submission,
};
pub use use_remote::{Flight, UseRemote, use_remote};

use crate::api::ApiError;

/// What is known of a value that lives on a server. The last good value is kept while a newer one
/// is on its way, and when that fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remote<T> {
    /// The answer is on its way.
    Loading {
        /// The last good value.
        last: Option<T>,
    },
    /// The answer is here.
    Ready(T),
    /// No usable answer came.
    Failed {
        /// Why.
        error: ApiError,
        /// The last good value, which may be out of date.
        last: Option<T>,
    },
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self::Loading { last: None }
    }
}

impl<T> Remote<T> {
    /// The newest good value, however old.
    #[must_use]
    pub fn latest(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading { last } | Self::Failed { last, .. } => last.as_ref(),
        }
    }

    /// The newest good value, to change it in place.
    pub fn latest_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading { last } | Self::Failed { last, .. } => last.as_mut(),
        }
    }

    /// Why there is no newer value.
    #[must_use]
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// Whether an answer is on its way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading { .. })
    }

    fn into_latest(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading { last } | Self::Failed { last, .. } => last,
        }
    }

    /// A request begins: what was known stays known.
    pub fn begin(&mut self) {
        let last = std::mem::take(self).into_latest();
        *self = Self::Loading { last };
    }

    /// A request ends. One that the app gave up changes nothing.
    pub fn finish(&mut self, result: Result<T, ApiError>) {
        *self = match result {
            Ok(value) => Self::Ready(value),
            Err(ApiError::Aborted) => return,
            Err(error) => Self::Failed {
                error,
                last: std::mem::take(self).into_latest(),
            },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_good_value_outlives_loading_and_failure() {
        let mut remote = Remote::default();
        remote.finish(Ok(1));
        remote.begin();
        assert_eq!(remote, Remote::Loading { last: Some(1) });
        remote.finish(Err(ApiError::Network));
        assert_eq!(
            remote,
            Remote::Failed {
                error: ApiError::Network,
                last: Some(1)
            }
        );
        remote.begin();
        assert_eq!(remote.latest(), Some(&1));
        remote.finish(Ok(2));
        assert_eq!(remote, Remote::Ready(2));
    }

    #[test]
    fn a_request_that_was_given_up_changes_nothing() {
        let mut remote = Remote::Loading { last: Some(1) };
        remote.finish(Err(ApiError::Aborted));
        assert_eq!(remote, Remote::Loading { last: Some(1) });
    }
}
