//! Arbitrary organisations and shares for the property tests of this crate.
//!
//! Few ids are used, so that everything meets everything: scopes that are listed, named only from
//! below, shared with but not known, and of levels that nobody documents.

use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope, ScopeType};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{Change, Directory, Organisation, ScopeSet};

/// The id of the scope `number` of the level `letter`.
fn id(letter: char, number: u8) -> String {
    format!("{letter}{number}")
}

/// The same, but none for 0.
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

/// A scope of any level: the more there are of a level, the likelier it is.
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

/// A change of at most 20 scopes.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    vec((scope(), any::<bool>()), 0..20).prop_map(|wishes| {
        let mut change = Change::default();
        for (scope, is_shared) in wishes {
            if is_shared {
                change.share(scope);
            } else {
                change.unshare(scope);
            }
        }
        change
    })
}

pub(crate) fn directory() -> impl Strategy<Value = Directory> {
    (
        vec(cluster(), 0..3),
        vec(department(), 0..6),
        vec(project(), 0..24),
        scopes(),
    )
        .prop_map(|(clusters, departments, projects, scopes)| {
            let mut directory = Directory::default();
            for project in &projects {
                directory.add_project(project);
            }
            for scope in &scopes {
                directory.add_scope(scope);
            }
            for department in &departments {
                directory.add_department(department);
            }
            for cluster in &clusters {
                directory.add_cluster(cluster);
            }
            directory
        })
}

pub(crate) fn organisation() -> impl Strategy<Value = Organisation> {
    directory().prop_map(|directory| directory.organisation())
}

pub(crate) fn origin() -> impl Strategy<Value = ProjectId> {
    (0..24_u8).prop_map(|number| ProjectId::new(id('p', number)))
}

/// More scopes than one request may change.
pub(crate) fn many_scopes() -> impl Strategy<Value = ScopeSet> {
    let projects = vec(any::<u8>(), 0..160);
    projects.prop_map(|numbers| {
        let scopes = numbers
            .into_iter()
            .map(|number| Scope::new(ScopeType::Project, id('p', number)));
        scopes.collect()
    })
}

/// An organisation of `projects` projects, 25 to a department and 10 departments to a cluster.
pub(crate) fn regular(projects: usize) -> Organisation {
    let mut directory = Directory::default();
    for number in 0..projects {
        let (department, cluster) = (number / 25, number / 250);
        directory.add_project(&Project {
            id: ProjectId::new(format!("p{number}")),
            name: format!("project-{number}"),
            parent_id: DepartmentId::new(format!("d{department}")),
            cluster_id: ClusterId::new(format!("c{cluster}")),
            ..Project::default()
        });
    }
    directory.organisation()
}
