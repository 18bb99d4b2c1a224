//! Two people changed the same shares.

use crate::{Change, ScopeSet};

/// The same shares as one loaded them, wants them, and finds them changed by someone else.
///
/// A scope is either shared with or not, so two changes of it are the same change: nothing is ever
/// in conflict, but what the other one did may be unwelcome, which is why it is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// What one asked for and the other did not do: still to do.
    pub mine: Change,
    /// What the other did and one did not ask for: kept, unless one asks otherwise now.
    pub theirs: Change,
    /// What one asked for and the other did: done.
    pub both: Change,
    /// What is shared once all of it is done.
    pub merged: ScopeSet,
}

impl Merge {
    /// The merge of `asked`, a change of the shares `loaded`, with the shares `found` now.
    #[must_use]
    pub fn new(loaded: &ScopeSet, asked: &Change, found: &ScopeSet) -> Self {
        let (_, asked_of_loaded) = asked.split(loaded);
        let merged = asked.applied_to(found);
        Self {
            both: asked_of_loaded.common(&Change::between(loaded, found)),
            mine: asked.split(found).1,
            theirs: Change::between(loaded, &merged).without(asked),
            merged,
        }
    }

    /// Whether someone else changed anything that was not asked for.
    #[must_use]
    pub fn has_foreign_change(&self) -> bool {
        !self.theirs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::{change, scopes};

    proptest! {
        #[test]
        fn without_a_foreign_change_the_merge_is_what_was_asked_for(loaded in scopes(), asked in change()) {
            let merge = Merge::new(&loaded, &asked, &loaded);
            prop_assert_eq!(&merge.merged, &asked.applied_to(&loaded));
            prop_assert!(!merge.has_foreign_change());
            prop_assert!(merge.both.is_empty());
        }

        #[test]
        fn without_an_own_change_the_merge_is_what_was_found(loaded in scopes(), found in scopes()) {
            let merge = Merge::new(&loaded, &Change::default(), &found);
            prop_assert_eq!(&merge.merged, &found);
            prop_assert_eq!(merge.theirs, Change::between(&loaded, &found));
            prop_assert!(merge.mine.is_empty() && merge.both.is_empty());
        }

        #[test]
        fn it_does_not_matter_who_was_first(loaded in scopes(), one in scopes(), other in scopes()) {
            let mine = Merge::new(&loaded, &Change::between(&loaded, &one), &other);
            let theirs = Merge::new(&loaded, &Change::between(&loaded, &other), &one);
            prop_assert_eq!(mine.merged, theirs.merged);
            prop_assert_eq!(mine.both, theirs.both);
            prop_assert_eq!(mine.mine, theirs.theirs);
            prop_assert_eq!(mine.theirs, theirs.mine);
        }

        #[test]
        fn nobodys_work_is_lost(loaded in scopes(), asked in change(), found in scopes()) {
            let Merge { mine, theirs, both, merged } = Merge::new(&loaded, &asked, &found);
            prop_assert_eq!(mine.applied_to(&found), merged.clone());
            prop_assert!(asked.split(&merged).1.is_empty());
            prop_assert!(theirs.split(&merged).1.is_empty());
            prop_assert!(both.split(&merged).1.is_empty());
            // Whatever is different now was done by one, by the other or by both.
            let different = Change::between(&loaded, &merged);
            prop_assert!(different.without(&mine).without(&theirs).without(&both).is_empty());
        }

        #[test]
        fn a_foreign_change_that_was_asked_for_too_is_done(loaded in scopes(), wanted in scopes()) {
            let asked = Change::between(&loaded, &wanted);
            let merge = Merge::new(&loaded, &asked, &wanted);
            prop_assert_eq!(&merge.merged, &wanted);
            prop_assert_eq!(merge.both, asked);
            prop_assert!(merge.mine.is_empty() && merge.theirs.is_empty());
        }
    }
}
