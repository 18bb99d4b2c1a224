//! What the directory of the API has returned so far.

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_contract::{Entries, ScopeType};
use datavolumes_sharing::OrgIndex;

use crate::remote::{Connectivity, Notice, Task};

/// The maximum number of scopes to load per level. Others can be added by their ids.
pub(super) const MAX_SCOPES_PER_LEVEL: usize = 20_000;

/// The load state of one level of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LoadState {
    /// A request is pending.
    Loading,
    /// All scopes are loaded.
    Complete,
    /// There are more than [`MAX_SCOPES_PER_LEVEL`] scopes; the rest is not loaded.
    Truncated,
    /// The user may not list this level.
    Forbidden,
    /// The server does not list this level.
    Unsupported,
    /// A request failed.
    Failed {
        /// The title of the error notice.
        title: String,
        /// Whether the request is repeated automatically.
        is_temporary: bool,
    },
}

impl LoadState {
    fn of_error(error: &ApiError) -> Self {
        match error.kind() {
            ErrorKind::Forbidden => Self::Forbidden,
            ErrorKind::NotFound | ErrorKind::Unsupported => Self::Unsupported,
            _ => Self::Failed {
                title: Notice::of(error, Task::Directory).title,
                is_temporary: Connectivity::is_transient(error),
            },
        }
    }

    /// Why there may be more projects than are known, as a sentence. `None` if all are.
    pub(super) const fn missing_projects(&self) -> Option<&'static str> {
        match self {
            Self::Complete => None,
            Self::Loading => Some("The projects are still being loaded."),
            Self::Truncated => Some("There are more projects than are loaded."),
            Self::Forbidden => Some("You don’t have permission to list the projects."),
            Self::Unsupported => Some("This server does not list its projects."),
            Self::Failed { .. } => Some("The projects could not be loaded."),
        }
    }

    fn is_temporary_failure(&self) -> bool {
        matches!(
            self,
            Self::Failed {
                is_temporary: true,
                ..
            }
        )
    }
}

/// The progress of one level of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LevelProgress {
    /// The level.
    pub(super) level: ScopeType,
    /// The load state.
    pub(super) state: LoadState,
    /// The number of scopes loaded so far.
    pub(super) count: usize,
    /// The number of scopes so far that cannot be read.
    pub(super) unreadable: usize,
}

/// The scopes that the directory has listed so far, and the progress of each level.
#[derive(Clone, Debug)]
pub(super) struct DirectorySnapshot {
    pub(super) index: OrgIndex,
    /// In the order of [`ScopeType::DOCUMENTED`].
    pub(super) levels: [LevelProgress; 3],
}

impl Default for DirectorySnapshot {
    fn default() -> Self {
        Self {
            index: OrgIndex::default(),
            levels: ScopeType::DOCUMENTED.map(|level| LevelProgress {
                level,
                state: LoadState::Loading,
                count: 0,
                unreadable: 0,
            }),
        }
    }
}

impl DirectorySnapshot {
    /// Whether all levels are loaded, as far as they will be.
    pub(super) fn is_loaded(&self) -> bool {
        let is_loaded =
            |state: &LoadState| matches!(state, LoadState::Complete | LoadState::Truncated);
        self.levels.iter().all(|level| is_loaded(&level.state))
    }

    /// The load state of the projects.
    pub(super) fn projects(&self) -> &LoadState {
        let [.., projects] = &self.levels;
        &projects.state
    }

    /// Whether a level failed for a temporary reason.
    pub(super) fn has_temporary_failure(&self) -> bool {
        self.levels
            .iter()
            .any(|level| level.state.is_temporary_failure())
    }

    /// Adds a page of `level`: the scopes and whether more pages follow. Returns whether to request
    /// the next page.
    pub(super) fn add_page<T>(
        &mut self,
        level: &ScopeType,
        add: fn(&mut OrgIndex, &T),
        page: Result<(Entries<T>, bool), ApiError>,
    ) -> bool {
        let Some(progress) = self.levels.iter_mut().find(|known| known.level == *level) else {
            return false;
        };
        progress.state = match page {
            Ok((scopes, has_more)) => {
                for scope in scopes.iter() {
                    add(&mut self.index, scope);
                }
                progress.count += scopes.len();
                progress.unreadable += scopes.unreadable.len();
                match (has_more && scopes.sent() > 0, progress.count) {
                    (false, _) if progress.unreadable > 0 => LoadState::Failed {
                        title: format!("{} of them cannot be read", progress.unreadable),
                        is_temporary: false,
                    },
                    (false, _) => {
                        self.index.set_complete(level.clone());
                        LoadState::Complete
                    }
                    (true, count) if count < MAX_SCOPES_PER_LEVEL => LoadState::Loading,
                    (true, _) => LoadState::Truncated,
                }
            }
            Err(error) => LoadState::of_error(&error),
        };
        progress.state == LoadState::Loading
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ClusterId;
    use datavolumes_contract::org::Cluster;

    use super::*;
    use crate::testing::rejected;

    fn add(
        snapshot: &mut DirectorySnapshot,
        page: Result<(Entries<Cluster>, bool), ApiError>,
    ) -> (bool, LoadState) {
        let continues = snapshot.add_page(&ScopeType::Cluster, OrgIndex::add_cluster, page);
        (continues, snapshot.levels[0].state.clone())
    }

    fn clusters(count: usize) -> Entries<Cluster> {
        let cluster = |number: usize| Cluster {
            id: ClusterId::new(number.to_string()),
            ..Cluster::default()
        };
        (0..count).map(cluster).collect::<Vec<_>>().into()
    }

    #[test]
    fn a_level_is_complete_after_its_last_page() {
        let mut snapshot = DirectorySnapshot::default();
        assert_eq!(
            add(&mut snapshot, Ok((clusters(2), true))),
            (true, LoadState::Loading)
        );
        assert_eq!(
            add(&mut snapshot, Ok((clusters(1), false))),
            (false, LoadState::Complete)
        );
        assert_eq!(snapshot.levels[0].count, 3);
        let organisation = snapshot.index.organisation();
        assert!(organisation.is_complete(&ScopeType::Cluster));
        assert!(!organisation.is_complete(&ScopeType::Project));
        assert!(!snapshot.is_loaded(), "the other levels are pending");
        assert_eq!(*snapshot.projects(), LoadState::Loading);
    }

    #[test]
    fn a_level_is_truncated_at_the_maximum() {
        let mut snapshot = DirectorySnapshot::default();
        let page = Ok((clusters(MAX_SCOPES_PER_LEVEL), true));
        assert_eq!(add(&mut snapshot, page), (false, LoadState::Truncated));
        let organisation = snapshot.index.organisation();
        assert!(!organisation.is_complete(&ScopeType::Cluster));
    }

    #[test]
    fn an_empty_page_ends_a_level_even_if_more_are_announced() {
        let mut snapshot = DirectorySnapshot::default();
        let page = Ok((Entries::default(), true));
        assert_eq!(add(&mut snapshot, page), (false, LoadState::Complete));
    }

    #[test]
    fn a_level_with_entries_that_cannot_be_read_is_not_complete() {
        let mut snapshot = DirectorySnapshot::default();
        let mut odd = clusters(1);
        odd.unreadable.push("Entry 2: no".to_owned());
        assert!(
            add(&mut snapshot, Ok((odd, true))).0,
            "the next page is loaded"
        );
        let (_, state) = add(&mut snapshot, Ok((clusters(1), false)));
        assert!(matches!(state, LoadState::Failed { .. }), "{state:?}");
        assert_eq!(snapshot.levels[0].count, 2);
    }

    #[test]
    fn forbidden_unsupported_and_failed_levels_are_distinct() {
        let state = |error: ApiError| add(&mut DirectorySnapshot::default(), Err(error)).1;
        assert_eq!(state(rejected(403)), LoadState::Forbidden);
        assert_eq!(state(rejected(404)), LoadState::Unsupported);
        assert!(!state(rejected(500)).is_temporary_failure());
        assert!(state(ApiError::Network).is_temporary_failure());
    }
}
