//! A change of shares that is not applied yet, as this tab keeps it.

use datavolumes_contract::{Scope, SharedScopesPatch};
use datavolumes_sharing::{Merge, ScopeDiff, ScopeSet};
use serde::{Deserialize, Serialize};

/// What was asked for, and of what it is a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SharingDraft {
    /// What was shared when it was asked for: where that is different now, someone else changed it.
    loaded: Vec<Scope>,
    asked: SharedScopesPatch,
    /// Scopes that were added to the tree by their ids.
    #[serde(default)]
    typed: Vec<Scope>,
}

impl SharingDraft {
    /// The draft of `asked`, a change of the shares `loaded`. Where nothing is asked for, there is
    /// nothing to keep, and all such drafts are the same.
    pub(super) fn new(loaded: &ScopeSet, asked: &ScopeDiff, typed: &ScopeSet) -> Self {
        if asked.is_empty() {
            return Self::default();
        }
        Self {
            loaded: loaded.iter().cloned().collect(),
            asked: asked.into(),
            typed: typed.iter().cloned().collect(),
        }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How it goes together with the shares `found` now.
    pub(super) fn merge(&self, found: &ScopeSet) -> Merge {
        let loaded = self.loaded.iter().cloned().collect();
        Merge::new(&loaded, &self.asked(), found)
    }

    /// What was asked for.
    pub(super) fn asked(&self) -> ScopeDiff {
        ScopeDiff::from(self.asked.clone())
    }

    /// The scopes that were added to the tree by their ids.
    pub(super) fn typed(&self) -> ScopeSet {
        self.typed.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;
    use datavolumes_contract::json::from_json_by_serde;

    use super::*;

    fn project(id: &str) -> Scope {
        Scope::new(ScopeType::Project, id)
    }

    fn draft() -> SharingDraft {
        let mut asked = ScopeDiff::default();
        asked.share(project("new"));
        asked.unshare(project("old"));
        let loaded = ScopeSet::from([project("old"), project("kept")]);
        SharingDraft::new(&loaded, &asked, &ScopeSet::from([project("new")]))
    }

    #[test]
    fn a_draft_reads_back_as_it_was_written() {
        let text = serde_json::to_string(&draft()).unwrap();
        assert_eq!(from_json_by_serde::<SharingDraft>(&text).unwrap(), draft());
        assert_eq!(draft().typed(), ScopeSet::from([project("new")]));
        assert!(!draft().is_empty());
    }

    #[test]
    fn nothing_asked_for_is_nothing_to_keep() {
        let loaded = ScopeSet::from([project("old")]);
        assert!(SharingDraft::new(&loaded, &ScopeDiff::default(), &loaded).is_empty());
    }

    #[test]
    fn a_draft_knows_what_someone_else_did_meanwhile() {
        let same = draft().merge(&ScopeSet::from([project("old"), project("kept")]));
        assert!(!same.has_concurrent_changes());
        assert_eq!(same.mine.len(), 2);
        let changed = draft().merge(&ScopeSet::from([project("theirs"), project("old")]));
        assert!(changed.has_concurrent_changes());
        assert_eq!(changed.theirs.len(), 2);
        assert_eq!(
            changed.merged,
            ScopeSet::from([project("theirs"), project("new")])
        );
    }
}
