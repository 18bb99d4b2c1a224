//! The query and path parameters of the operations.

use datavolumes_contract::{FilterOperator, Limit, Offset, SortOrder, VolumeField};
use serde_json::{Value, json};

use super::schema;
use crate::store::{DepartmentField, ProjectField};

/// The id of a volume in the path.
pub(super) fn volume_id() -> Value {
    json!({
        "name": "datavolumeId",
        "in": "path",
        "required": true,
        "description": "The id of the data volume",
        "schema": { "type": "string", "format": "uuid" },
    })
}

/// The parameters of the list of volumes.
pub(crate) fn volume_list() -> Vec<Value> {
    let fields = VolumeField::ALL.map(VolumeField::as_str);
    [view(), pagination(), sorting(&fields), filtering(&fields)].concat()
}

/// The parameters of the count of volumes.
pub(crate) fn volume_count() -> Vec<Value> {
    [
        view(),
        filtering(&VolumeField::ALL.map(VolumeField::as_str)),
    ]
    .concat()
}

/// The parameters of the list of projects.
pub(crate) fn project_list() -> Vec<Value> {
    directory(&ProjectField::NAMES.map(|(name, _)| name))
}

/// The parameters of the list of departments.
pub(crate) fn department_list() -> Vec<Value> {
    directory(&DepartmentField::NAMES.map(|(name, _)| name))
}

fn directory(fields: &[&str]) -> Vec<Value> {
    [pagination(), sorting(fields), filtering(fields)].concat()
}

/// The parameters of the name availability check.
pub(crate) fn name_availability() -> Vec<Value> {
    vec![
        required(
            "dataName",
            "The name in question",
            json!({ "type": "string", "minLength": 1 }),
        ),
        required(
            "clusterId",
            "The cluster in which it must be unique",
            schema::string(),
        ),
    ]
}

fn view() -> Vec<Value> {
    let request_types = json!({ "type": "string", "enum": ["Originated", "UsableInProject"] });
    vec![
        required(
            "requestType",
            "Which data volumes are returned",
            request_types,
        ),
        optional(
            "usableInProjectId",
            "With UsableInProject: the project in which the data volumes can be used",
            schema::string(),
        ),
    ]
}

fn pagination() -> Vec<Value> {
    let offset = json!({
        "type": "integer", "format": "int32", "minimum": 0, "maximum": Offset::MAX.get(),
        "default": 0,
    });
    let limit = json!({
        "type": "integer", "format": "int32", "minimum": Limit::MIN.get(),
        "maximum": Limit::MAX.get(), "default": Limit::default().get(),
    });
    vec![
        optional(
            "offset",
            "The offset of the first item returned in the collection",
            offset,
        ),
        optional("limit", "The maximum number of entries to return", limit),
    ]
}

fn sorting(fields: &[&str]) -> Vec<Value> {
    let orders = [SortOrder::Ascending, SortOrder::Descending].map(SortOrder::as_str);
    let fields = json!({ "type": "string", "enum": fields });
    let orders = json!({
        "type": "string", "enum": orders, "default": SortOrder::default().as_str(),
    });
    vec![
        optional("sortBy", "What the entries are sorted by", fields),
        optional("sortOrder", "In which direction they are sorted", orders),
    ]
}

fn filtering(fields: &[&str]) -> Vec<Value> {
    let operators = FilterOperator::ALL.map(|operator| {
        let escape = |c: char| match c {
            '^' | '$' => format!("\\{c}"),
            _ => c.to_string(),
        };
        operator.as_str().chars().map(escape).collect::<String>()
    });
    let pattern = format!("^({})({}).+$", fields.join("|"), operators.join("|"));
    let descriptions =
        FilterOperator::ALL.map(|operator| format!("{operator} {}", operator.label()));
    let mut filters = optional(
        "filterBy",
        &format!(
            "Conditions that must all hold, each as field operator value. Operators: {}. \
             Dates are ISO 8601 timestamps and have ==, !=, <= and >= only.",
            descriptions.join(", "),
        ),
        json!({ "type": "array", "items": { "type": "string", "pattern": pattern } }),
    );
    filters["explode"] = json!(false);
    vec![
        filters,
        optional(
            "search",
            "A text that the entries contain",
            schema::string(),
        ),
    ]
}

fn required(name: &str, description: &str, schema: Value) -> Value {
    json!({
        "name": name, "in": "query", "required": true, "description": description,
        "schema": schema,
    })
}

fn optional(name: &str, description: &str, schema: Value) -> Value {
    json!({
        "name": name, "in": "query", "required": false, "description": description,
        "schema": schema,
    })
}
