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
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub name: String,
    /// "Department parent uuid."
    #[serde(default)]
    pub parent_id: DepartmentId,
    /// The cluster it lives in.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// "The project's namespace only if requested."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_namespace: Option<String>,
    /// When it was created.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
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
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub name: String,
    /// The cluster it lives in.
    #[serde(default)]
    pub cluster_id: ClusterId,
    /// When it was created.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
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
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub name: String,
    /// The tenant it belongs to.
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub tenant_id: i64,
    /// When it was connected.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<DateTime<Utc>>,
}

/// The answer of `GET /org-unit/projects`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectPage {
    /// The projects of the page. `null` is an empty page.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub projects: Vec<Project>,
    /// Relied on only as "there is more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// The answer of `GET /org-unit/departments`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentPage {
    /// The departments of the page. `null` is an empty page.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub departments: Vec<Department>,
    /// Relied on only as "there is more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::*;

    #[test]
    fn a_project_is_read_from_among_its_dozens_of_fields() {
        let page: ProjectPage = from_value(json!({
            "next": 1,
            "projects": [{
                "id": 33,
                "name": "organization1",
                "clusterId": "71f69d83-ba66-4822-adf5-55ce55efd210",
                "parentId": "53a9228e-a722-420d-a102-9dc90da2efca",
                "requestedNamespace": "runai-proj1",
                "createdAt": "2019-08-24T14:15:22Z",
                "resources": [{ "gpu": { "deserved": 1000 } }],
                "effective": {},
                "parent": null,
            }],
        }))
        .unwrap();
        let written = json!({
            "next": 1,
            "projects": [{
                "id": "33",
                "name": "organization1",
                "clusterId": "71f69d83-ba66-4822-adf5-55ce55efd210",
                "parentId": "53a9228e-a722-420d-a102-9dc90da2efca",
                "requestedNamespace": "runai-proj1",
                "createdAt": "2019-08-24T14:15:22Z",
            }],
        });
        assert_eq!(to_value(&page).unwrap(), written);
        assert_eq!(from_value::<ProjectPage>(written).unwrap(), page);
    }

    #[test]
    fn whatever_is_not_the_id_may_be_missing_or_null() {
        let nulls = json!({
            "id": "5", "name": null, "parentId": null, "clusterId": null,
            "requestedNamespace": null, "createdAt": null,
        });
        for body in [json!({ "id": 5 }), nulls] {
            let id = ProjectId::new("5");
            assert_eq!(
                from_value::<Project>(body).unwrap(),
                Project {
                    id,
                    ..Project::default()
                }
            );
        }
        let nulls = json!({ "id": "d", "name": null, "clusterId": null, "createdAt": "soon" });
        for body in [json!({ "id": "d" }), nulls] {
            let id = DepartmentId::new("d");
            assert_eq!(
                from_value::<Department>(body).unwrap(),
                Department {
                    id,
                    ..Department::default()
                }
            );
        }
        let nulls =
            json!({ "uuid": "c", "name": null, "tenantId": null, "createdAt": null, "status": {} });
        for body in [json!({ "uuid": "c" }), nulls] {
            let id = ClusterId::new("c");
            assert_eq!(
                from_value::<Cluster>(body).unwrap(),
                Cluster {
                    id,
                    ..Cluster::default()
                }
            );
        }
        assert!(from_value::<Project>(json!({ "name": "p" })).is_err());
    }

    #[test]
    fn a_page_may_be_null_but_not_missing() {
        assert_eq!(
            from_value::<ProjectPage>(json!({ "projects": null })).unwrap(),
            ProjectPage::default()
        );
        let none: DepartmentPage =
            from_value(json!({ "departments": null, "next": null })).unwrap();
        assert_eq!(none, DepartmentPage::default());
        assert!(from_value::<ProjectPage>(json!({})).is_err());
        assert!(from_value::<DepartmentPage>(json!({ "message": "no" })).is_err());
    }
}
