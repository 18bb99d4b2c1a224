//! Volumes and their shares.

use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{Phase, PvcName, ScopeType, description, name};
use serde_json::{Value, json};

use super::builder::{array, page, reference, request_object, response_object, string, timestamp};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    let count = json!({ "type": "integer", "format": "int64", "minimum": 0 });
    vec![
        ("VolumePage", page("datavolumes", "Volume")),
        (
            "VolumeCount",
            response_object(&["count"], json!({ "count": count })),
        ),
        ("Volume", volume(json!({}))),
        (
            "VolumeWithScopes",
            volume(json!({ "sharedScopes": array("SharedScope") })),
        ),
        ("VolumeStatus", status()),
        ("Condition", condition()),
        ("CreateVolume", create_volume()),
        (
            "PatchVolume",
            request_object(&[], json!({ "description": description() })),
        ),
        ("SharedScopes", array("SharedScope")),
        ("SharedScope", shared_scope()),
        ("Scope", request_object(&["scopeType", "scopeId"], scope())),
        (
            "SharedScopesPatch",
            request_object(&[], json!({ "add": scopes(), "remove": scopes() })),
        ),
    ]
}

/// A volume with these additional properties.
fn volume(more: Value) -> Value {
    let mut properties = json!({
        "id": { "type": "string", "format": "uuid" },
        "createdAt": timestamp(),
        "updatedAt": timestamp(),
        "createdBy": string(),
        "updatedBy": string(),
        "name": name(),
        "description": description(),
        "originPvcName": pvc_name(),
        "projectId": string(),
        "shouldDeleteOriginalVolume": { "type": "boolean" },
        "useOriginalVolume": { "type": "boolean" },
        "projectName": string(),
        "departmentId": string(),
        "clusterId": { "type": "string", "format": "uuid" },
        "status": reference("VolumeStatus"),
    });
    if let (Value::Object(properties), Value::Object(more)) = (&mut properties, more) {
        properties.extend(more);
    }
    let required = [
        "id",
        "name",
        "projectId",
        "originPvcName",
        "projectName",
        "status",
    ];
    response_object(&required, properties)
}

fn create_volume() -> Value {
    request_object(
        &["name", "projectId", "originPvcName"],
        json!({
            "name": name(),
            "description": description(),
            "originPvcName": pvc_name(),
            "projectId": { "type": "string", "minLength": 1 },
            "shouldDeleteOriginalVolume": { "type": "boolean", "default": false },
            "useOriginalVolume": { "type": "boolean", "nullable": true },
        }),
    )
}

fn name() -> Value {
    let pattern = format!("^[a-z][-a-z0-9]{{0,{}}}$", name::MAX_LEN - 1);
    json!({ "type": "string", "maxLength": name::MAX_LEN, "pattern": pattern })
}

fn description() -> Value {
    json!({ "type": "string", "maxLength": description::MAX_CHARS })
}

fn pvc_name() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": PvcName::MAX_LEN })
}

fn status() -> Value {
    let phases = Phase::DOCUMENTED;
    let phases: Vec<&str> = phases.iter().map(Phase::as_str).collect();
    response_object(
        &["phase"],
        json!({
            "phase": { "type": "string", "enum": phases },
            "phaseMessage": string(),
            "conditions": array("Condition"),
            "datavolumePvcName": string(),
            "datavolumePvName": string(),
        }),
    )
}

fn condition() -> Value {
    response_object(
        &["type", "status"],
        json!({
            "type": string(),
            "status": string(),
            "message": string(),
            "reason": string(),
            "lastTransitionTime": timestamp(),
        }),
    )
}

fn scope() -> Value {
    let scope_types = ScopeType::DOCUMENTED;
    let scope_types: Vec<&str> = scope_types.iter().map(ScopeType::as_str).collect();
    json!({
        "scopeType": { "type": "string", "enum": scope_types },
        "scopeId": { "type": "string", "minLength": 1 },
    })
}

fn shared_scope() -> Value {
    let mut properties = scope();
    properties["scopeName"] = string();
    properties["createdAt"] = timestamp();
    properties["createdBy"] = string();
    response_object(&["scopeType", "scopeId", "scopeName"], properties)
}

/// At most 50 scopes. The API reference says "Array of objects <= 50 characters".
fn scopes() -> Value {
    let mut scopes = array("Scope");
    scopes["maxItems"] = json!(MAX_SCOPES_PER_PATCH);
    scopes
}
