//! A cluster, a department or a project, as the directory lists it.

use datavolumes_client::{ApiError, Client};
use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{
    ClusterId, DepartmentId, DirectoryQuery, ProjectId, ScopeType, VolumeField, input,
};

/// A level of the organisation. The directory has a list for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrgLevel {
    Cluster,
    Department,
    Project,
}

impl OrgLevel {
    /// The level of a scope. `None` for a type that the reference does not document.
    pub(crate) const fn of_scope(scope_type: &ScopeType) -> Option<Self> {
        match scope_type {
            ScopeType::Cluster => Some(Self::Cluster),
            ScopeType::Department => Some(Self::Department),
            ScopeType::Project => Some(Self::Project),
            ScopeType::Other(_) => None,
        }
    }

    /// The level whose ids a field of a volume contains. `None` for a field that is not an id.
    pub(crate) const fn of_field(field: VolumeField) -> Option<Self> {
        match field {
            VolumeField::ClusterId => Some(Self::Cluster),
            VolumeField::DepartmentId => Some(Self::Department),
            VolumeField::ProjectId => Some(Self::Project),
            VolumeField::Name
            | VolumeField::ProjectName
            | VolumeField::CreatedAt
            | VolumeField::CreatedBy
            | VolumeField::Phase => None,
        }
    }
}

/// A cluster, a department or a project. An empty text is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OrgUnit {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The department of a project.
    pub(crate) department: DepartmentId,
    /// The cluster of a project or a department.
    pub(crate) cluster: ClusterId,
    /// The namespace of a project.
    pub(crate) namespace: Option<String>,
}

impl OrgUnit {
    /// A unit of which only the id is known.
    pub(crate) fn of_id(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }

    /// The id of the cluster that it belongs to, as a unit of `level`: a cluster is its own. Empty if it is not known.
    pub(crate) fn own_cluster(&self, level: OrgLevel) -> &str {
        match level {
            OrgLevel::Cluster => &self.id,
            OrgLevel::Department | OrgLevel::Project => self.cluster.as_str(),
        }
    }

    /// The name, or the id if there is no name.
    pub(crate) fn label(&self) -> &str {
        if self.name.is_empty() {
            &self.id
        } else {
            &self.name
        }
    }

    /// Whether `text` is the id, in any case.
    pub(super) fn has_id(&self, text: &str) -> bool {
        self.id.to_lowercase() == input::trim(text).to_lowercase()
    }

    /// Whether `text` is the id or the name, in any case.
    pub(super) fn is_named(&self, text: &str) -> bool {
        self.has_id(text) || self.has_name(text)
    }

    /// Whether `text` is the name, in any case.
    pub(super) fn has_name(&self, text: &str) -> bool {
        self.name.to_lowercase() == input::trim(text).to_lowercase()
    }
}

impl From<Cluster> for OrgUnit {
    fn from(cluster: Cluster) -> Self {
        Self {
            id: cluster.id.into_string(),
            name: cluster.name,
            ..Self::default()
        }
    }
}

impl From<Department> for OrgUnit {
    fn from(department: Department) -> Self {
        Self {
            id: department.id.into_string(),
            name: department.name,
            cluster: department.cluster_id,
            ..Self::default()
        }
    }
}

impl From<Project> for OrgUnit {
    fn from(project: Project) -> Self {
        Self {
            id: project.id.into_string(),
            name: project.name,
            department: project.parent_id,
            cluster: project.cluster_id,
            namespace: project.requested_namespace,
        }
    }
}

/// A project that was chosen.
impl From<OrgUnit> for Project {
    fn from(unit: OrgUnit) -> Self {
        Self {
            id: ProjectId::new(unit.id),
            name: unit.name,
            parent_id: unit.department,
            cluster_id: unit.cluster,
            requested_namespace: unit.namespace,
            created_at: None,
        }
    }
}

/// A page of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OrgUnits {
    pub(crate) units: Vec<OrgUnit>,
    /// Whether there are more units that match.
    pub(crate) has_more: bool,
}

impl OrgUnits {
    fn new<T: Into<OrgUnit>>(units: Vec<T>, has_more: bool) -> Self {
        Self {
            units: units.into_iter().map(Into::into).collect(),
            has_more,
        }
    }
}

/// The units of `level` that match `query`. All clusters are on one page; of the query they follow the search and the
/// name.
///
/// # Errors
/// Those of the request.
pub(super) async fn list(
    client: &Client,
    level: OrgLevel,
    query: DirectoryQuery,
) -> Result<OrgUnits, ApiError> {
    match level {
        OrgLevel::Cluster => {
            let mut found = OrgUnits::new(client.clusters().await?.readable, false);
            let text = input::trim(&query.search).to_lowercase();
            let is_match = |unit: &OrgUnit| {
                let has_name = query.name.is_empty() || unit.has_name(&query.name);
                has_name && (unit.name.to_lowercase().contains(&text) || unit.has_id(&text))
            };
            found.units.retain(is_match);
            Ok(found)
        }
        OrgLevel::Department => {
            let page = client.departments(query).await?;
            Ok(OrgUnits::new(
                page.departments.readable,
                page.next.is_some(),
            ))
        }
        OrgLevel::Project => {
            let page = client.projects(query).await?;
            Ok(OrgUnits::new(page.projects.readable, page.next.is_some()))
        }
    }
}
