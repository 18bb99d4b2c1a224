//! The load state of the shares of a volume.

use datavolumes_client::ErrorKind;
use datavolumes_contract::{SharedScope, Volume};
use datavolumes_sharing::ScopeSet;

use crate::remote::{Notice, Remote, Task};

/// What is known of the shares of a volume. Each variant is displayed differently.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum SharesState {
    /// The request is pending.
    #[default]
    Loading,
    /// The user may not see the shares.
    Forbidden(Notice),
    /// The request failed.
    Failed(Notice),
    /// The shares. An empty list means that the volume is not shared.
    Loaded(Vec<SharedScope>),
}

impl SharesState {
    /// The state of a request for the shares. Shares loaded earlier are kept while a newer request
    /// is pending and if it fails.
    pub(super) fn of_remote(remote: &Remote<Vec<SharedScope>>) -> Self {
        match remote {
            Remote::Loading { last: None } => Self::Loading,
            Remote::Ready(shares)
            | Remote::Loading { last: Some(shares) }
            | Remote::Failed {
                last: Some(shares), ..
            } => Self::Loaded(shares.clone()),
            Remote::Failed { error, last: None } => {
                let notice = Notice::of(error, Task::Shares);
                match error.kind() {
                    ErrorKind::Forbidden => Self::Forbidden(notice),
                    _ => Self::Failed(notice),
                }
            }
        }
    }

    /// The shares that the volume itself lists, or else the state of the request for them.
    pub(super) fn of_volume(volume: &Volume, remote: &Remote<Vec<SharedScope>>) -> Self {
        match &volume.shared_scopes {
            Some(shares) => Self::Loaded(shares.clone()),
            None => Self::of_remote(remote),
        }
    }

    /// The scopes, if loaded.
    pub(super) fn loaded(&self) -> Option<ScopeSet> {
        match self {
            Self::Loaded(shares) => Some(scopes(shares)),
            _ => None,
        }
    }
}

/// The scopes of `shares`, without the metadata.
pub(super) fn scopes(shares: &[SharedScope]) -> ScopeSet {
    shares.iter().map(SharedScope::scope).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rejected;

    fn failed(status: u16) -> Remote<Vec<SharedScope>> {
        Remote::Failed {
            error: rejected(status),
            last: None,
        }
    }

    #[test]
    fn loading_forbidden_failed_and_empty_are_distinct() {
        let of_remote = SharesState::of_remote;
        assert_eq!(of_remote(&Remote::default()), SharesState::Loading);
        assert!(matches!(of_remote(&failed(403)), SharesState::Forbidden(_)));
        assert!(matches!(of_remote(&failed(500)), SharesState::Failed(_)));
        let empty = of_remote(&Remote::Ready(Vec::new()));
        assert_eq!(empty.loaded(), Some(ScopeSet::new()));
        assert_eq!(of_remote(&failed(403)).loaded(), None);
    }

    #[test]
    fn shares_listed_by_the_volume_take_precedence() {
        let mut volume = Volume {
            shared_scopes: Some(Vec::new()),
            ..Volume::default()
        };
        let state = SharesState::of_volume(&volume, &failed(403));
        assert_eq!(state, SharesState::Loaded(Vec::new()));
        volume.shared_scopes = None;
        let state = SharesState::of_volume(&volume, &failed(403));
        assert!(matches!(state, SharesState::Forbidden(_)));
    }
}
