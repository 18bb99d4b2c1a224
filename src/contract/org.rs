//! The organisation that volumes are shared within: optional capabilities, all of them read-only.
//!
//! The public document gives these resources dozens of fields about quotas; only what the console
//! and the server need is modelled.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::wire::{Model, Reading, Value, read_as_model};
use crate::{ClusterId, DepartmentId, ProjectId};

/// A project: a namespace in a cluster, under a department.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// What it is addressed by.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// "Department parent uuid."
    pub parent_id: DepartmentId,
    /// The cluster it lives in.
    pub cluster_id: ClusterId,
    /// "The project's namespace only if requested."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_namespace: Option<String>,
    /// When it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
}

impl Model for Project {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            id: ProjectId::new(fields.required("id", Value::id)),
            name: fields.text("name"),
            parent_id: DepartmentId::new(fields.take("parentId", Value::id)),
            cluster_id: ClusterId::new(fields.take("clusterId", Value::id)),
            requested_namespace: fields.take("requestedNamespace", Value::text),
            created_at: fields.take("createdAt", Value::instant),
        })
    }
}

/// A department: a set of projects in a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Department {
    /// What it is addressed by.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// The cluster it lives in.
    pub cluster_id: ClusterId,
    /// When it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
}

impl Model for Department {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            id: DepartmentId::new(fields.required("id", Value::id)),
            name: fields.text("name"),
            cluster_id: ClusterId::new(fields.take("clusterId", Value::id)),
            created_at: fields.take("createdAt", Value::instant),
        })
    }
}

/// A cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cluster {
    /// What it is addressed by.
    #[serde(rename = "uuid")]
    pub id: ClusterId,
    /// Its name.
    pub name: String,
    /// The tenant it belongs to.
    pub tenant_id: i64,
    /// When it was connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
}

impl Model for Cluster {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            id: ClusterId::new(fields.required("uuid", Value::id)),
            name: fields.text("name"),
            tenant_id: fields.take("tenantId", Value::whole).unwrap_or_default(),
            created_at: fields.take("createdAt", Value::instant),
        })
    }
}

/// The answer of `GET /org-unit/projects`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProjectPage {
    /// The projects of the page. `null` is an empty page.
    pub projects: Vec<Project>,
    /// Relied on only as "there is more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Model for ProjectPage {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            projects: fields.required("projects", Value::list).unwrap_or_default(),
            next: fields.take("next", Value::whole),
        })
    }
}

/// The answer of `GET /org-unit/departments`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DepartmentPage {
    /// The departments of the page. `null` is an empty page.
    pub departments: Vec<Department>,
    /// Relied on only as "there is more".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Model for DepartmentPage {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            departments: fields
                .required("departments", Value::list)
                .unwrap_or_default(),
            next: fields.take("next", Value::whole),
        })
    }
}

read_as_model!(Project, Department, Cluster, ProjectPage, DepartmentPage);

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
