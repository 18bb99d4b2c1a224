//! Projects and departments with every field that the public document requires.
//!
//! The fields that the models of the contract lack are about quotas, which this server does not have. They
//! are empty.

use chrono::{DateTime, Utc};
use datavolumes_contract::org::{Department, DepartmentPage, Project, ProjectPage};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};
use serde::Serialize;
use utoipa::ToSchema;

/// A page of projects.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProjectPage)]
pub(super) struct Projects {
    projects: Vec<ListedProject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
}

/// A page of departments.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DepartmentPage)]
pub(super) struct Departments {
    departments: Vec<ListedDepartment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
}

/// A project of a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Project)]
struct ListedProject {
    id: ProjectId,
    name: String,
    description: String,
    parent_id: DepartmentId,
    cluster_id: ClusterId,
    #[serde(skip_serializing_if = "Option::is_none")]
    requested_namespace: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    enforce_runai_scheduler: bool,
    status: ProjectStatus,
    effective: Nothing,
    total_resources: Nothing,
    resources: Vec<Nothing>,
}

/// A department of a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Department)]
struct ListedDepartment {
    id: DepartmentId,
    name: String,
    cluster_id: ClusterId,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    total_resources: Nothing,
    resources: Vec<Nothing>,
}

/// The status of a project. Every project of this server is ready.
#[derive(Debug, Serialize, ToSchema)]
struct ProjectStatus {
    phase: &'static str,
}

/// An object without properties.
#[derive(Debug, Serialize, ToSchema)]
struct Nothing {}

impl From<ProjectPage> for Projects {
    fn from(page: ProjectPage) -> Self {
        Self {
            projects: page.projects.into_iter().map(Into::into).collect(),
            next: page.next,
        }
    }
}

impl From<DepartmentPage> for Departments {
    fn from(page: DepartmentPage) -> Self {
        Self {
            departments: page.departments.into_iter().map(Into::into).collect(),
            next: page.next,
        }
    }
}

impl From<Project> for ListedProject {
    fn from(project: Project) -> Self {
        let created_at = project.created_at.unwrap_or_default();
        Self {
            id: project.id,
            name: project.name,
            description: String::new(),
            parent_id: project.parent_id,
            cluster_id: project.cluster_id,
            requested_namespace: project.requested_namespace,
            created_at,
            updated_at: created_at,
            enforce_runai_scheduler: false,
            status: ProjectStatus { phase: "Ready" },
            effective: Nothing {},
            total_resources: Nothing {},
            resources: Vec::new(),
        }
    }
}

impl From<Department> for ListedDepartment {
    fn from(department: Department) -> Self {
        let created_at = department.created_at.unwrap_or_default();
        Self {
            id: department.id,
            name: department.name,
            cluster_id: department.cluster_id,
            created_at,
            updated_at: created_at,
            total_resources: Nothing {},
            resources: Vec::new(),
        }
    }
}
