use datavolumes_contract::{ClusterId, ProjectId, ScopeType};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::Node;
use crate::arbitrary::{change, many_scopes, organisation, origin, regular, scopes};

fn volume() -> impl Strategy<Value = Volume> {
    (origin(), 0..5_u8).prop_map(|(project_id, cluster)| Volume {
        project_id,
        cluster_id: ClusterId::new(format!("c{cluster}")),
        ..Volume::default()
    })
}

fn cluster_of(organisation: &Organisation, scope: &Scope) -> Option<String> {
    let node = organisation.find(scope)?;
    let cluster = if scope.scope_type == ScopeType::Cluster {
        Some(node)
    } else {
        node.ancestor(&ScopeType::Cluster)
    };
    cluster.map(|cluster: Node<'_>| cluster.scope().scope_id.clone())
}

proptest! {
    #[test]
    fn everything_that_is_asked_for_is_done_or_so_already_or_left_out(
        organisation in organisation(), volume in volume(), saved in scopes(), asked in change()
    ) {
        let plan = VolumePlan::new(&organisation, &volume, saved.clone(), &asked);
        let parts = plan.change.len() + plan.no_ops.len() + plan.elsewhere.len();
        prop_assert_eq!(parts, asked.len());
        let mut possible = asked.clone();
        plan.elsewhere.iter().for_each(|scope| possible.forget(scope));
        prop_assert_eq!(plan.change.applied_to(&saved), possible.applied_to(&saved));
        prop_assert_eq!(&plan.saved, &saved);
    }

    #[test]
    fn no_volume_is_newly_shared_beyond_its_cluster(
        organisation in organisation(), volume in volume(), saved in scopes(), asked in change()
    ) {
        let plan = VolumePlan::new(&organisation, &volume, saved, &asked);
        let home = volume.cluster_id.as_str();
        for scope in plan.change.add() {
            let cluster = cluster_of(&organisation, scope);
            prop_assert!(cluster.is_none_or(|cluster| cluster == home));
        }
        for scope in &plan.elsewhere {
            prop_assert!(asked.add().contains(scope));
            prop_assert!(cluster_of(&organisation, scope).is_some_and(|cluster| cluster != home));
        }
    }

    #[test]
    fn each_volume_has_the_plan_that_it_would_have_alone(
        organisation in organisation(), volume in volume(), saved in scopes(), asked in change()
    ) {
        let plan = VolumePlan::new(&organisation, &volume, saved.clone(), &asked);
        let alone = Plan::new(&organisation, &volume.project_id, saved, &plan.change);
        prop_assert_eq!(alone.change(), &plan.change);
        prop_assert_eq!(alone.with_outcome(Outcome::Gains).count(), plan.gains);
        prop_assert_eq!(alone.with_outcome(Outcome::Loses).count(), plan.loses);
        for redundant in &plan.redundant {
            prop_assert!(plan.change.add().contains(&redundant.scope));
            prop_assert!(alone.redundant().contains(redundant));
        }
    }

    #[test]
    fn a_volume_that_stopped_anywhere_is_planned_anew_for_what_is_left(
        volume in volume(), saved in many_scopes(), wanted in many_scopes(), made in 0..6_usize
    ) {
        let organisation = Organisation::default();
        let asked = Change::between(&saved, &wanted);
        let plan = VolumePlan::new(&organisation, &volume, saved.clone(), &asked);
        let batches = plan.batches().into_iter().take(made);
        let now = batches.fold(saved, |shares, patch| Change::from(patch).applied_to(&shares));
        let again = VolumePlan::new(&organisation, &volume, now.clone(), &asked);
        prop_assert_eq!(&again.change, &plan.progress(&now).left);
        let end = again.change.applied_to(&now);
        prop_assert_eq!(&end, &wanted);
        prop_assert!(VolumePlan::new(&organisation, &volume, end, &asked).is_empty());
    }

    #[test]
    fn the_summary_counts_every_volume_once(
        organisation in organisation(), asked in change(),
        volumes in vec((volume(), scopes()), 0..12)
    ) {
        let plans: Vec<VolumePlan> = volumes.into_iter()
            .map(|(volume, saved)| VolumePlan::new(&organisation, &volume, saved, &asked))
            .collect();
        let sum: BulkSummary = plans.iter().collect();
        prop_assert_eq!(sum.changed + sum.unchanged, plans.len());
        let changes: usize = plans.iter().map(|plan| plan.change.len()).sum();
        prop_assert_eq!(sum.added + sum.removed, changes);
        prop_assert!(sum.gaining <= sum.changed && sum.losing <= sum.changed);
        prop_assert!(sum.requests >= sum.changed);
    }
}

#[test]
fn one_change_means_something_else_to_each_volume() {
    // Projects 0 to 249 are in the cluster c0, those from 250 on in c1.
    let organisation = regular(500);
    let project = |id: &str| Scope::new(ScopeType::Project, id);
    let mut asked = Change::default();
    asked.share(Scope::new(ScopeType::Department, "d0"));
    asked.share(project("p0"));
    asked.unshare(project("p30"));
    let plan = |origin: &str, cluster: &str, saved: &[Scope]| {
        let volume = Volume {
            project_id: ProjectId::new(origin),
            cluster_id: ClusterId::new(cluster),
            ..Volume::default()
        };
        let saved = saved.iter().cloned().collect();
        VolumePlan::new(&organisation, &volume, saved, &asked)
    };

    let here = plan("p100", "c0", &[project("p30")]);
    assert_eq!((here.change.len(), here.gains, here.loses), (3, 25, 1));
    assert_eq!(here.redundant.len(), 1, "p0 is in the department d0");

    let done = plan(
        "p100",
        "c0",
        &[Scope::new(ScopeType::Department, "d0"), project("p0")],
    );
    assert!(done.is_empty());
    assert_eq!(done.no_ops.len(), 3);

    let there = plan("p400", "c1", &[project("p30")]);
    assert_eq!(there.elsewhere.len(), 2);
    assert_eq!(there.change.remove().len(), 1);

    let sum: BulkSummary = [&here, &done, &there].into_iter().collect();
    assert_eq!((sum.changed, sum.unchanged, sum.elsewhere), (2, 1, 1));
    assert_eq!((sum.added, sum.removed, sum.losing), (2, 2, 2));
}
