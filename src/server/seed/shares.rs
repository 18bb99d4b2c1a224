//! The shares of volumes: scopes of the cluster of the volume.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use datavolumes_contract::org::{Department, Project};
use datavolumes_contract::{Scope, ScopeType, SharedScope};

use super::organisation::Organisation;
use super::outcome::SeedOutcome;
use crate::random::Random;

/// The scopes of a typical volume: nearly half of the volumes are shared with their department, a
/// few with the cluster, some with single projects or other departments, and many are not shared.
pub(super) fn typical_scopes(
    organisation: &Organisation,
    home: &Project,
    outcome: SeedOutcome,
    random: &mut Random,
) -> BTreeSet<Scope> {
    let mut scopes = BTreeSet::new();
    // Only a shared volume is ever in the phase Deleting.
    let end = match outcome {
        SeedOutcome::Deleting { .. } => 50,
        _ => 100,
    };
    match random.below(end) {
        0..45 => {
            scopes.insert(department_scope(home.parent_id.as_str()));
        }
        45..50 => {
            scopes.insert(cluster_scope(home));
        }
        50..60 => {
            for _ in 0..random.between(2, 16) {
                let found = &organisation.projects[random.below(organisation.projects.len())];
                if found.cluster_id == home.cluster_id {
                    scopes.insert(project_scope(found));
                }
            }
        }
        60..65 => {
            scopes.insert(project_scope(home));
            for found in departments_of_cluster(organisation, home) {
                if random.chance(40) {
                    scopes.insert(department_scope(found.id.as_str()));
                }
            }
        }
        _ => {}
    }
    scopes
}

/// Up to `count` scopes of the cluster of `home`: its departments, then its projects.
pub(super) fn many_scopes(
    organisation: &Organisation,
    home: &Project,
    count: usize,
) -> BTreeSet<Scope> {
    departments_of_cluster(organisation, home)
        .map(|found| department_scope(found.id.as_str()))
        .chain(projects_of_cluster(organisation, home).map(project_scope))
        .take(count)
        .collect()
}

/// The shares that `user` created for `scopes`: in half of the cases when the volume was created,
/// otherwise later.
pub(super) fn shared_scopes(
    scopes: BTreeSet<Scope>,
    user: &str,
    created_at: DateTime<Utc>,
    now: DateTime<Utc>,
    random: &mut Random,
) -> Vec<SharedScope> {
    let is_later = random.chance(50);
    scopes
        .into_iter()
        .map(|scope| SharedScope {
            created_at: Some(if is_later {
                random.timestamp_between(created_at, now).into()
            } else {
                created_at.into()
            }),
            created_by: Some(user.to_owned()),
            ..scope.into()
        })
        .collect()
}

fn departments_of_cluster<'a>(
    organisation: &'a Organisation,
    home: &'a Project,
) -> impl Iterator<Item = &'a Department> {
    let departments = organisation.departments.iter();
    departments.filter(|department| department.cluster_id == home.cluster_id)
}

fn projects_of_cluster<'a>(
    organisation: &'a Organisation,
    home: &'a Project,
) -> impl Iterator<Item = &'a Project> {
    let projects = organisation.projects.iter();
    projects.filter(|project| project.cluster_id == home.cluster_id)
}

fn cluster_scope(home: &Project) -> Scope {
    Scope::new(ScopeType::Cluster, home.cluster_id.as_str())
}

fn department_scope(id: &str) -> Scope {
    Scope::new(ScopeType::Department, id)
}

fn project_scope(project: &Project) -> Scope {
    Scope::new(ScopeType::Project, project.id.as_str())
}
