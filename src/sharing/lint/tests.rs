use datavolumes_contract::org::Project;
use datavolumes_contract::{ProjectId, VolumeStatus};
use proptest::prelude::*;

use super::*;
use crate::arbitrary::{organisation, origin, scopes, uniform_organisation};
use crate::{CoveredBy, OrgIndex};

fn volume(origin: &str, cluster: &str, phase: Phase) -> Volume {
    Volume {
        project_id: ProjectId::new(origin),
        cluster_id: ClusterId::new(cluster),
        status: VolumeStatus {
            phase,
            ..VolumeStatus::default()
        },
        ..Volume::default()
    }
}

fn scope(level: ScopeType, id: &str) -> Scope {
    Scope::new(level, id)
}

#[test]
fn a_volume_shared_only_with_its_origin_is_not_shared() {
    let organisation = uniform_organisation(50);
    let volume = volume("p0", "c0", Phase::NotReady);
    let not_shared = [Finding::NotShared];
    assert_eq!(lint(&organisation, &volume, &ScopeSet::new()), not_shared);
    let itself = ScopeSet::from([scope(ScopeType::Project, "p0")]);
    assert!(lint(&organisation, &volume, &itself).starts_with(&not_shared));
}

#[test]
fn a_shared_volume_must_be_ready_or_in_transition() {
    let organisation = uniform_organisation(50);
    let shares = ScopeSet::from([scope(ScopeType::Project, "p1")]);
    let findings = |phase| lint(&organisation, &volume("p0", "c0", phase), &shares);
    for phase in [Phase::Ready, Phase::Creating, Phase::Deleting] {
        assert_eq!(findings(phase), []);
    }
    for phase in [
        Phase::NotReady,
        Phase::Unknown,
        Phase::Other("Odd".to_owned()),
    ] {
        assert_eq!(findings(phase.clone()), [Finding::NotReady(phase)]);
    }
}

#[test]
fn wide_misplaced_and_redundant_shares_are_found_and_fixed() {
    let organisation = uniform_organisation(500);
    let (whole, other) = (
        scope(ScopeType::Cluster, "c0"),
        scope(ScopeType::Department, "d10"),
    );
    let redundant = scope(ScopeType::Project, "p1");
    let shares = ScopeSet::from([whole.clone(), other.clone(), redundant.clone()]);
    let findings = lint(&organisation, &volume("p0", "c0", Phase::Ready), &shares);
    let covered_by = CoveredBy::Share(whole.clone());
    let expected = [
        Finding::WholeCluster(whole),
        Finding::OtherCluster {
            scope: other.clone(),
            cluster: ClusterId::new("c1"),
        },
        Finding::Redundant(RedundantShare {
            scope: redundant.clone(),
            covered_by,
        }),
    ];
    assert_eq!(findings, expected);
    let fixes: Vec<_> = findings.iter().map(Finding::fix).collect();
    assert_eq!(fixes[0], None);
    for (fix, scope) in [(&fixes[1], other), (&fixes[2], redundant)] {
        let fix = fix.as_ref().unwrap();
        assert_eq!(
            (fix.add().len(), fix.remove()),
            (0, &ScopeSet::from([scope]))
        );
    }
}

#[test]
fn a_scope_is_unresolved_only_if_the_directory_lists_all_of_its_level() {
    let mut index = OrgIndex::default();
    index.add_project(&Project {
        id: ProjectId::new("p0"),
        ..Project::default()
    });
    let volume = volume("p0", "", Phase::Ready);
    let gone = scope(ScopeType::Project, "gone");
    // A part of the directory says nothing about the rest.
    let part = index.organisation();
    assert_eq!(lint(&part, &volume, &ScopeSet::from([gone.clone()])), []);
    index.set_complete(ScopeType::Project);
    let organisation = index.organisation();
    let findings = lint(&organisation, &volume, &ScopeSet::from([gone.clone()]));
    assert_eq!(findings, [Finding::Unresolved(gone)]);
    // The directory of this organisation lists projects, but no departments.
    let department = ScopeSet::from([scope(ScopeType::Department, "gone")]);
    assert_eq!(lint(&organisation, &volume, &department), []);
}

proptest! {
    #[test]
    fn a_fix_removes_one_share_and_resolves_the_finding(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let volume = volume(origin.as_str(), "c0", Phase::Ready);
        for finding in lint(&organisation, &volume, &shares) {
            let Some(fix) = finding.fix() else { continue };
            let fixed = fix.applied_to(&shares);
            prop_assert_eq!(fixed.len() + 1, shares.len());
            prop_assert!(!lint(&organisation, &volume, &fixed).contains(&finding));
        }
    }
}
