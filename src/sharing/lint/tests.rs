use datavolumes_contract::{ProjectId, VolumeStatus};
use proptest::prelude::*;

use super::*;
use crate::Through;
use crate::arbitrary::{organisation, origin, regular, scopes};

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
fn a_volume_for_its_own_project_only_is_shared_with_nobody() {
    let organisation = regular(50);
    let volume = volume("p0", "c0", Phase::NotReady);
    let nobody = [Finding::SharedWithNobody];
    assert_eq!(lint(&organisation, &volume, &ScopeSet::new()), nobody);
    let itself = ScopeSet::from([scope(ScopeType::Project, "p0")]);
    assert!(lint(&organisation, &volume, &itself).starts_with(&nobody));
}

#[test]
fn a_shared_volume_is_to_be_ready_or_on_its_way() {
    let organisation = regular(50);
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
fn wide_foreign_and_needless_shares_are_found_and_mended() {
    let organisation = regular(500);
    let (whole, other) = (
        scope(ScopeType::Cluster, "c0"),
        scope(ScopeType::Department, "d10"),
    );
    let needless = scope(ScopeType::Project, "p1");
    let shares = ScopeSet::from([whole.clone(), other.clone(), needless.clone()]);
    let findings = lint(&organisation, &volume("p0", "c0", Phase::Ready), &shares);
    let through = Through::Share(whole.clone());
    let expected = [
        Finding::WholeCluster(whole),
        Finding::OtherCluster {
            scope: other.clone(),
            cluster: ClusterId::new("c1"),
        },
        Finding::Redundant(Redundant {
            scope: needless.clone(),
            through,
        }),
    ];
    assert_eq!(findings, expected);
    let fixes: Vec<_> = findings.iter().map(Finding::fix).collect();
    assert_eq!(fixes[0], None);
    for (fix, scope) in [(&fixes[1], other), (&fixes[2], needless)] {
        let fix = fix.as_ref().unwrap();
        assert_eq!(
            (fix.add().len(), fix.remove()),
            (0, &ScopeSet::from([scope]))
        );
    }
}

#[test]
fn an_id_is_unresolved_only_where_its_level_is_told() {
    let organisation = regular(50);
    let volume = volume("p0", "", Phase::Ready);
    let gone = scope(ScopeType::Project, "gone");
    let findings = lint(&organisation, &volume, &ScopeSet::from([gone.clone()]));
    assert_eq!(findings, [Finding::Unresolved(gone)]);
    // The directory of this organisation told projects, but no departments.
    let department = ScopeSet::from([scope(ScopeType::Department, "gone")]);
    assert_eq!(lint(&organisation, &volume, &department), []);
}

proptest! {
    #[test]
    fn mending_a_share_takes_it_away_and_mends_it(
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
