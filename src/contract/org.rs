//! The organisation that volumes are shared within: optional capabilities, all of them read-only.
//!
//! The public document gives these resources dozens of fields about quotas; only what the console
//! and the server need is modelled.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ClusterId, DepartmentId, ProjectId, lenient};

/// A project: a namespace in a cluster, under a department.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// What it is addressed by.
    pub id: ProjectId,
    /// Its name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// "Department parent uuid."
    #[serde(default)]
    pub parent_id: DepartmentId,
    /// The cluster it lives in.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// "The project's namespace only if requested."
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_namespace: Option<String>,
    /// When it was created.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::instant"
    )]
    pub created_at: Option<DateTime<Utc>>,
}

/// A department: a set of projects in a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Department {
    /// What it is addressed by.
    pub id: DepartmentId,
    /// Its name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// The cluster it lives in.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// When it was created.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::instant"
    )]
    pub created_at: Option<DateTime<Utc>>,
}

/// A cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cluster {
    /// What it is addressed by.
    #[serde(rename = "uuid")]
    pub id: ClusterId,
    /// Its name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// The tenant it belongs to.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub tenant_id: i64,
    /// When it was connected.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::instant"
    )]
    pub created_at: Option<DateTime<Utc>>,
}

/// The answer of `GET /org-unit/projects`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectPage {
    /// The projects of the page.
    pub projects: Vec<Project>,
    /// Relied on only as "there is more".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// The answer of `GET /org-unit/departments`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentPage {
    /// The departments of the page.
    pub departments: Vec<Department>,
    /// Relied on only as "there is more".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}
