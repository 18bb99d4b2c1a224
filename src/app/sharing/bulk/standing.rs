//! Where each volume of a set stands, and where all of them do.

use datavolumes_contract::{Scope, Volume};
use datavolumes_sharing::{ScopeDiff, VolumePlan};
use leptos::prelude::*;

use crate::api::{ApiError, ErrorKind};

/// Where one volume stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Standing {
    /// Its shares have not been read yet.
    #[default]
    Waiting,
    /// They are being read.
    Reading,
    /// They could not be read, or the person may not see them.
    Unread(ApiError),
    /// What is to be done to it, if anything.
    Planned(Box<VolumePlan>),
    /// Requests are made for it.
    Applying(Box<VolumePlan>),
    /// It did not work.
    Failed(Box<Failure>),
    /// All of it is so, as it was read.
    Done(Box<Proof>),
}

/// Why and where one volume stopped.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Failure {
    /// What went wrong; `None` where the server said that all of it is done, and it is not.
    pub(super) error: Option<ApiError>,
    /// What was to be done.
    pub(super) plan: VolumePlan,
    /// What of it is left; `None` where the shares could not be read since.
    pub(super) left: Option<ScopeDiff>,
    /// The scopes that the server named when it refused.
    pub(super) refused: Vec<Scope>,
}

/// What was done to one volume, and read back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Proof {
    /// What was done; nothing where all of it was so already.
    pub(super) plan: VolumePlan,
    /// Whether someone else changed the shares at the same time.
    pub(super) is_shared_work: bool,
}

impl Standing {
    /// Whether requests are still to be made for it that nobody has refused.
    pub(super) fn is_open(&self) -> bool {
        match self {
            Self::Planned(plan) => !plan.is_empty(),
            Self::Failed(failure) => failure.error.as_ref().is_some_and(halts),
            _ => false,
        }
    }

    /// Whether it did not work.
    pub(super) const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    /// Whether its shares are not known.
    pub(super) const fn is_unread(&self) -> bool {
        matches!(self, Self::Waiting | Self::Reading | Self::Unread(_))
    }

    /// What is listed first.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Failed(_) => 0,
            Self::Unread(_) => 1,
            Self::Waiting | Self::Reading | Self::Applying(_) => 2,
            Self::Planned(plan) if !plan.is_empty() => 3,
            Self::Done(_) => 4,
            Self::Planned(_) => 5,
        }
    }
}

/// Whether `error` would meet the next volume, too: nobody is signed in, or the server is not there.
pub(super) fn halts(error: &ApiError) -> bool {
    error.kind() == ErrorKind::Unauthenticated
        || matches!(error, ApiError::Network | ApiError::Timeout)
}

/// A volume of the set.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) volume: Volume,
    pub(super) standing: ArcRwSignal<Standing>,
}

/// Where the change of all volumes stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum BulkStage {
    /// It is being put together.
    #[default]
    Editing,
    /// The shares are read.
    Reading,
    /// What it would do is looked at.
    Review,
    /// Requests are made.
    Applying,
    /// Not all of it was tried: the person stopped it, or this error would have met all the rest.
    Stopped(Option<ApiError>),
    /// All of it was tried.
    Finished,
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Problem, ScopeType};

    use super::*;

    fn rejected(status: u16) -> ApiError {
        ApiError::Rejected {
            status,
            problem: Problem::new(status, "no"),
            retry_after: None,
        }
    }

    fn failed(error: Option<ApiError>) -> Standing {
        Standing::Failed(Box::new(Failure {
            error,
            plan: VolumePlan::default(),
            left: None,
            refused: Vec::new(),
        }))
    }

    #[test]
    fn only_what_would_meet_the_next_volume_too_stops_all_of_them() {
        assert!(halts(&rejected(401)));
        assert!(halts(&ApiError::Network));
        for status in [400, 403, 404, 500, 503] {
            assert!(!halts(&rejected(status)), "{status}");
        }
    }

    #[test]
    fn what_is_open_is_neither_refused_nor_done() {
        let mut plan = VolumePlan::default();
        assert!(!Standing::Planned(Box::new(plan.clone())).is_open());
        plan.diff.share(Scope::new(ScopeType::Project, "1"));
        assert!(Standing::Planned(Box::new(plan)).is_open());
        assert!(failed(Some(rejected(401))).is_open());
        assert!(!failed(Some(rejected(403))).is_open());
        assert!(!failed(None).is_open());
        assert!(!Standing::Done(Box::default()).is_open());
    }

    #[test]
    fn failures_come_first_and_what_needs_nothing_last() {
        let mut all = [
            Standing::Planned(Box::default()),
            Standing::Done(Box::default()),
            failed(None),
            Standing::Unread(rejected(403)),
        ];
        all.sort_by_key(Standing::rank);
        assert!(all[0].is_failed());
        assert!(all[1].is_unread());
        assert!(matches!(all[3], Standing::Planned(_)));
    }
}
