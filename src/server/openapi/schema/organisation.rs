//! Projects, departments and clusters.

use serde_json::{Value, json};

use super::volume::page;
use super::{answer, instant, many, text};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("ProjectPage", page("projects", "Project")),
        ("Project", project()),
        ("DepartmentPage", page("departments", "Department")),
        ("Department", department()),
        ("Clusters", many("Cluster")),
        ("Cluster", cluster()),
    ]
}

fn project() -> Value {
    answer(
        &["id", "name", "parentId", "clusterId", "createdAt"],
        json!({
            "id": text(),
            "name": text(),
            "parentId": text(),
            "clusterId": { "type": "string", "format": "uuid" },
            "requestedNamespace": text(),
            "createdAt": instant(),
        }),
    )
}

fn department() -> Value {
    answer(
        &["id", "name", "clusterId", "createdAt"],
        json!({
            "id": text(),
            "name": text(),
            "clusterId": { "type": "string", "format": "uuid" },
            "createdAt": instant(),
        }),
    )
}

fn cluster() -> Value {
    answer(
        &["uuid", "tenantId", "name", "createdAt"],
        json!({
            "uuid": { "type": "string", "format": "uuid" },
            "tenantId": { "type": "integer", "format": "int32" },
            "name": text(),
            "createdAt": instant(),
        }),
    )
}
