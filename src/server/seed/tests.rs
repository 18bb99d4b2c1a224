//! The seeded data are plausible, and the same every time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::{Description, Phase, VolumeName};

use super::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER, PROJECT_OF_VIEWER, Seed, SeededVolume};

fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn plan(records: u32, seed: u64) -> Seed {
    Seed {
        records,
        seed,
        now: now(),
    }
}

fn volumes(records: u32, seed: u64) -> Vec<SeededVolume> {
    let plan = plan(records, seed);
    let organisation = plan.organisation();
    plan.volumes(&organisation).collect()
}

#[test]
fn the_same_seed_makes_the_same_and_another_makes_others() {
    assert_eq!(volumes(300, 7), volumes(300, 7));
    let ids = |seed| -> BTreeSet<_> {
        let volumes = volumes(300, seed).into_iter();
        volumes.map(|seeded| seeded.volume.id).collect()
    };
    assert!(ids(7).is_disjoint(&ids(8)));
}

#[test]
fn a_larger_organisation_has_all_that_a_smaller_one_has() {
    let small = plan(0, 1).organisation();
    let large = plan(100_000, 2).organisation();
    assert_eq!(small.clusters, large.clusters);
    assert_eq!(small.departments, large.departments);
    assert_eq!(small.projects[..], large.projects[..small.projects.len()]);
    assert_eq!(plan(10_000, 1).organisation().projects.len(), 149);
    assert_eq!(large.projects.len(), 1274);
    let names: BTreeSet<_> = large.projects.iter().map(|project| &project.name).collect();
    assert_eq!(names.len(), large.projects.len());
}

#[test]
fn personas_find_their_department_and_projects() {
    let organisation = plan(0, 1).organisation();
    let project = |id: &str| {
        let mut projects = organisation.projects.iter();
        projects.find(|project| project.id.as_str() == id).unwrap()
    };
    assert_eq!(organisation.departments[0].id.as_str(), DEPARTMENT_OF_ADMIN);
    let (researchers, viewers) = (project(PROJECT_OF_RESEARCHER), project(PROJECT_OF_VIEWER));
    assert_eq!(researchers.parent_id.as_str(), DEPARTMENT_OF_ADMIN);
    assert_ne!(viewers.parent_id.as_str(), DEPARTMENT_OF_ADMIN);
    assert_eq!(viewers.cluster_id, researchers.cluster_id);
}

#[test]
fn names_and_descriptions_are_within_the_limits_and_reach_them() {
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
fn most_volumes_are_ready_and_every_phase_is_met() {
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
fn what_ends_by_itself_does_not_all_end_at_once() {
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

#[test]
fn time_goes_forward_and_ends_now() {
    let organisation = plan(2000, 7).organisation();
    for seeded in volumes(2000, 7) {
        let volume = seeded.volume;
        let mut projects = organisation.projects.iter();
        let project = projects
            .find(|project| project.id == volume.project_id)
            .unwrap();
        let (created, updated) = (volume.created_at.unwrap(), volume.updated_at.unwrap());
        assert!(project.created_at.unwrap() < created);
        assert!(created > now() - TimeDelta::days(541));
        assert!(created <= updated && updated <= now());
        for share in volume.shared_scopes.unwrap() {
            assert!((created..=now()).contains(&share.created_at.unwrap()));
        }
    }
}

#[test]
fn some_volumes_are_shared_widely_and_some_with_nobody() {
    let scopes = |records: u32, first: usize| {
        let plan = plan(records, 7);
        let organisation = plan.organisation();
        let volumes = plan.volumes(&organisation).take(first);
        volumes
            .map(|seeded| seeded.volume.shared_scopes.unwrap().len())
            .collect::<Vec<_>>()
    };
    let demo = scopes(10_000, 10_000);
    assert!(demo.contains(&73));
    let alone = demo.iter().filter(|scopes| **scopes == 0).count();
    assert!((2_000..5_000).contains(&alone), "{alone}");
    assert!(scopes(100_000, 10).iter().any(|scopes| *scopes > 500));
}
