//! Whom a volume is shared with, as far as the server tells.

use datavolumes_client::ErrorKind;
use datavolumes_contract::{SharedScope, Volume};
use datavolumes_sharing::ScopeSet;

use crate::notice::{Notice, Task};
use crate::remote::Remote;

/// What is known of the shares of a volume. Nothing of this may ever look like another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Shares {
    /// The answer is on its way.
    #[default]
    Loading,
    /// The person may not see them.
    NotPermitted(Notice),
    /// No usable answer came.
    NotLoaded(Notice),
    /// These; none means that it is shared with nobody.
    Known(Vec<SharedScope>),
}

impl Shares {
    /// What the answer to the question for the shares alone says.
    pub(super) fn of(answer: &Remote<Vec<SharedScope>>) -> Self {
        match answer {
            Remote::Loading { last: None } => Self::Loading,
            Remote::Ready(shares)
            | Remote::Loading { last: Some(shares) }
            | Remote::Failed {
                last: Some(shares), ..
            } => Self::Known(shares.clone()),
            Remote::Failed { error, last: None } => {
                let notice = Notice::of(error, Task::Shares);
                match error.kind() {
                    ErrorKind::Forbidden => Self::NotPermitted(notice),
                    _ => Self::NotLoaded(notice),
                }
            }
        }
    }

    /// What the volume itself tells, or else the answer to the question for its shares.
    pub(super) fn told_by(volume: &Volume, answer: &Remote<Vec<SharedScope>>) -> Self {
        match &volume.shared_scopes {
            Some(shares) => Self::Known(shares.clone()),
            None => Self::of(answer),
        }
    }

    /// The scopes, where they are known.
    pub(super) fn known(&self) -> Option<ScopeSet> {
        match self {
            Self::Known(shares) => Some(scopes(shares)),
            _ => None,
        }
    }
}

/// The scopes alone, without who and when.
pub(super) fn scopes(shares: &[SharedScope]) -> ScopeSet {
    shares.iter().map(SharedScope::scope).collect()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::Problem;

    use super::*;
    use datavolumes_client::ApiError;

    fn failed(status: u16) -> Remote<Vec<SharedScope>> {
        Remote::Failed {
            error: ApiError::Rejected {
                status,
                problem: Problem::new(status, "no"),
                retry_after: None,
            },
            last: None,
        }
    }

    #[test]
    fn not_loaded_not_permitted_and_nobody_are_told_apart() {
        assert_eq!(Shares::of(&Remote::default()), Shares::Loading);
        assert!(matches!(Shares::of(&failed(403)), Shares::NotPermitted(_)));
        assert!(matches!(Shares::of(&failed(500)), Shares::NotLoaded(_)));
        let nobody = Shares::of(&Remote::Ready(Vec::new()));
        assert_eq!(nobody.known(), Some(ScopeSet::new()));
        assert_eq!(Shares::of(&failed(403)).known(), None);
    }

    #[test]
    fn what_the_volume_tells_needs_no_second_answer() {
        let mut volume = Volume {
            shared_scopes: Some(Vec::new()),
            ..Volume::default()
        };
        assert_eq!(
            Shares::told_by(&volume, &failed(403)),
            Shares::Known(Vec::new())
        );
        volume.shared_scopes = None;
        let told = Shares::told_by(&volume, &failed(403));
        assert!(matches!(told, Shares::NotPermitted(_)));
    }
}
