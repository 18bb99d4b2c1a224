//! Collects the known scopes of an organisation from several sources.

use std::collections::{BTreeSet, HashMap};

use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{Scope, ScopeType, SharedScope, Volume};

use crate::organisation::Organisation;
use crate::organisation::build::{ScopeRecord, build_organisation};

/// An index of the known scopes, filled from the directory of the API, volumes, shares and user
/// input, in any order.
///
/// Where sources disagree, the directory wins. An empty value never replaces a known one.
#[derive(Clone, Debug, Default)]
pub struct OrgIndex {
    records: HashMap<Scope, ScopeRecord>,
    complete: BTreeSet<ScopeType>,
}

impl OrgIndex {
    /// Adds a cluster listed by the directory.
    pub fn add_cluster(&mut self, cluster: &Cluster) {
        let scope = Scope::new(ScopeType::Cluster, cluster.id.as_str());
        self.add(scope, listed(&cluster.name, "", ""));
    }

    /// Adds a department listed by the directory.
    pub fn add_department(&mut self, department: &Department) {
        let scope = Scope::new(ScopeType::Department, department.id.as_str());
        let cluster = department.cluster_id.as_str();
        self.add(scope, listed(&department.name, "", cluster));
    }

    /// Adds a project listed by the directory.
    pub fn add_project(&mut self, project: &Project) {
        let scope = Scope::new(ScopeType::Project, project.id.as_str());
        let department = project.parent_id.as_str();
        let cluster = project.cluster_id.as_str();
        self.add(scope, listed(&project.name, department, cluster));
    }

    /// Records that the directory has listed all scopes of `level`.
    pub fn set_complete(&mut self, level: ScopeType) {
        self.complete.insert(level);
    }

    /// Adds the origin project of a volume and the scopes it is shared with, if the volume lists
    /// them.
    pub fn add_volume(&mut self, volume: &Volume) {
        let origin = ScopeRecord {
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
        let record = ScopeRecord {
            name: share.scope_name.clone(),
            ..ScopeRecord::default()
        };
        self.add(share.scope(), record);
    }

    /// Adds a scope of which only type and id are known, such as user input.
    pub fn add_scope(&mut self, scope: &Scope) {
        self.add(scope.clone(), ScopeRecord::default());
    }

    /// Builds the tree of the scopes added so far.
    #[must_use]
    pub fn organisation(&self) -> Organisation {
        build_organisation(self.records.clone(), self.complete.clone())
    }

    fn add(&mut self, scope: Scope, new: ScopeRecord) {
        let known = self.records.entry(scope).or_default();
        let may_replace = new.is_listed || !known.is_listed;
        known.is_listed |= new.is_listed;
        for (known, new) in [
            (&mut known.name, new.name),
            (&mut known.department, new.department),
            (&mut known.cluster, new.cluster),
        ] {
            if known.is_empty() || (may_replace && !new.is_empty()) {
                *known = new;
            }
        }
    }
}

fn listed(name: &str, department: &str, cluster: &str) -> ScopeRecord {
    ScopeRecord {
        name: name.to_owned(),
        department: department.to_owned(),
        cluster: cluster.to_owned(),
        is_listed: true,
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
    fn the_directory_wins_in_any_order() {
        let volume = Volume {
            project_id: ProjectId::new("p"),
            project_name: "old name".to_owned(),
            department_id: DepartmentId::new("old"),
            cluster_id: ClusterId::new("c"),
            ..Volume::default()
        };
        let listed = project("p", "new name", "new", "");
        let mut first = OrgIndex::default();
        first.add_project(&listed);
        first.add_volume(&volume);
        let mut last = OrgIndex::default();
        last.add_volume(&volume);
        last.add_project(&listed);
        for index in [first, last] {
            let organisation = index.organisation();
            assert_eq!(labels(&organisation, "p"), ["new name", "new", "c"]);
            assert!(organisation.find_project(&listed.id).unwrap().is_listed());
        }
    }

    #[test]
    fn a_volume_adds_its_origin_and_its_shares() {
        let share = SharedScope {
            scope_type: ScopeType::Department,
            scope_id: "d2".to_owned(),
            scope_name: "vision".to_owned(),
            created_at: None,
            created_by: None,
        };
        let mut index = OrgIndex::default();
        index.add_volume(&Volume {
            project_id: ProjectId::new("5"),
            project_name: "project-a".to_owned(),
            department_id: DepartmentId::new("department-a"),
            cluster_id: ClusterId::new("c"),
            shared_scopes: Some(vec![share.clone()]),
            ..Volume::default()
        });
        let organisation = index.organisation();
        assert_eq!(
            labels(&organisation, "5"),
            ["project-a", "department-a", "c"]
        );
        assert_eq!(organisation.find(&share.scope()).unwrap().name(), "vision");
        assert!(organisation.nodes().all(|node| !node.is_listed()));
        assert!(!organisation.is_complete(&ScopeType::Project));
    }

    #[test]
    fn an_empty_value_does_not_replace_a_known_one() {
        let mut index = OrgIndex::default();
        index.add_scope(&Scope::new(ScopeType::Project, "p"));
        index.add_project(&project("p", "", "d", "c"));
        let share = SharedScope {
            scope_type: ScopeType::Project,
            scope_id: "p".to_owned(),
            scope_name: "vision".to_owned(),
            created_at: None,
            created_by: None,
        };
        index.add_share(&share);
        index.add_scope(&share.scope());
        assert_eq!(labels(&index.organisation(), "p"), ["vision", "d", "c"]);
    }
}
