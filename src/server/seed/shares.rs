//! Whom volumes are shared with: scopes of their own cluster.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use datavolumes_contract::org::{Department, Project};
use datavolumes_contract::{Scope, ScopeType, SharedScope};

use super::Organisation;
use super::random::Random;
use super::status::Fate;
use super::volumes::instant_between;

/// Nearly half with their department, a few with the whole cluster, some with single projects or
/// with other departments, many with nobody.
pub(super) fn usual(
    organisation: &Organisation,
    home: &Project,
    fate: Fate,
    random: &mut Random,
) -> BTreeSet<Scope> {
    let mut scopes = BTreeSet::new();
    // Only what is shared takes a while to delete.
    let kinds = match fate {
        Fate::Deleting { .. } => 50,
        _ => 100,
    };
    match random.below(kinds) {
        0..45 => {
            scopes.insert(department(home.parent_id.as_str()));
        }
        45..50 => {
            scopes.insert(cluster(home));
        }
        50..60 => {
            for _ in 0..random.between(2, 16) {
                let found = &organisation.projects[random.below(organisation.projects.len())];
                if found.cluster_id == home.cluster_id {
                    scopes.insert(project(found));
                }
            }
        }
        60..65 => {
            scopes.insert(project(home));
            for found in departments(organisation, home) {
                if random.chance(40) {
                    scopes.insert(department(found.id.as_str()));
                }
            }
        }
        _ => {}
    }
    scopes
}

/// `count` scopes of the cluster of `home`: its departments, then projects as far as they go.
pub(super) fn many(organisation: &Organisation, home: &Project, count: usize) -> BTreeSet<Scope> {
    departments(organisation, home)
        .map(|found| department(found.id.as_str()))
        .chain(projects(organisation, home).map(project))
        .take(count)
        .collect()
}

/// The scopes as `by` shared them, some at once and some later.
pub(super) fn by(
    scopes: BTreeSet<Scope>,
    by: &str,
    created_at: DateTime<Utc>,
    now: DateTime<Utc>,
    random: &mut Random,
) -> Vec<SharedScope> {
    let later = random.chance(50);
    scopes
        .into_iter()
        .map(|scope| SharedScope {
            scope_type: scope.scope_type,
            scope_id: scope.scope_id,
            scope_name: String::new(),
            created_at: Some(if later {
                instant_between(created_at, now, random)
            } else {
                created_at
            }),
            created_by: Some(by.to_owned()),
        })
        .collect()
}

fn departments<'a>(
    organisation: &'a Organisation,
    home: &'a Project,
) -> impl Iterator<Item = &'a Department> {
    let all = organisation.departments.iter();
    all.filter(|department| department.cluster_id == home.cluster_id)
}

fn projects<'a>(
    organisation: &'a Organisation,
    home: &'a Project,
) -> impl Iterator<Item = &'a Project> {
    let all = organisation.projects.iter();
    all.filter(|project| project.cluster_id == home.cluster_id)
}

fn cluster(home: &Project) -> Scope {
    Scope::new(ScopeType::Cluster, home.cluster_id.as_str())
}

fn department(id: &str) -> Scope {
    Scope::new(ScopeType::Department, id)
}

fn project(project: &Project) -> Scope {
    Scope::new(ScopeType::Project, project.id.as_str())
}
