//! Three-way merge of concurrent changes of the same shares.

use crate::{ScopeDiff, ScopeSet};

/// The merge of the local edits with a concurrent change made by someone else.
///
/// A scope is either shared with or not, so edits never conflict. The concurrent change may still
/// be unwanted, so it is listed for review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// The local edits that remain to be applied.
    pub mine: ScopeDiff,
    /// The concurrent changes that are not among the local edits. They are kept unless reverted.
    pub theirs: ScopeDiff,
    /// The local edits that the concurrent change already made.
    pub both: ScopeDiff,
    /// The shares after all of it is applied.
    pub merged: ScopeSet,
}

impl Merge {
    /// Merges `edits` of the shares `base` with the `current` shares.
    #[must_use]
    pub fn new(base: &ScopeSet, edits: &ScopeDiff, current: &ScopeSet) -> Self {
        let (_, effective_edits) = edits.split(base);
        let merged = edits.applied_to(current);
        Self {
            both: effective_edits.intersection(&ScopeDiff::between(base, current)),
            mine: edits.split(current).1,
            theirs: ScopeDiff::between(base, &merged).difference(edits),
            merged,
        }
    }

    /// Shares and edits of them that result in this merge with the `current` shares, which it was made for.
    #[must_use]
    pub fn origin(&self, current: &ScopeSet) -> (ScopeSet, ScopeDiff) {
        let base = self.theirs.inverse().applied_to(current);
        let base = self.both.inverse().applied_to(&base);
        let mut edits = self.mine.clone();
        for scope in self.both.add() {
            edits.share(scope.clone());
        }
        for scope in self.both.remove() {
            edits.unshare(scope.clone());
        }
        (base, edits)
    }

    /// Whether there are concurrent changes that are not among the local edits.
    #[must_use]
    pub fn has_concurrent_changes(&self) -> bool {
        !self.theirs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::{diff, scopes};

    proptest! {
        #[test]
        fn without_a_concurrent_change_the_merge_is_the_edits(base in scopes(), edits in diff()) {
            let merge = Merge::new(&base, &edits, &base);
            prop_assert_eq!(&merge.merged, &edits.applied_to(&base));
            prop_assert!(!merge.has_concurrent_changes());
            prop_assert!(merge.both.is_empty());
        }

        #[test]
        fn without_edits_the_merge_is_the_current_shares(base in scopes(), current in scopes()) {
            let merge = Merge::new(&base, &ScopeDiff::default(), &current);
            prop_assert_eq!(&merge.merged, &current);
            prop_assert_eq!(merge.theirs, ScopeDiff::between(&base, &current));
            prop_assert!(merge.mine.is_empty() && merge.both.is_empty());
        }

        #[test]
        fn a_merge_is_made_again_of_its_origin(base in scopes(), edits in diff(), current in scopes()) {
            let merge = Merge::new(&base, &edits, &current);
            let (base, edits) = merge.origin(&current);
            prop_assert_eq!(Merge::new(&base, &edits, &current), merge);
        }

        #[test]
        fn the_merge_is_symmetric(base in scopes(), one in scopes(), other in scopes()) {
            let mine = Merge::new(&base, &ScopeDiff::between(&base, &one), &other);
            let theirs = Merge::new(&base, &ScopeDiff::between(&base, &other), &one);
            prop_assert_eq!(mine.merged, theirs.merged);
            prop_assert_eq!(mine.both, theirs.both);
            prop_assert_eq!(mine.mine, theirs.theirs);
            prop_assert_eq!(mine.theirs, theirs.mine);
        }

        #[test]
        fn the_merge_contains_the_edits_and_the_concurrent_changes(
            base in scopes(), edits in diff(), current in scopes()
        ) {
            let Merge { mine, theirs, both, merged } = Merge::new(&base, &edits, &current);
            prop_assert_eq!(mine.applied_to(&current), merged.clone());
            prop_assert!(edits.split(&merged).1.is_empty());
            prop_assert!(theirs.split(&merged).1.is_empty());
            prop_assert!(both.split(&merged).1.is_empty());
            // Every difference is attributed to one side or to both.
            let difference = ScopeDiff::between(&base, &merged);
            prop_assert!(difference.difference(&mine).difference(&theirs).difference(&both).is_empty());
        }

        #[test]
        fn an_edit_that_the_concurrent_change_made_is_done(base in scopes(), target in scopes()) {
            let edits = ScopeDiff::between(&base, &target);
            let merge = Merge::new(&base, &edits, &target);
            prop_assert_eq!(&merge.merged, &target);
            prop_assert_eq!(merge.both, edits);
            prop_assert!(merge.mine.is_empty() && merge.theirs.is_empty());
        }
    }
}
