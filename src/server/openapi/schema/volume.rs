//! Volumes and whom they are shared with.

use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{Phase, PvcName, ScopeType, description, name};
use serde_json::{Value, json};

use super::{answer, body, instant, many, reference, text};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    let count = json!({ "type": "integer", "format": "int64", "minimum": 0 });
    vec![
        ("VolumePage", page("datavolumes", "Volume")),
        ("VolumeCount", answer(&["count"], json!({ "count": count }))),
        ("Volume", volume(json!({}))),
        (
            "VolumeWithScopes",
            volume(json!({ "sharedScopes": many("SharedScope") })),
        ),
        ("VolumeStatus", status()),
        ("Condition", condition()),
        ("CreateVolume", create()),
        (
            "PatchVolume",
            body(&[], json!({ "description": description() })),
        ),
        ("SharedScopes", many("SharedScope")),
        ("SharedScope", shared_scope()),
        ("Scope", body(&["scopeType", "scopeId"], scope())),
        (
            "SharedScopesPatch",
            body(&[], json!({ "add": scopes(), "remove": scopes() })),
        ),
    ]
}

/// A part of a list, whose entries are `entries`.
pub(super) fn page(entries: &str, schema: &str) -> Value {
    let next = json!({ "type": "integer", "description": "Where the next page begins." });
    answer(&[entries], json!({ "next": next, entries: many(schema) }))
}

fn volume(more: Value) -> Value {
    let mut properties = json!({
        "id": { "type": "string", "format": "uuid" },
        "createdAt": instant(),
        "updatedAt": instant(),
        "createdBy": text(),
        "updatedBy": text(),
        "name": name(),
        "description": description(),
        "originPvcName": pvc_name(),
        "projectId": text(),
        "shouldDeleteOriginalVolume": { "type": "boolean" },
        "useOriginalVolume": { "type": "boolean" },
        "projectName": text(),
        "departmentId": text(),
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
    answer(&required, properties)
}

fn create() -> Value {
    body(
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
    answer(
        &["phase"],
        json!({
            "phase": { "type": "string", "enum": phases },
            "phaseMessage": text(),
            "conditions": many("Condition"),
            "datavolumePvcName": text(),
            "datavolumePvName": text(),
        }),
    )
}

fn condition() -> Value {
    answer(
        &["type", "status"],
        json!({
            "type": text(),
            "status": text(),
            "message": text(),
            "reason": text(),
            "lastTransitionTime": instant(),
        }),
    )
}

fn scope() -> Value {
    let levels = ScopeType::DOCUMENTED;
    let levels: Vec<&str> = levels.iter().map(ScopeType::as_str).collect();
    json!({
        "scopeType": { "type": "string", "enum": levels },
        "scopeId": { "type": "string", "minLength": 1 },
    })
}

fn shared_scope() -> Value {
    let mut properties = scope();
    properties["scopeName"] = text();
    properties["createdAt"] = instant();
    properties["createdBy"] = text();
    answer(&["scopeType", "scopeId", "scopeName"], properties)
}

/// "Array of objects <= 50 characters": read as 50 entries.
fn scopes() -> Value {
    let mut scopes = many("Scope");
    scopes["maxItems"] = json!(MAX_SCOPES_PER_PATCH);
    scopes
}
