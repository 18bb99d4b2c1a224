//! A value that lives on the server.

use datavolumes_client::{ApiError, ErrorKind};

/// A value that lives on the server. The last value is kept while a newer one is being loaded, and if that
/// fails, unless the user may not read it any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remote<T> {
    /// A request is pending.
    Loading {
        /// The last value.
        last: Option<T>,
    },
    /// The value is up to date.
    Ready(T),
    /// The last request failed.
    Failed {
        /// Why.
        error: ApiError,
        /// The last value, which may be outdated.
        last: Option<T>,
    },
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self::Loading { last: None }
    }
}

impl<T> Remote<T> {
    /// The last value.
    #[must_use]
    pub fn latest(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading { last } | Self::Failed { last, .. } => last.as_ref(),
        }
    }

    /// The last value, to change it in place.
    pub fn latest_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading { last } | Self::Failed { last, .. } => last.as_mut(),
        }
    }

    /// Why the last request failed.
    #[must_use]
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// The kind of the failure of the last request.
    #[must_use]
    pub fn error_kind(&self) -> Option<ErrorKind> {
        self.error().map(ApiError::kind)
    }

    /// Whether a request is pending.
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

    /// A request starts.
    pub fn begin(&mut self) {
        let last = std::mem::take(self).into_latest();
        *self = Self::Loading { last };
    }

    /// A request ends.
    pub fn finish(&mut self, result: Result<T, ApiError>) {
        *self = match result {
            Ok(value) => Self::Ready(value),
            Err(error) => {
                let last = std::mem::take(self).into_latest();
                let last = last.filter(|_| error.kind() != ErrorKind::Forbidden);
                Self::Failed { error, last }
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rejected;

    #[test]
    fn what_may_not_be_read_any_more_is_not_kept() {
        let mut remote = Remote::Ready(1);
        remote.begin();
        remote.finish(Err(rejected(403)));
        assert_eq!(remote.latest(), None);
        assert_eq!(remote.error(), Some(&rejected(403)));
        for status in [401, 404, 500, 503] {
            let mut remote = Remote::Ready(1);
            remote.finish(Err(rejected(status)));
            assert_eq!(remote.latest(), Some(&1), "{status}");
        }
    }

    #[test]
    fn the_last_value_is_kept_while_loading_and_after_a_failure() {
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
}
