//! The generated data is plausible and reproducible.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::{Description, Phase, Timestamp, VolumeName};

use super::{
    DEPARTMENT_OF_ADMIN, PROJECT_OF_ANALYST, PROJECT_OF_RESEARCHER, SeedConfig, SeededVolume,
};

fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn config(records: u32, seed: u64) -> SeedConfig {
    SeedConfig {
        records,
        seed,
        now: now(),
    }
}

fn volumes(records: u32, seed: u64) -> Vec<SeededVolume> {
    let config = config(records, seed);
    let organisation = config.organisation();
    config.volumes(&organisation).collect()
}

#[test]
fn equal_seeds_generate_equal_volumes_and_different_seeds_different_ones() {
    assert_eq!(volumes(300, 7), volumes(300, 7));
    let ids = |seed| -> BTreeSet<_> {
        let volumes = volumes(300, seed).into_iter();
        volumes.map(|seeded| seeded.volume.id).collect()
    };
    assert!(ids(7).is_disjoint(&ids(8)));
}

#[test]
fn a_larger_organisation_contains_every_smaller_one() {
    let small = config(0, 1).organisation();
    let large = config(100_000, 2).organisation();
    assert_eq!(small.clusters, large.clusters);
    assert_eq!(small.departments, large.departments);
    assert_eq!(small.projects[..], large.projects[..small.projects.len()]);
    assert_eq!(config(10_000, 1).organisation().projects.len(), 149);
    assert_eq!(large.projects.len(), 1274);
    let names: BTreeSet<_> = large.projects.iter().map(|project| &project.name).collect();
    assert_eq!(names.len(), large.projects.len());
}

#[test]
fn the_department_and_the_projects_of_the_personas_exist() {
    let organisation = config(0, 1).organisation();
    let project = |id: &str| {
        let mut projects = organisation.projects.iter();
        projects.find(|project| project.id.as_str() == id).unwrap()
    };
    assert_eq!(organisation.departments[0].id.as_str(), DEPARTMENT_OF_ADMIN);
    let (researchers, viewers) = (project(PROJECT_OF_RESEARCHER), project(PROJECT_OF_ANALYST));
    assert_eq!(researchers.parent_id.as_str(), DEPARTMENT_OF_ADMIN);
    assert_ne!(viewers.parent_id.as_str(), DEPARTMENT_OF_ADMIN);
    assert_eq!(viewers.cluster_id, researchers.cluster_id);
}

#[test]
fn names_and_descriptions_reach_their_limits_and_do_not_exceed_them() {
    let volumes = volumes(10_000, 7);
    let (mut names, mut pvcs) = (BTreeSet::new(), BTreeSet::new());
    for seeded in &volumes {
        let volume = &seeded.volume;
        volume.name.parse::<VolumeName>().unwrap();
        let description = volume.description.clone().unwrap_or_default();
        Description::try_from(description).unwrap();
        assert!(
            names.insert((&volume.cluster_id, &volume.name)),
            "{}",
            volume.name
        );
        assert!(pvcs.insert((&volume.project_id, &volume.origin_pvc_name)));
    }
    let has = |test: &dyn Fn(&SeededVolume) -> bool| volumes.iter().any(test);
    assert!(has(&|seeded| seeded.volume.name.len() == 63));
    assert!(has(&|seeded| {
        let description = seeded.volume.description.as_deref().unwrap_or_default();
        description.chars().count() == 127 && description.len() == 508
    }));
    assert!(has(&|seeded| seeded.volume.description.is_none()));
}

#[test]
fn most_volumes_are_ready_and_every_phase_occurs() {
    let volumes = volumes(10_000, 7);
    let mut phases = BTreeMap::new();
    for seeded in &volumes {
        *phases
            .entry(seeded.volume.status.phase.clone())
            .or_insert(0) += 1;
    }
    assert!(phases[&Phase::Ready] > 9_300, "{phases:?}");
    assert!((300..600).contains(&phases[&Phase::NotReady]), "{phases:?}");
    for phase in [Phase::Creating, Phase::Deleting, Phase::Unknown] {
        assert!((10..100).contains(&phases[&phase]), "{phases:?}");
    }
    let reasons: BTreeSet<_> = volumes
        .iter()
        .flat_map(|seeded| &seeded.volume.status.conditions)
        .filter_map(|condition| condition.reason.as_deref())
        .collect();
    for reason in [
        "OriginalPvcNotBound",
        "ErrorCreatingPvc",
        "ErrorCreatingPv",
        "PvcInUse",
    ] {
        assert!(reasons.contains(reason), "{reasons:?}");
    }
}

#[test]
fn pending_phases_end_at_different_times() {
    let due: Vec<_> = volumes(10_000, 7)
        .iter()
        .filter_map(|seeded| seeded.due_at)
        .collect();
    let early = due
        .iter()
        .filter(|due| **due < now() + TimeDelta::minutes(2))
        .count();
    assert!(
        due.len() >= 8 && early <= due.len() / 2,
        "{early} of {}",
        due.len()
    );
    assert!(due.iter().all(|due| *due > now() + TimeDelta::seconds(10)));
}

fn time(timestamp: Option<Timestamp>) -> DateTime<Utc> {
    timestamp.unwrap().time().unwrap()
}

#[test]
fn timestamps_are_in_order_and_not_in_the_future() {
    let organisation = config(2000, 7).organisation();
    for seeded in volumes(2000, 7) {
        let volume = seeded.volume;
        let mut projects = organisation.projects.iter();
        let project = projects
            .find(|project| project.id == volume.project_id)
            .unwrap();
        let (created, updated) = (time(volume.created_at), time(volume.updated_at));
        assert!(project.created_at.unwrap() < created);
        assert!(created > now() - TimeDelta::days(541));
        assert!(created <= updated && updated <= now());
        for share in volume.shared_scopes.unwrap() {
            assert!((created..=now()).contains(&time(share.created_at)));
        }
    }
}

#[test]
fn some_volumes_have_many_shares_and_some_have_none() {
    let share_counts = |records: u32, first: usize| {
        let config = config(records, 7);
        let organisation = config.organisation();
        let volumes = config.volumes(&organisation).take(first);
        volumes
            .map(|seeded| seeded.volume.shared_scopes.unwrap().len())
            .collect::<Vec<_>>()
    };
    let demo = share_counts(10_000, 10_000);
    assert!(demo.contains(&73));
    let unshared = demo.iter().filter(|shares| **shares == 0).count();
    assert!((2_000..5_000).contains(&unshared), "{unshared}");
    assert!(share_counts(100_000, 10).iter().any(|shares| *shares > 500));
}
