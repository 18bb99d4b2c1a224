use std::time::{Duration, Instant};

use datavolumes_contract::{Scope, ScopeType};
use proptest::prelude::*;

use super::*;
use crate::Node;
use crate::arbitrary::{diff, many_scopes, organisation, origin, scopes, uniform_organisation};

proptest! {
    #[test]
    fn a_plan_separates_no_ops_from_the_diff(
        organisation in organisation(), origin in origin(), saved in scopes(), edits in diff()
    ) {
        let plan = Plan::new(&organisation, &origin, saved.clone(), &edits);
        let mut possible = edits.clone();
        plan.refused().iter().for_each(|scope| possible.reset(scope));
        prop_assert_eq!(plan.target(), &possible.applied_to(&saved));
        prop_assert_eq!(plan.diff(), &ScopeDiff::between(&saved, plan.target()));
        prop_assert_eq!(plan.no_ops().applied_to(&saved), saved.clone());
        prop_assert_eq!(plan.no_ops().len() + plan.diff().len(), possible.len());
        prop_assert!(plan.refused().is_disjoint(plan.target()));
        prop_assert_eq!(plan.saved(), &saved);
        prop_assert_eq!(plan.batches(), plan.diff().batches());
    }

    #[test]
    fn effects_list_every_project_with_access_before_or_after(
        organisation in organisation(), origin in origin(), saved in scopes(), edits in diff()
    ) {
        let plan = Plan::new(&organisation, &origin, saved.clone(), &edits);
        let before = EffectiveAccess::new(&organisation, &origin, &saved);
        let after = EffectiveAccess::new(&organisation, &origin, plan.target());
        prop_assert_eq!(plan.before(), &before);
        prop_assert_eq!(plan.after(), &after);
        for project in organisation.projects().map(Node::id) {
            let (before, after) = (before.access(project), after.access(project));
            let effect = plan.effects().iter().find(|effect| effect.project == project);
            let expected = (before, after) != (Access::None, Access::None);
            prop_assert_eq!(effect.is_some(), expected);
            if let Some(effect) = effect {
                prop_assert_eq!((effect.before, effect.after), (before, after));
                prop_assert_eq!(effect.is_change(), before != after);
            }
        }
        prop_assert!(plan.effects().is_sorted_by_key(|effect| effect.project));
        let listed: usize = Outcome::ALL.map(|outcome| plan.with_outcome(outcome).count()).iter().sum();
        prop_assert_eq!(listed, plan.effects().len());
    }

    #[test]
    fn additions_revoke_no_access_and_removals_grant_none(
        organisation in organisation(), origin in origin(), saved in scopes(), target in scopes()
    ) {
        let diff = ScopeDiff::between(&saved, &target);
        let plan = Plan::new(&organisation, &origin, saved, &diff);
        if diff.remove().is_empty() {
            prop_assert_eq!(plan.with_outcome(Outcome::Loses).count(), 0);
        }
        if diff.add().is_empty() {
            prop_assert_eq!(plan.with_outcome(Outcome::Gains).count(), 0);
        }
        if diff.is_empty() {
            prop_assert!(!plan.effects().iter().any(|effect| effect.is_change()));
        }
    }

    #[test]
    fn a_partially_applied_plan_is_resumed_from_the_current_shares(
        saved in many_scopes(), target in many_scopes(), sent in 0..6_usize
    ) {
        let edits = ScopeDiff::between(&saved, &target);
        let plan = Plan::new(&Organisation::default(), &ProjectId::new("p"), saved.clone(), &edits);
        let applied = plan.batches().into_iter().take(sent);
        let current = applied.fold(saved, |shares, patch| ScopeDiff::from(patch).applied_to(&shares));
        let progress = plan.progress(&current);
        prop_assert!(progress.concurrent.is_empty());
        prop_assert_eq!(progress.done.len() + progress.remaining.len(), edits.len());
        let end = progress.remaining.batches().into_iter().fold(current, |shares, patch| ScopeDiff::from(patch).applied_to(&shares));
        prop_assert_eq!(&end, &target);
        prop_assert!(plan.progress(&end).is_exact());
    }

    #[test]
    fn progress_is_exact_only_for_the_planned_result(
        saved in scopes(), edits in diff(), current in scopes()
    ) {
        let plan = Plan::new(&Organisation::default(), &ProjectId::new("p"), saved.clone(), &edits);
        let progress = plan.progress(&current);
        prop_assert_eq!(progress.is_exact(), current == *plan.target());
        prop_assert_eq!(progress.is_complete(), plan.diff().applied_to(&current) == current);
        // Concurrent changes are kept when the remaining part is applied.
        let end = progress.remaining.applied_to(&current);
        prop_assert!(plan.progress(&end).is_complete());
        prop_assert_eq!(plan.progress(&end).concurrent, progress.concurrent);
    }
}

#[test]
fn a_project_that_loses_its_share_may_keep_access_through_its_department() {
    let organisation = uniform_organisation(50);
    let project = |id: &str| Scope::new(ScopeType::Project, id);
    let department = Scope::new(ScopeType::Department, "d0");
    let saved = ScopeSet::from([project("p0"), project("p30"), department]);
    let mut edits = ScopeDiff::default();
    edits.unshare(project("p0"));
    edits.unshare(project("p30"));
    edits.share(project("p31"));
    edits.unshare(project("p32"));
    let plan = Plan::new(&organisation, &ProjectId::new("p49"), saved, &edits);

    let names = |outcome, only_changes: bool| -> Vec<&str> {
        plan.with_outcome(outcome)
            .filter(|effect| !only_changes || effect.is_change())
            .filter_map(|effect| organisation.node(effect.project))
            .map(|node| node.scope().scope_id.as_str())
            .collect()
    };
    assert_eq!(names(Outcome::Gains, false), ["p31"]);
    assert_eq!(names(Outcome::Loses, false), ["p30"]);
    assert_eq!(names(Outcome::Keeps, true), ["p0"]);
    assert_eq!(names(Outcome::Keeps, false).len(), 26);
    assert_eq!(plan.no_ops().remove(), &ScopeSet::from([project("p32")]));

    let p0 = organisation
        .find(&project("p0"))
        .map(|node| plan.after().access(node.id()));
    assert_eq!(
        p0.map(Access::reasons),
        Some([crate::Reason::ThroughDepartment].into_iter().collect())
    );
}

/// Budget: a plan for 10,000 projects takes under 5 ms (median) in a release build. To run:
/// `cargo test --release -p datavolumes-sharing -- --ignored --nocapture`.
#[test]
#[ignore = "a benchmark, meaningful only in a release build"]
fn planning_for_ten_thousand_projects_takes_under_five_milliseconds() {
    let organisation = uniform_organisation(10_000);
    let origin = ProjectId::new("p0");
    let every = |step: usize, letter: char, count: usize| -> ScopeSet {
        let level = if letter == 'p' {
            ScopeType::Project
        } else {
            ScopeType::Department
        };
        let ids = (0..count).step_by(step);
        ids.map(|id| Scope::new(level.clone(), format!("{letter}{id}")))
            .collect()
    };
    let (projects, departments) = (every(10, 'p', 10_000), every(4, 'd', 400));
    for (case, saved, target) in [
        (
            "no shares to 100 departments",
            ScopeSet::new(),
            departments.clone(),
        ),
        ("1,000 projects to 100 departments", projects, departments),
    ] {
        let edits = ScopeDiff::between(&saved, &target);
        let mut times: Vec<Duration> = (0..100)
            .map(|_| {
                let saved = saved.clone();
                let start = Instant::now();
                let plan = Plan::new(&organisation, &origin, saved, &edits);
                let time = start.elapsed();
                assert_eq!(plan.target(), &target);
                time
            })
            .collect();
        times.sort();
        println!("{case}: median {:?}, worst {:?}", times[50], times[99]);
        assert!(
            times[50] < Duration::from_millis(5),
            "{case}: {:?}",
            times[50]
        );
    }
}

#[test]
fn a_scope_in_another_cluster_is_refused_and_counts_for_nothing() {
    let organisation = uniform_organisation(500);
    let scope = Scope::new;
    let (near, far, far_cluster) = (
        scope(ScopeType::Project, "p1"),
        scope(ScopeType::Department, "d10"),
        scope(ScopeType::Cluster, "c1"),
    );
    let saved_far = scope(ScopeType::Project, "p300");
    let mut edits = ScopeDiff::default();
    for shared in [&near, &far, &far_cluster] {
        edits.share(shared.clone());
    }
    edits.unshare(saved_far.clone());
    let saved = ScopeSet::from([saved_far.clone()]);
    let plan = Plan::new(&organisation, &ProjectId::new("p0"), saved.clone(), &edits);
    assert_eq!(plan.diff().add(), &ScopeSet::from([near]));
    assert_eq!(plan.refused(), &ScopeSet::from([far, far_cluster]));
    assert_eq!(plan.diff().remove(), &ScopeSet::from([saved_far]));
    assert_eq!(plan.with_outcome(Outcome::Gains).count(), 1);
    // Where the cluster of the origin is not known, nothing is known to be refused.
    let plan = Plan::new(&organisation, &ProjectId::new("elsewhere"), saved, &edits);
    assert_eq!(plan.diff(), &edits);
}
