use proptest::prelude::*;

use super::*;
use crate::arbitrary::{change, many_scopes, organisation, origin, scope, scopes};
use crate::{Node, Reach};

/// What a server makes of one request.
fn patched(shares: &ScopeSet, patch: &SharedScopesPatch) -> ScopeSet {
    let kept = shares.iter().filter(|scope| !patch.remove.contains(scope));
    kept.chain(&patch.add).cloned().collect()
}

proptest! {
    #[test]
    fn the_batches_make_what_was_wanted_of_what_was_saved(saved in many_scopes(), wanted in many_scopes()) {
        let change = Change::between(&saved, &wanted);
        let made = change.batches().iter().fold(saved, |shares, patch| patched(&shares, patch));
        prop_assert_eq!(made, wanted);
    }

    #[test]
    fn no_batch_is_empty_or_larger_than_a_request_may_be(saved in many_scopes(), wanted in many_scopes()) {
        let change = Change::between(&saved, &wanted);
        let batches = change.batches();
        for patch in &batches {
            prop_assert!(patch.add.len() <= 50 && patch.remove.len() <= 50);
            prop_assert!(!patch.add.is_empty() || !patch.remove.is_empty());
        }
        let adds = change.add().len().div_ceil(50);
        let removals = change.remove().len().div_ceil(50);
        let shared_one = usize::from(adds > 0 && removals > 0);
        prop_assert_eq!(batches.len(), adds + removals - shared_one);
    }

    #[test]
    fn nothing_is_removed_before_the_last_is_added(saved in many_scopes(), wanted in many_scopes()) {
        let batches = Change::between(&saved, &wanted).batches();
        let last_add = batches.iter().rposition(|patch| !patch.add.is_empty()).unwrap_or(0);
        let first_removal = batches.iter().position(|patch| !patch.remove.is_empty());
        prop_assert!(first_removal.is_none_or(|first| first >= last_add));
    }

    #[test]
    fn wherever_the_batches_stop_nobody_has_lost_what_they_are_to_keep(
        organisation in organisation(), origin in origin(), saved in scopes(), wanted in scopes(),
        padding in many_scopes()
    ) {
        let wanted: ScopeSet = wanted.into_iter().chain(padding).collect();
        let reach = |shares: &ScopeSet| Reach::new(&organisation, &origin, shares);
        let (before, after) = (reach(&saved), reach(&wanted));
        let mut shares = saved.clone();
        for patch in Change::between(&saved, &wanted).batches() {
            shares = patched(&shares, &patch);
            let meanwhile = reach(&shares);
            for project in organisation.projects().map(Node::id) {
                let keeps = before.access(project).is_usable() && after.access(project).is_usable();
                prop_assert!(!keeps || meanwhile.access(project).is_usable());
            }
        }
    }

    #[test]
    fn a_change_between_two_sets_leads_from_one_to_the_other(saved in scopes(), wanted in scopes()) {
        let change = Change::between(&saved, &wanted);
        prop_assert_eq!(change.applied_to(&saved), wanted);
        prop_assert!(Change::between(&saved, &saved).is_empty());
    }

    #[test]
    fn no_scope_is_both_added_and_removed(change in change()) {
        prop_assert!(change.add().is_disjoint(change.remove()));
        prop_assert_eq!(change.len(), change.add().len() + change.remove().len());
        prop_assert_eq!(change.is_empty(), change == Change::default());
    }

    #[test]
    fn what_is_done_and_what_is_left_are_the_change(change in change(), shares in scopes()) {
        let (done, left) = change.split(&shares);
        prop_assert_eq!(done.applied_to(&shares), shares.clone());
        prop_assert_eq!(left.applied_to(&shares), change.applied_to(&shares));
        prop_assert_eq!(left.clone(), Change::between(&shares, &change.applied_to(&shares)));
        prop_assert_eq!(done.len() + left.len(), change.len());
        prop_assert_eq!(change.without(&done), left.clone());
        prop_assert_eq!(change.without(&left), done);
        prop_assert_eq!(change.common(&left), left);
    }

    #[test]
    fn toggling_a_scope_back_asks_for_nothing(saved in scopes(), scope in scope()) {
        let mut change = Change::default();
        let is_shared = saved.contains(&scope);
        change.want(scope.clone(), !is_shared, &saved);
        prop_assert_eq!(change.len(), 1);
        prop_assert_eq!(change.applied_to(&saved).contains(&scope), !is_shared);
        change.want(scope, is_shared, &saved);
        prop_assert!(change.is_empty());
    }

    #[test]
    fn the_latest_wish_for_a_scope_counts(change in change(), scope in scope()) {
        let mut change = change;
        change.share(scope.clone());
        prop_assert!(change.add().contains(&scope) && !change.remove().contains(&scope));
        change.unshare(scope.clone());
        prop_assert!(change.remove().contains(&scope) && !change.add().contains(&scope));
        change.forget(&scope);
        prop_assert!(!change.remove().contains(&scope) && !change.add().contains(&scope));
    }

    #[test]
    fn a_change_can_be_kept_as_one_patch(change in change()) {
        prop_assert_eq!(Change::from(SharedScopesPatch::from(&change)), change);
    }

    #[test]
    fn a_contradiction_in_a_kept_patch_takes_nothing_away(scope in scope()) {
        let patch = SharedScopesPatch { add: vec![scope.clone()], remove: vec![scope.clone()] };
        let change = Change::from(patch);
        prop_assert!(change.add().contains(&scope) && change.remove().is_empty());
    }
}

#[test]
fn a_hundred_and_twenty_additions_are_three_requests() {
    let wanted =
        (0..120).map(|id| Scope::new(datavolumes_contract::ScopeType::Project, id.to_string()));
    let change = Change::between(&ScopeSet::new(), &wanted.collect());
    let sizes: Vec<usize> = change
        .batches()
        .iter()
        .map(|patch| patch.add.len())
        .collect();
    assert_eq!(sizes, [50, 50, 20]);
    assert!(Change::default().batches().is_empty());
}
