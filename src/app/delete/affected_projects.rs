//! How many projects lose a volume that is deleted.

use datavolumes_contract::org::Project;
use datavolumes_contract::{ScopeType, SharedScope, Volume};
use datavolumes_sharing::{EffectiveAccess, OrgIndex, ScopeSet};

/// How many projects lose access to a volume that is deleted, including its origin project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ProjectCount {
    /// Exactly so many.
    Exactly(usize),
    /// So many of those that the user may see; the directory lists no others.
    Visible(usize),
    /// So many are known; there may be more.
    AtLeast(usize),
}

/// The projects of a cluster, as far as the directory was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KnownProjects {
    pub(super) projects: Vec<Project>,
    /// Whether these are all projects that the user may see.
    pub(super) is_complete: bool,
}

/// Whether a share reaches projects that it does not name, so that only the directory can count them.
pub(super) fn needs_directory(volume: &Volume) -> bool {
    shares(volume).any(|share| share.scope_type != ScopeType::Project)
}

/// The projects that lose `volume`; `known` are the projects of its cluster.
pub(super) fn affected_projects(volume: &Volume, known: &KnownProjects) -> ProjectCount {
    let mut directory = OrgIndex::default();
    for project in &known.projects {
        directory.add_project(project);
    }
    directory.add_volume(volume);
    let organisation = directory.organisation();
    let scopes: ScopeSet = shares(volume).map(SharedScope::scope).collect();
    let access = EffectiveAccess::new(&organisation, &volume.project_id, &scopes);
    let count = organisation
        .projects()
        .filter(|project| access.access(project.id()).is_usable())
        .count();
    if volume.shared_scopes.is_none() {
        ProjectCount::AtLeast(count)
    } else if !needs_directory(volume) {
        ProjectCount::Exactly(count)
    } else if known.is_complete {
        ProjectCount::Visible(count)
    } else {
        ProjectCount::AtLeast(count)
    }
}

fn shares(volume: &Volume) -> impl Iterator<Item = &SharedScope> {
    volume.shared_scopes.iter().flatten()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};

    use super::*;
    use crate::testing::share;

    fn volume(shares: Option<Vec<SharedScope>>) -> Volume {
        Volume {
            project_id: ProjectId::new("1"),
            department_id: DepartmentId::new("d"),
            cluster_id: ClusterId::new("c"),
            shared_scopes: shares,
            ..Volume::default()
        }
    }

    fn known(ids: &[&str], is_complete: bool) -> KnownProjects {
        let projects = ids.iter().map(|id| Project {
            id: ProjectId::new(*id),
            parent_id: DepartmentId::new("d"),
            cluster_id: ClusterId::new("c"),
            ..Project::default()
        });
        KnownProjects {
            projects: projects.collect(),
            is_complete,
        }
    }

    #[test]
    fn shares_with_projects_need_no_directory() {
        let volume = volume(Some(vec![
            share(ScopeType::Project, "2"),
            share(ScopeType::Project, "1"),
        ]));
        assert!(!needs_directory(&volume));
        let count = affected_projects(&volume, &KnownProjects::default());
        assert_eq!(count, ProjectCount::Exactly(2));
    }

    #[test]
    fn the_projects_of_a_department_are_counted_in_the_directory() {
        let volume = volume(Some(vec![share(ScopeType::Department, "d")]));
        assert!(needs_directory(&volume));
        assert_eq!(
            affected_projects(&volume, &known(&["1", "2", "3"], true)),
            ProjectCount::Visible(3)
        );
        assert_eq!(
            affected_projects(&volume, &known(&["1", "2"], false)),
            ProjectCount::AtLeast(2)
        );
        assert_eq!(
            affected_projects(&volume, &KnownProjects::default()),
            ProjectCount::AtLeast(1)
        );
    }

    #[test]
    fn unknown_shares_are_not_counted_as_no_shares() {
        assert_eq!(
            affected_projects(&volume(None), &known(&["1", "2"], true)),
            ProjectCount::AtLeast(1)
        );
        assert_eq!(
            affected_projects(&volume(Some(Vec::new())), &known(&["1", "2"], true)),
            ProjectCount::Exactly(1)
        );
    }
}
