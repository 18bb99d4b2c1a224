use std::time::{Duration, Instant};

use datavolumes_contract::{Scope, ScopeType};
use proptest::prelude::*;

use super::*;
use crate::Node;
use crate::arbitrary::{change, many_scopes, organisation, origin, regular, scopes};

proptest! {
    #[test]
    fn a_plan_drops_what_is_so_already_and_keeps_the_rest(
        organisation in organisation(), origin in origin(), saved in scopes(), asked in change()
    ) {
        let plan = Plan::new(&organisation, &origin, saved.clone(), &asked);
        prop_assert_eq!(plan.wanted(), &asked.applied_to(&saved));
        prop_assert_eq!(plan.change(), &Change::between(&saved, plan.wanted()));
        prop_assert_eq!(plan.no_ops().applied_to(&saved), saved.clone());
        prop_assert_eq!(plan.no_ops().len() + plan.change().len(), asked.len());
        prop_assert_eq!(plan.saved(), &saved);
        prop_assert_eq!(plan.batches(), plan.change().batches());
    }

    #[test]
    fn every_project_with_access_before_or_after_has_its_effect(
        organisation in organisation(), origin in origin(), saved in scopes(), asked in change()
    ) {
        let plan = Plan::new(&organisation, &origin, saved.clone(), &asked);
        let before = Reach::new(&organisation, &origin, &saved);
        let after = Reach::new(&organisation, &origin, plan.wanted());
        prop_assert_eq!(plan.before(), &before);
        prop_assert_eq!(plan.after(), &after);
        for project in organisation.projects().map(Node::id) {
            let (is, was) = (after.access(project), before.access(project));
            let effect = plan.effects().iter().find(|effect| effect.project == project);
            let expected = (is, was) != (Access::None, Access::None);
            prop_assert_eq!(effect.is_some(), expected);
            if let Some(effect) = effect {
                prop_assert_eq!((effect.before, effect.after), (was, is));
                prop_assert_eq!(effect.is_change(), was != is);
            }
        }
        prop_assert!(plan.effects().is_sorted_by_key(|effect| effect.project));
        let listed: usize = Outcome::ALL.map(|outcome| plan.with_outcome(outcome).count()).iter().sum();
        prop_assert_eq!(listed, plan.effects().len());
    }

    #[test]
    fn adding_only_makes_nobody_lose_and_removing_only_makes_nobody_gain(
        organisation in organisation(), origin in origin(), saved in scopes(), wanted in scopes()
    ) {
        let change = Change::between(&saved, &wanted);
        let plan = Plan::new(&organisation, &origin, saved, &change);
        if change.remove().is_empty() {
            prop_assert_eq!(plan.with_outcome(Outcome::Loses).count(), 0);
        }
        if change.add().is_empty() {
            prop_assert_eq!(plan.with_outcome(Outcome::Gains).count(), 0);
        }
        if change.is_empty() {
            prop_assert!(!plan.effects().iter().any(|effect| effect.is_change()));
        }
    }

    #[test]
    fn a_plan_that_stopped_anywhere_is_resumed_from_what_is_found(
        saved in many_scopes(), wanted in many_scopes(), batches_made in 0..6_usize
    ) {
        let asked = Change::between(&saved, &wanted);
        let plan = Plan::new(&Organisation::default(), &ProjectId::new("p"), saved.clone(), &asked);
        let made = plan.batches().into_iter().take(batches_made);
        let now = made.fold(saved, |shares, patch| Change::from(patch).applied_to(&shares));
        let progress = plan.progress(&now);
        prop_assert!(progress.foreign.is_empty());
        prop_assert_eq!(progress.done.len() + progress.left.len(), asked.len());
        let end = progress.left.batches().into_iter().fold(now, |shares, patch| Change::from(patch).applied_to(&shares));
        prop_assert_eq!(&end, &wanted);
        prop_assert!(plan.progress(&end).is_proven());
    }

    #[test]
    fn a_plan_is_proven_only_by_exactly_what_was_wanted(
        saved in scopes(), asked in change(), now in scopes()
    ) {
        let plan = Plan::new(&Organisation::default(), &ProjectId::new("p"), saved.clone(), &asked);
        let progress = plan.progress(&now);
        prop_assert_eq!(progress.is_proven(), now == *plan.wanted());
        prop_assert_eq!(progress.is_complete(), plan.change().applied_to(&now) == now);
        // What someone else did stays when the rest is done.
        let end = progress.left.applied_to(&now);
        prop_assert!(plan.progress(&end).is_complete());
        prop_assert_eq!(plan.progress(&end).foreign, progress.foreign);
    }
}

#[test]
fn losing_one_share_and_keeping_access_through_a_wider_one_is_told_with_its_reason() {
    let organisation = regular(50);
    let project = |id: &str| Scope::new(ScopeType::Project, id);
    let vision = Scope::new(ScopeType::Department, "d0");
    let saved = ScopeSet::from([project("p0"), project("p30"), vision]);
    let mut asked = Change::default();
    asked.unshare(project("p0"));
    asked.unshare(project("p30"));
    asked.share(project("p31"));
    asked.unshare(project("p32"));
    let plan = Plan::new(&organisation, &ProjectId::new("p49"), saved, &asked);

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

/// The budget: 10,000 projects in under 5 ms. Time is only told in a release build:
/// `cargo test --release -p datavolumes-sharing -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, meaningful in a release build only"]
fn ten_thousand_projects_are_planned_in_five_milliseconds() {
    let organisation = regular(10_000);
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
    for (case, saved, wanted) in [
        (
            "no share becomes 100 departments",
            ScopeSet::new(),
            departments.clone(),
        ),
        (
            "1,000 projects become 100 departments",
            projects,
            departments,
        ),
    ] {
        let asked = Change::between(&saved, &wanted);
        let mut times: Vec<Duration> = (0..100)
            .map(|_| {
                let saved = saved.clone();
                let start = Instant::now();
                let plan = Plan::new(&organisation, &origin, saved, &asked);
                let time = start.elapsed();
                assert_eq!(plan.wanted(), &wanted);
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
