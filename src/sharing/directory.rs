//! What is known of the organisation, from wherever it is known.

use std::collections::HashMap;

use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{Scope, ScopeType, SharedScope, Volume};

use crate::Organisation;
use crate::organisation::build;

/// Collects scopes from the directory of the API, from volumes, from shares and from what people
/// type, in any order. Where sources differ, the directory is believed; where one says nothing,
/// what another said stays.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    known: HashMap<Scope, Known>,
}

/// What is known of one scope; what is empty is not known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) name: String,
    /// The id of its department.
    pub(crate) department: String,
    /// The id of its cluster.
    pub(crate) cluster: String,
    /// Whether the directory of the API told it.
    pub(crate) is_listed: bool,
}

impl Directory {
    /// Adds a cluster that the directory told.
    pub fn add_cluster(&mut self, cluster: &Cluster) {
        let scope = Scope::new(ScopeType::Cluster, cluster.id.as_str());
        self.add(scope, Known::listed(&cluster.name, "", ""));
    }

    /// Adds a department that the directory told.
    pub fn add_department(&mut self, department: &Department) {
        let scope = Scope::new(ScopeType::Department, department.id.as_str());
        let cluster = department.cluster_id.as_str();
        self.add(scope, Known::listed(&department.name, "", cluster));
    }

    /// Adds a project that the directory told.
    pub fn add_project(&mut self, project: &Project) {
        let scope = Scope::new(ScopeType::Project, project.id.as_str());
        let department = project.parent_id.as_str();
        let cluster = project.cluster_id.as_str();
        self.add(scope, Known::listed(&project.name, department, cluster));
    }

    /// Adds the origin of a volume and the scopes that it is shared with, as far as it tells them.
    pub fn add_volume(&mut self, volume: &Volume) {
        let origin = Known {
            name: volume.project_name.clone(),
            department: volume.department_id.as_str().to_owned(),
            cluster: volume.cluster_id.as_str().to_owned(),
            is_listed: false,
        };
        let scope = Scope::new(ScopeType::Project, volume.project_id.as_str());
        self.add(scope, origin);
        for share in volume.shared_scopes.iter().flatten() {
            self.add_share(share);
        }
    }

    /// Adds a scope that a volume is shared with.
    pub fn add_share(&mut self, share: &SharedScope) {
        let name = share.scope_name.clone();
        self.add(
            share.scope(),
            Known {
                name,
                ..Known::default()
            },
        );
    }

    /// Adds a scope of which only type and id are known, such as one that was typed.
    pub fn add_scope(&mut self, scope: &Scope) {
        self.add(scope.clone(), Known::default());
    }

    /// The tree of what is known so far.
    #[must_use]
    pub fn organisation(&self) -> Organisation {
        build::organisation(self.known.clone())
    }

    fn add(&mut self, scope: Scope, told: Known) {
        let known = self.known.entry(scope).or_default();
        let believe = told.is_listed || !known.is_listed;
        known.is_listed |= told.is_listed;
        for (known, told) in [
            (&mut known.name, told.name),
            (&mut known.department, told.department),
            (&mut known.cluster, told.cluster),
        ] {
            if known.is_empty() || (believe && !told.is_empty()) {
                *known = told;
            }
        }
    }
}

impl Known {
    fn listed(name: &str, department: &str, cluster: &str) -> Self {
        Self {
            name: name.to_owned(),
            department: department.to_owned(),
            cluster: cluster.to_owned(),
            is_listed: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};

    use super::*;

    fn project(id: &str, name: &str, department: &str, cluster: &str) -> Project {
        Project {
            id: ProjectId::new(id),
            name: name.to_owned(),
            parent_id: DepartmentId::new(department),
            cluster_id: ClusterId::new(cluster),
            ..Project::default()
        }
    }

    fn labels(organisation: &Organisation, id: &str) -> Vec<String> {
        let node = organisation.find_project(&ProjectId::new(id)).unwrap();
        let path = std::iter::once(node).chain(node.ancestors());
        path.map(|node| node.label().to_owned()).collect()
    }

    #[test]
    fn the_directory_is_believed_whatever_comes_first() {
        let volume = Volume {
            project_id: ProjectId::new("p"),
            project_name: "old name".to_owned(),
            department_id: DepartmentId::new("old"),
            cluster_id: ClusterId::new("c"),
            ..Volume::default()
        };
        let listed = project("p", "new name", "new", "");
        let mut first = Directory::default();
        first.add_project(&listed);
        first.add_volume(&volume);
        let mut last = Directory::default();
        last.add_volume(&volume);
        last.add_project(&listed);
        for directory in [first, last] {
            let organisation = directory.organisation();
            assert_eq!(labels(&organisation, "p"), ["new name", "new", "c"]);
            assert!(organisation.find_project(&listed.id).unwrap().is_listed());
        }
    }

    #[test]
    fn a_volume_tells_its_origin_and_its_shares() {
        let share = SharedScope {
            scope_type: ScopeType::Department,
            scope_id: "d2".to_owned(),
            scope_name: "vision".to_owned(),
            created_at: None,
            created_by: None,
        };
        let mut directory = Directory::default();
        directory.add_volume(&Volume {
            project_id: ProjectId::new("5"),
            project_name: "project-a".to_owned(),
            department_id: DepartmentId::new("department-a"),
            cluster_id: ClusterId::new("c"),
            shared_scopes: Some(vec![share.clone()]),
            ..Volume::default()
        });
        let organisation = directory.organisation();
        assert_eq!(
            labels(&organisation, "5"),
            ["project-a", "department-a", "c"]
        );
        assert_eq!(organisation.find(&share.scope()).unwrap().name(), "vision");
        assert!(organisation.nodes().all(|node| !node.is_listed()));
        assert!(!organisation.lists(&ScopeType::Project));
    }

    #[test]
    fn what_one_source_leaves_out_another_may_tell() {
        let mut directory = Directory::default();
        directory.add_scope(&Scope::new(ScopeType::Project, "p"));
        directory.add_project(&project("p", "", "d", "c"));
        let share = SharedScope {
            scope_type: ScopeType::Project,
            scope_id: "p".to_owned(),
            scope_name: "vision".to_owned(),
            created_at: None,
            created_by: None,
        };
        directory.add_share(&share);
        directory.add_scope(&share.scope());
        assert_eq!(labels(&directory.organisation(), "p"), ["vision", "d", "c"]);
    }
}
