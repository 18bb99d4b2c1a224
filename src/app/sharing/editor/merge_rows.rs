//! The rows of the table that shows a merge.

use datavolumes_contract::Scope;
use datavolumes_sharing::{Merge, ScopeDiff, ScopeSet};

/// What one side did with a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideChange {
    None,
    Shared,
    Removed,
}

impl SideChange {
    fn of(diff: &ScopeDiff, scope: &Scope) -> Self {
        if diff.add().contains(scope) {
            Self::Shared
        } else if diff.remove().contains(scope) {
            Self::Removed
        } else {
            Self::None
        }
    }

    /// The label in the table.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::None => "—",
            Self::Shared => "shared",
            Self::Removed => "removed",
        }
    }
}

/// A scope that at least one side changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MergeRow {
    pub(super) scope: Scope,
    pub(super) mine: SideChange,
    pub(super) theirs: SideChange,
}

impl MergeRow {
    /// Whether only the other side changed the scope, so that its change can be reverted.
    pub(super) fn can_revert(&self) -> bool {
        self.mine == SideChange::None
    }

    /// Whether the volume is shared with the scope after the merge, if nothing is reverted.
    pub(super) fn is_shared(&self) -> bool {
        self.mine == SideChange::Shared || self.theirs == SideChange::Shared
    }
}

/// The scopes that at least one side changed, each once.
pub(super) fn merge_rows(merge: &Merge) -> Vec<MergeRow> {
    let mut scopes = ScopeSet::new();
    for diff in [&merge.mine, &merge.theirs, &merge.both] {
        scopes.extend(diff.add().iter().chain(diff.remove()).cloned());
    }
    let side = |diff: &ScopeDiff, scope: &Scope| match SideChange::of(diff, scope) {
        SideChange::None => SideChange::of(&merge.both, scope),
        change => change,
    };
    let row = |scope: Scope| MergeRow {
        mine: side(&merge.mine, &scope),
        theirs: side(&merge.theirs, &scope),
        scope,
    };
    scopes.into_iter().map(row).collect()
}

/// The diff that reverts the changes in `theirs` of the scopes in `reverted`.
pub(super) fn reverts(theirs: &ScopeDiff, reverted: &ScopeSet) -> ScopeDiff {
    let mut diff = ScopeDiff::default();
    for scope in reverted {
        match SideChange::of(theirs, scope) {
            SideChange::Shared => diff.unshare(scope.clone()),
            SideChange::Removed => diff.share(scope.clone()),
            SideChange::None => {}
        }
    }
    diff
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;

    fn project(id: &str) -> Scope {
        Scope::new(ScopeType::Project, id)
    }

    #[test]
    fn each_changed_scope_has_one_row() {
        use SideChange::{None, Removed, Shared};
        let mut edits = ScopeDiff::default();
        edits.share(project("mine"));
        edits.share(project("both"));
        let base = ScopeSet::from([project("gone")]);
        let current = ScopeSet::from([project("both"), project("theirs")]);
        let rows = merge_rows(&Merge::new(&base, &edits, &current));
        let row = |id, mine, theirs| MergeRow {
            scope: project(id),
            mine,
            theirs,
        };
        assert_eq!(
            rows,
            [
                row("both", Shared, Shared),
                row("gone", None, Removed),
                row("mine", Shared, None),
                row("theirs", None, Shared),
            ]
        );
        let can_revert: Vec<bool> = rows.iter().map(MergeRow::can_revert).collect();
        assert_eq!(can_revert, [false, true, false, true]);
    }

    #[test]
    fn a_revert_is_the_opposite_of_the_concurrent_change() {
        let base = ScopeSet::from([project("gone")]);
        let current = ScopeSet::from([project("new"), project("kept")]);
        let theirs = ScopeDiff::between(&base, &current);
        let diff = reverts(&theirs, &ScopeSet::from([project("gone"), project("new")]));
        assert_eq!(diff.add(), &ScopeSet::from([project("gone")]));
        assert_eq!(diff.remove(), &ScopeSet::from([project("new")]));
    }
}
