//! Projects, departments and clusters.

use serde_json::{Value, json};

use super::builder::{array, page, response_object, string, timestamp};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("ProjectPage", page("projects", "Project")),
        ("Project", project()),
        ("DepartmentPage", page("departments", "Department")),
        ("Department", department()),
        ("Clusters", array("Cluster")),
        ("Cluster", cluster()),
    ]
}

fn project() -> Value {
    response_object(
        &["id", "name", "parentId", "clusterId", "createdAt"],
        json!({
            "id": string(),
            "name": string(),
            "parentId": string(),
            "clusterId": { "type": "string", "format": "uuid" },
            "requestedNamespace": string(),
            "createdAt": timestamp(),
        }),
    )
}

fn department() -> Value {
    response_object(
        &["id", "name", "clusterId", "createdAt"],
        json!({
            "id": string(),
            "name": string(),
            "clusterId": { "type": "string", "format": "uuid" },
            "createdAt": timestamp(),
        }),
    )
}

fn cluster() -> Value {
    response_object(
        &["uuid", "tenantId", "name", "createdAt"],
        json!({
            "uuid": { "type": "string", "format": "uuid" },
            "tenantId": { "type": "integer", "format": "int32" },
            "name": string(),
            "createdAt": timestamp(),
        }),
    )
}
