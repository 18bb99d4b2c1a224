//! The unapplied edits that a browser tab keeps.

use datavolumes_contract::{Scope, SharedScopesPatch};
use datavolumes_sharing::{Merge, ScopeDiff, ScopeSet};
use serde::{Deserialize, Serialize};

use super::plan_link::PlanLink;

/// The edits of the shares of one volume, with the shares that they are based on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SharingDraft {
    /// The shares at the time of the edits. If the current shares differ, someone else changed them.
    base: Vec<Scope>,
    edits: SharedScopesPatch,
    /// Scopes that were added to the tree by their ids.
    #[serde(default)]
    manual_scopes: Vec<Scope>,
}

impl SharingDraft {
    /// The draft of `edits` of the shares `base`. Without edits, it is the empty draft.
    pub(super) fn new(base: &ScopeSet, edits: &ScopeDiff, manual_scopes: &ScopeSet) -> Self {
        if edits.is_empty() {
            return Self::default();
        }
        Self {
            base: base.iter().cloned().collect(),
            edits: edits.into(),
            manual_scopes: manual_scopes.iter().cloned().collect(),
        }
    }

    /// The draft without what the plan of an earlier link has added.
    pub(super) fn without(&self, link: &PlanLink) -> Self {
        let mut edits = self.edits();
        let mut manual_scopes = self.manual_scopes();
        let added = link.edits.intersection(&edits);
        for scope in added.add().iter().chain(added.remove()) {
            edits.reset(scope);
            manual_scopes.remove(scope);
        }
        let base = self.base.iter().cloned().collect();
        Self::new(&base, &edits, &manual_scopes)
    }

    /// The draft with the plan of a link. Where both change a scope, the link decides. A plan that does not say of which
    /// shares it is, is of the `current` ones.
    pub(super) fn joined(&self, link: &PlanLink, current: &ScopeSet) -> Self {
        let base: ScopeSet = if self.is_empty() {
            link.base.as_ref().unwrap_or(current).clone()
        } else {
            self.base.iter().cloned().collect()
        };
        let mut edits = self.edits();
        let mut manual_scopes = self.manual_scopes();
        for scope in link.edits.add() {
            edits.share(scope.clone());
            manual_scopes.insert(scope.clone());
        }
        for scope in link.edits.remove() {
            edits.unshare(scope.clone());
            manual_scopes.insert(scope.clone());
        }
        Self::new(&base, &edits, &manual_scopes)
    }

    /// Whether there are no edits.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Merges the edits with the `current` shares.
    pub(super) fn merge(&self, current: &ScopeSet) -> Merge {
        let base = self.base.iter().cloned().collect();
        Merge::new(&base, &self.edits(), current)
    }

    /// The edits.
    pub(super) fn edits(&self) -> ScopeDiff {
        ScopeDiff::from(self.edits.clone())
    }

    /// The scopes that were added to the tree by their ids.
    pub(super) fn manual_scopes(&self) -> ScopeSet {
        self.manual_scopes.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;

    fn project(id: &str) -> Scope {
        Scope::new(ScopeType::Project, id)
    }

    fn draft() -> SharingDraft {
        let mut edits = ScopeDiff::default();
        edits.share(project("new"));
        edits.unshare(project("old"));
        let base = ScopeSet::from([project("old"), project("kept")]);
        SharingDraft::new(&base, &edits, &ScopeSet::from([project("new")]))
    }

    #[test]
    fn a_draft_survives_serialization() {
        let text = serde_json::to_string(&draft()).unwrap();
        assert_eq!(
            serde_json::from_str::<SharingDraft>(&text).unwrap(),
            draft()
        );
        assert_eq!(draft().manual_scopes(), ScopeSet::from([project("new")]));
        assert!(!draft().is_empty());
    }

    #[test]
    fn a_draft_without_edits_is_empty() {
        let base = ScopeSet::from([project("old")]);
        assert!(SharingDraft::new(&base, &ScopeDiff::default(), &base).is_empty());
    }

    #[test]
    fn the_plan_of_a_link_is_added_to_the_draft() {
        let mut edits = ScopeDiff::default();
        edits.share(project("old"));
        edits.unshare(project("kept"));
        let link = PlanLink {
            base: Some(ScopeSet::from([project("kept")])),
            edits,
        };
        let current = ScopeSet::from([project("kept"), project("theirs")]);
        let alone = SharingDraft::default().joined(&link, &current);
        assert_eq!(alone.edits(), link.edits);
        assert!(alone.merge(&current).has_concurrent_changes());
        // Nothing is known of earlier shares.
        let link = PlanLink { base: None, ..link };
        let alone = SharingDraft::default().joined(&link, &current);
        assert!(!alone.merge(&current).has_concurrent_changes());
        let joined = draft().joined(&link, &current).edits();
        let add = ScopeSet::from([project("new"), project("old")]);
        assert_eq!(
            (joined.add(), joined.remove()),
            (&add, &ScopeSet::from([project("kept")]))
        );
    }

    #[test]
    fn the_plan_of_an_earlier_link_is_none_of_the_own_edits() {
        let mut edits = ScopeDiff::default();
        edits.share(project("linked"));
        edits.unshare(project("kept"));
        let link = PlanLink { base: None, edits };
        let current = ScopeSet::new();
        assert!(
            SharingDraft::default()
                .joined(&link, &current)
                .without(&link)
                .is_empty()
        );
        assert_eq!(draft().joined(&link, &current).without(&link), draft());
        // What the user has changed since is their own.
        assert_eq!(draft().without(&link), draft());
    }

    #[test]
    fn a_draft_is_merged_with_concurrent_changes() {
        let unchanged = draft().merge(&ScopeSet::from([project("old"), project("kept")]));
        assert!(!unchanged.has_concurrent_changes());
        assert_eq!(unchanged.mine.len(), 2);
        let changed = draft().merge(&ScopeSet::from([project("theirs"), project("old")]));
        assert!(changed.has_concurrent_changes());
        assert_eq!(changed.theirs.len(), 2);
        assert_eq!(
            changed.merged,
            ScopeSet::from([project("theirs"), project("new")])
        );
    }
}
