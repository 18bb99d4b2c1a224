//! Projects, departments and clusters, with their PVCs: the organization that volumes are shared within (optional
//! capability, read-only).
//!
//! The public document has dozens of further fields, most of them about quotas. These models have the
//! fields that the app and the server use.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ClusterId, DepartmentId, Entries, ProjectId, lenient};

pub mod pvc;
#[cfg(test)]
mod tests;

/// A project: a namespace in a cluster, which belongs to a department. Only the id is required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// The id of the project.
    pub id: ProjectId,
    /// The name; empty if the server did not send it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: String,
    /// "Department parent uuid."
    #[serde(default)]
    pub parent_id: DepartmentId,
    /// The cluster that it belongs to; empty if the server did not send it.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// "The project's namespace only if requested."
    #[serde(
        default,
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub requested_namespace: Option<String>,
    /// The time of creation.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<DateTime<Utc>>,
}

/// A department: a group of projects in a cluster. Only the id is required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Department {
    /// The id of the department.
    pub id: DepartmentId,
    /// The name; empty if the server did not send it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: String,
    /// The cluster that it belongs to; empty if the server did not send it.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// The time of creation.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<DateTime<Utc>>,
}

/// A Kubernetes cluster. Only the id is required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cluster {
    /// The id of the cluster.
    #[serde(rename = "uuid")]
    pub id: ClusterId,
    /// The name; empty if the server did not send it.
    #[serde(default, deserialize_with = "lenient::text")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub name: String,
    /// The tenant that the cluster belongs to; 0 if the server did not send it.
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub tenant_id: i64,
    /// The time when the cluster was connected.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub created_at: Option<DateTime<Utc>>,
}

/// The response to `GET /org-unit/projects`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectPage {
    /// The projects of the page. The field is required; `null` is an empty page.
    #[serde(deserialize_with = "Entries::deserialize")]
    pub projects: Entries<Project>,
    /// The offset of the next page; 0 if that is not a whole number. The app relies only on its presence:
    /// there are more entries.
    #[serde(
        default,
        deserialize_with = "lenient::next",
        skip_serializing_if = "Option::is_none"
    )]
    pub next: Option<i64>,
}

/// The response to `GET /org-unit/departments`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentPage {
    /// The departments of the page. The field is required; `null` is an empty page.
    #[serde(deserialize_with = "Entries::deserialize")]
    pub departments: Entries<Department>,
    /// The offset of the next page; 0 if that is not a whole number. The app relies only on its presence:
    /// there are more entries.
    #[serde(
        default,
        deserialize_with = "lenient::next",
        skip_serializing_if = "Option::is_none"
    )]
    pub next: Option<i64>,
}
