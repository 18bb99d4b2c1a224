//! Proptest strategies for organisations and shares.
//!
//! They use few ids, so that scopes of all kinds coincide: listed scopes, scopes known only by
//! reference, shared scopes that are not listed, and scopes of undocumented levels.

use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope, ScopeType};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{OrgIndex, Organisation, ScopeDiff, ScopeSet};

/// The id of scope `number` at the level `letter`.
fn id(letter: char, number: u8) -> String {
    format!("{letter}{number}")
}

/// Like [`id`], shifted by one; empty for 0.
fn id_or_none(letter: char, number: u8) -> String {
    let number = number.checked_sub(1);
    number.map(|number| id(letter, number)).unwrap_or_default()
}

fn name() -> impl Strategy<Value = String> {
    select(&["", "a", "A", "b", "Ba", "c"]).prop_map(str::to_owned)
}

fn cluster() -> impl Strategy<Value = Cluster> {
    (0..3_u8, name()).prop_map(|(number, name)| Cluster {
        id: ClusterId::new(id('c', number)),
        name,
        ..Cluster::default()
    })
}

fn department() -> impl Strategy<Value = Department> {
    (0..5_u8, name(), 0..5_u8).prop_map(|(number, name, cluster)| Department {
        id: DepartmentId::new(id('d', number)),
        name,
        cluster_id: ClusterId::new(id_or_none('c', cluster)),
        ..Department::default()
    })
}

pub(crate) fn project() -> impl Strategy<Value = Project> {
    (0..20_u8, name(), 0..8_u8, 0..5_u8).prop_map(|(number, name, department, cluster)| Project {
        id: ProjectId::new(id('p', number)),
        name,
        parent_id: DepartmentId::new(id_or_none('d', department)),
        cluster_id: ClusterId::new(id_or_none('c', cluster)),
        ..Project::default()
    })
}

/// A scope of any level. Levels with more scopes are more likely.
pub(crate) fn scope() -> impl Strategy<Value = Scope> {
    (0..38_u8).prop_map(|number| match number {
        0..5 => Scope::new(ScopeType::Cluster, id('c', number)),
        5..13 => Scope::new(ScopeType::Department, id('d', number - 5)),
        13 => Scope::new(ScopeType::Other("tenant".to_owned()), "t"),
        _ => Scope::new(ScopeType::Project, id('p', number - 14)),
    })
}

pub(crate) fn scopes() -> impl Strategy<Value = ScopeSet> {
    vec(scope(), 0..8).prop_map(ScopeSet::from_iter)
}

/// A diff of at most 20 scopes.
pub(crate) fn diff() -> impl Strategy<Value = ScopeDiff> {
    vec((scope(), any::<bool>()), 0..20).prop_map(|edits| {
        let mut diff = ScopeDiff::default();
        for (scope, is_shared) in edits {
            if is_shared {
                diff.share(scope);
            } else {
                diff.unshare(scope);
            }
        }
        diff
    })
}

pub(crate) fn org_index() -> impl Strategy<Value = OrgIndex> {
    (
        vec(cluster(), 0..3),
        vec(department(), 0..6),
        vec(project(), 0..24),
        scopes(),
    )
        .prop_map(|(clusters, departments, projects, scopes)| {
            let mut index = OrgIndex::default();
            for project in &projects {
                index.add_project(project);
            }
            for scope in &scopes {
                index.add_scope(scope);
            }
            for department in &departments {
                index.add_department(department);
            }
            for cluster in &clusters {
                index.add_cluster(cluster);
            }
            index
        })
}

pub(crate) fn organisation() -> impl Strategy<Value = Organisation> {
    org_index().prop_map(|index| index.organisation())
}

pub(crate) fn origin() -> impl Strategy<Value = ProjectId> {
    (0..24_u8).prop_map(|number| ProjectId::new(id('p', number)))
}

/// A set that can exceed the limit of one request.
pub(crate) fn many_scopes() -> impl Strategy<Value = ScopeSet> {
    let projects = vec(any::<u8>(), 0..160);
    projects.prop_map(|numbers| {
        let scopes = numbers
            .into_iter()
            .map(|number| Scope::new(ScopeType::Project, id('p', number)));
        scopes.collect()
    })
}

/// An organisation with 25 projects per department and 10 departments per cluster.
pub(crate) fn uniform_organisation(projects: usize) -> Organisation {
    let mut index = OrgIndex::default();
    for number in 0..projects {
        let (department, cluster) = (number / 25, number / 250);
        index.add_project(&Project {
            id: ProjectId::new(format!("p{number}")),
            name: format!("project-{number}"),
            parent_id: DepartmentId::new(format!("d{department}")),
            cluster_id: ClusterId::new(format!("c{cluster}")),
            ..Project::default()
        });
    }
    index.organisation()
}
