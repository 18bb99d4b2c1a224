use datavolumes_contract::ScopeType;
use proptest::prelude::*;

use super::*;
use crate::arbitrary::{diff, many_scopes, organisation, origin, scope, scopes};
use crate::{EffectiveAccess, Node};

/// What a server does with one request.
fn patched(shares: &ScopeSet, patch: &SharedScopesPatch) -> ScopeSet {
    let kept = shares.iter().filter(|scope| !patch.remove.contains(scope));
    kept.chain(&patch.add).cloned().collect()
}

proptest! {
    #[test]
    fn batches_turn_the_saved_shares_into_the_target(saved in many_scopes(), target in many_scopes()) {
        let diff = ScopeDiff::between(&saved, &target);
        let result = diff.batches().iter().fold(saved, |shares, patch| patched(&shares, patch));
        prop_assert_eq!(result, target);
    }

    #[test]
    fn no_batch_is_empty_or_above_the_limit(saved in many_scopes(), target in many_scopes()) {
        let diff = ScopeDiff::between(&saved, &target);
        let batches = diff.batches();
        for patch in &batches {
            prop_assert!(patch.add.len() <= 50 && patch.remove.len() <= 50);
            prop_assert!(!patch.add.is_empty() || !patch.remove.is_empty());
        }
        let adds = diff.add().len().div_ceil(50);
        let removals = diff.remove().len().div_ceil(50);
        let combined = usize::from(adds > 0 && removals > 0);
        prop_assert_eq!(batches.len(), adds + removals - combined);
    }

    #[test]
    fn nothing_is_removed_before_the_last_addition(saved in many_scopes(), target in many_scopes()) {
        let batches = ScopeDiff::between(&saved, &target).batches();
        let last_add = batches.iter().rposition(|patch| !patch.add.is_empty()).unwrap_or(0);
        let first_removal = batches.iter().position(|patch| !patch.remove.is_empty());
        prop_assert!(first_removal.is_none_or(|first| first >= last_add));
    }

    #[test]
    fn a_partially_applied_diff_never_revokes_access_that_is_kept(
        organisation in organisation(), origin in origin(), saved in scopes(), target in scopes(),
        padding in many_scopes()
    ) {
        let target: ScopeSet = target.into_iter().chain(padding).collect();
        let access = |shares: &ScopeSet| EffectiveAccess::new(&organisation, &origin, shares);
        let (before, after) = (access(&saved), access(&target));
        let mut shares = saved.clone();
        for patch in ScopeDiff::between(&saved, &target).batches() {
            shares = patched(&shares, &patch);
            let partial = access(&shares);
            for project in organisation.projects().map(Node::id) {
                let keeps = before.access(project).is_usable() && after.access(project).is_usable();
                prop_assert!(!keeps || partial.access(project).is_usable());
            }
        }
    }

    #[test]
    fn a_diff_between_two_sets_turns_one_into_the_other(saved in scopes(), target in scopes()) {
        let diff = ScopeDiff::between(&saved, &target);
        prop_assert_eq!(diff.applied_to(&saved), target);
        prop_assert!(ScopeDiff::between(&saved, &saved).is_empty());
    }

    #[test]
    fn no_scope_is_both_added_and_removed(diff in diff()) {
        prop_assert!(diff.add().is_disjoint(diff.remove()));
        prop_assert_eq!(diff.len(), diff.add().len() + diff.remove().len());
        prop_assert_eq!(diff.is_empty(), diff == ScopeDiff::default());
    }

    #[test]
    fn split_returns_the_done_and_the_remaining_part(diff in diff(), shares in scopes()) {
        let (done, remaining) = diff.split(&shares);
        prop_assert_eq!(done.applied_to(&shares), shares.clone());
        prop_assert_eq!(remaining.applied_to(&shares), diff.applied_to(&shares));
        prop_assert_eq!(remaining.clone(), ScopeDiff::between(&shares, &diff.applied_to(&shares)));
        prop_assert_eq!(done.len() + remaining.len(), diff.len());
        prop_assert_eq!(diff.difference(&done), remaining.clone());
        prop_assert_eq!(diff.difference(&remaining), done);
        prop_assert_eq!(diff.intersection(&remaining), remaining);
    }

    #[test]
    fn toggling_a_scope_twice_leaves_it_unchanged(saved in scopes(), scope in scope()) {
        let mut diff = ScopeDiff::default();
        let is_shared = saved.contains(&scope);
        diff.set_shared(scope.clone(), !is_shared, &saved);
        prop_assert_eq!(diff.len(), 1);
        prop_assert_eq!(diff.applied_to(&saved).contains(&scope), !is_shared);
        diff.set_shared(scope, is_shared, &saved);
        prop_assert!(diff.is_empty());
    }

    #[test]
    fn the_last_edit_of_a_scope_wins(diff in diff(), scope in scope()) {
        let mut diff = diff;
        diff.share(scope.clone());
        prop_assert!(diff.add().contains(&scope) && !diff.remove().contains(&scope));
        diff.unshare(scope.clone());
        prop_assert!(diff.remove().contains(&scope) && !diff.add().contains(&scope));
        diff.reset(&scope);
        prop_assert!(!diff.remove().contains(&scope) && !diff.add().contains(&scope));
    }

    #[test]
    fn a_diff_survives_storage_as_a_patch(diff in diff()) {
        prop_assert_eq!(ScopeDiff::from(SharedScopesPatch::from(&diff)), diff);
    }

    #[test]
    fn a_scope_that_a_stored_patch_adds_and_removes_is_added(scope in scope()) {
        let patch = SharedScopesPatch { add: vec![scope.clone()], remove: vec![scope.clone()] };
        let diff = ScopeDiff::from(patch);
        prop_assert!(diff.add().contains(&scope) && diff.remove().is_empty());
    }
}

#[test]
fn one_hundred_and_twenty_additions_take_three_requests() {
    let target = (0..120).map(|id| Scope::new(ScopeType::Project, id.to_string()));
    let diff = ScopeDiff::between(&ScopeSet::new(), &target.collect());
    let sizes: Vec<usize> = diff.batches().iter().map(|patch| patch.add.len()).collect();
    assert_eq!(sizes, [50, 50, 20]);
    assert!(ScopeDiff::default().batches().is_empty());
}
