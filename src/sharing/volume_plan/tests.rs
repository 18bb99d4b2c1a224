use datavolumes_contract::{ClusterId, ProjectId, Scope, ScopeType};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::Node;
use crate::arbitrary::{diff, many_scopes, organisation, origin, scopes, uniform_organisation};

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
    fn every_edit_is_planned_or_a_no_op_or_skipped(
        organisation in organisation(), volume in volume(), saved in scopes(), edits in diff()
    ) {
        let plan = VolumePlan::new(&organisation, &volume, saved.clone(), &edits);
        let counted = plan.diff.len() + plan.no_ops.len() + plan.in_other_cluster.len();
        prop_assert_eq!(counted, edits.len());
        let mut possible = edits.clone();
        plan.in_other_cluster.iter().for_each(|scope| possible.reset(scope));
        prop_assert_eq!(plan.diff.applied_to(&saved), possible.applied_to(&saved));
        prop_assert_eq!(&plan.saved, &saved);
    }

    #[test]
    fn no_share_in_another_cluster_is_added(
        organisation in organisation(), volume in volume(), saved in scopes(), edits in diff()
    ) {
        let plan = VolumePlan::new(&organisation, &volume, saved, &edits);
        let home = volume.cluster_id.as_str();
        for scope in plan.diff.add() {
            let cluster = cluster_of(&organisation, scope);
            prop_assert!(cluster.is_none_or(|cluster| cluster == home));
        }
        for scope in &plan.in_other_cluster {
            prop_assert!(edits.add().contains(scope));
            prop_assert!(cluster_of(&organisation, scope).is_some_and(|cluster| cluster != home));
        }
    }

    #[test]
    fn a_bulk_plan_equals_the_plan_of_a_single_volume(
        organisation in organisation(), volume in volume(), saved in scopes(), edits in diff()
    ) {
        let plan = VolumePlan::new(&organisation, &volume, saved.clone(), &edits);
        let (origin, home) = (&volume.project_id, &volume.cluster_id);
        let single = Plan::in_cluster(&organisation, origin, home, saved, &plan.diff);
        prop_assert_eq!(single.diff(), &plan.diff);
        prop_assert_eq!(single.with_outcome(Outcome::Gains).count(), plan.gains);
        prop_assert_eq!(single.with_outcome(Outcome::Loses).count(), plan.loses);
        for redundant in &plan.redundant {
            prop_assert!(plan.diff.add().contains(&redundant.scope));
            prop_assert!(single.redundant().contains(redundant));
        }
    }

    #[test]
    fn a_partially_changed_volume_is_planned_again_for_the_remaining_edits(
        volume in volume(), saved in many_scopes(), target in many_scopes(), sent in 0..6_usize
    ) {
        let organisation = Organisation::default();
        let edits = ScopeDiff::between(&saved, &target);
        let plan = VolumePlan::new(&organisation, &volume, saved.clone(), &edits);
        let batches = plan.batches().into_iter().take(sent);
        let current = batches.fold(saved, |shares, patch| ScopeDiff::from(patch).applied_to(&shares));
        let again = VolumePlan::new(&organisation, &volume, current.clone(), &edits);
        prop_assert_eq!(&again.diff, &plan.progress(&current).remaining);
        let end = again.diff.applied_to(&current);
        prop_assert_eq!(&end, &target);
        prop_assert!(VolumePlan::new(&organisation, &volume, end, &edits).is_empty());
    }

    #[test]
    fn the_summary_counts_each_volume_once(
        organisation in organisation(), edits in diff(),
        volumes in vec((volume(), scopes()), 0..12)
    ) {
        let plans: Vec<VolumePlan> = volumes.into_iter()
            .map(|(volume, saved)| VolumePlan::new(&organisation, &volume, saved, &edits))
            .collect();
        let summary: BulkSummary = plans.iter().collect();
        prop_assert_eq!(summary.changed + summary.unchanged, plans.len());
        let changes: usize = plans.iter().map(|plan| plan.diff.len()).sum();
        prop_assert_eq!(summary.added + summary.removed, changes);
        prop_assert!(summary.gaining <= summary.changed && summary.losing <= summary.changed);
        prop_assert!(summary.requests >= summary.changed);
    }
}

#[test]
fn the_same_edits_have_a_different_plan_for_each_volume() {
    // Projects 0 to 249 are in the cluster c0, those from 250 on in c1.
    let organisation = uniform_organisation(500);
    let project = |id: &str| Scope::new(ScopeType::Project, id);
    let mut edits = ScopeDiff::default();
    edits.share(Scope::new(ScopeType::Department, "d0"));
    edits.share(project("p0"));
    edits.unshare(project("p30"));
    let plan = |origin: &str, cluster: &str, saved: &[Scope]| {
        let volume = Volume {
            project_id: ProjectId::new(origin),
            cluster_id: ClusterId::new(cluster),
            ..Volume::default()
        };
        let saved = saved.iter().cloned().collect();
        VolumePlan::new(&organisation, &volume, saved, &edits)
    };

    let here = plan("p100", "c0", &[project("p30")]);
    assert_eq!((here.diff.len(), here.gains, here.loses), (3, 25, 1));
    assert_eq!(here.redundant.len(), 1, "p0 is in the department d0");

    let done = plan(
        "p100",
        "c0",
        &[Scope::new(ScopeType::Department, "d0"), project("p0")],
    );
    assert!(done.is_empty());
    assert_eq!(done.no_ops.len(), 3);

    let there = plan("p400", "c1", &[project("p30")]);
    assert_eq!(there.in_other_cluster.len(), 2);
    assert_eq!(there.diff.remove().len(), 1);

    let summary: BulkSummary = [&here, &done, &there].into_iter().collect();
    assert_eq!(
        (summary.changed, summary.unchanged, summary.in_other_cluster),
        (2, 1, 1)
    );
    assert_eq!((summary.added, summary.removed, summary.losing), (2, 2, 2));
}
