//! How many projects lose the volumes that are deleted.

use std::collections::BTreeSet;

use datavolumes_client::project_scope;
use datavolumes_contract::org::Project;
use datavolumes_contract::{ClusterId, ScopeType, SharedScope, Volume};
use datavolumes_sharing::{EffectiveAccess, OrgIndex, ScopeSet};

/// How many projects lose access to any of the volumes that are deleted, including their origin projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ProjectCount {
    /// Exactly so many.
    Exactly(usize),
    /// So many of those that the user may see; the directory lists no others.
    Visible(usize),
    /// So many are known; there may be more.
    AtLeast(usize),
}

/// The projects of some clusters, as far as the directory was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KnownProjects {
    pub(super) projects: Vec<Project>,
    /// Whether these are all projects that the user may see.
    pub(super) is_complete: bool,
}

/// The clusters in which a share reaches projects that it does not name, so that only the directory can count them.
pub(super) fn clusters_to_read(volumes: &[Volume]) -> BTreeSet<ClusterId> {
    let is_wide =
        |volume: &&Volume| shares(volume).any(|share| share.scope_type != ScopeType::Project);
    let wide = volumes.iter().filter(is_wide);
    // A volume cannot be shared with another cluster.
    wide.map(|volume| volume.cluster_id.clone()).collect()
}

/// The scopes that any of the volumes is shared with, each once.
pub(super) fn shared_scopes(volumes: &[Volume]) -> ScopeSet {
    volumes
        .iter()
        .flat_map(shares)
        .map(SharedScope::scope)
        .collect()
}

/// The projects that lose any of `volumes`; `known` are the projects of the [clusters to read](clusters_to_read).
pub(super) fn affected_projects(volumes: &[Volume], known: &KnownProjects) -> ProjectCount {
    let mut directory = OrgIndex::default();
    for project in &known.projects {
        directory.add_project(project);
    }
    let mut scopes = shared_scopes(volumes);
    for volume in volumes {
        directory.add_volume(volume);
        scopes.insert(project_scope(&volume.project_id));
    }
    let organisation = directory.organisation();
    let origin = volumes
        .first()
        .map(|volume| volume.project_id.clone())
        .unwrap_or_default();
    let access = EffectiveAccess::new(&organisation, &origin, &scopes);
    let count = organisation
        .projects()
        .filter(|project| access.access(project.id()).is_usable())
        .count();
    if volumes.iter().any(|volume| volume.shared_scopes.is_none()) {
        ProjectCount::AtLeast(count)
    } else if clusters_to_read(volumes).is_empty() {
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
    use std::slice::from_ref;

    use datavolumes_contract::{DepartmentId, ProjectId};

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
        assert!(clusters_to_read(from_ref(&volume)).is_empty());
        let count = affected_projects(from_ref(&volume), &KnownProjects::default());
        assert_eq!(count, ProjectCount::Exactly(2));
    }

    #[test]
    fn the_projects_of_a_department_are_counted_in_the_directory() {
        let volume = volume(Some(vec![share(ScopeType::Department, "d")]));
        assert_eq!(clusters_to_read(from_ref(&volume)).len(), 1);
        assert_eq!(
            affected_projects(from_ref(&volume), &known(&["1", "2", "3"], true)),
            ProjectCount::Visible(3)
        );
        assert_eq!(
            affected_projects(from_ref(&volume), &known(&["1", "2"], false)),
            ProjectCount::AtLeast(2)
        );
        assert_eq!(
            affected_projects(from_ref(&volume), &KnownProjects::default()),
            ProjectCount::AtLeast(1)
        );
    }

    #[test]
    fn unknown_shares_are_not_counted_as_no_shares() {
        assert_eq!(
            affected_projects(&[volume(None)], &known(&["1", "2"], true)),
            ProjectCount::AtLeast(1)
        );
        assert_eq!(
            affected_projects(&[volume(Some(Vec::new()))], &known(&["1", "2"], true)),
            ProjectCount::Exactly(1)
        );
    }

    #[test]
    fn a_project_that_loses_several_volumes_is_counted_once() {
        let volumes = [
            volume(Some(vec![share(ScopeType::Project, "2")])),
            volume(Some(vec![
                share(ScopeType::Project, "2"),
                share(ScopeType::Project, "3"),
            ])),
            Volume {
                project_id: ProjectId::new("4"),
                ..volume(Some(Vec::new()))
            },
        ];
        assert_eq!(shared_scopes(&volumes).len(), 2);
        assert_eq!(
            affected_projects(&volumes, &KnownProjects::default()),
            ProjectCount::Exactly(4)
        );
    }
}
