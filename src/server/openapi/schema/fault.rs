//! The faults that can be asked for.

use serde_json::{Value, json};

use super::{body, many, reference};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("FaultRule", rule()),
        ("FaultRules", many("FaultRule")),
        ("Fault", fault()),
    ]
}

fn rule() -> Value {
    let count = |default: u32| json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX, "default": default });
    body(
        &["path", "fault"],
        json!({
            "method": { "type": "string", "description": "Left out: any." },
            "path": { "type": "string", "description": "What the path begins with." },
            "exact": {
                "type": "boolean", "default": false, "description": "The path is all of it.",
            },
            "skip": count(0),
            "times": count(1),
            "fault": reference("Fault"),
        }),
    )
}

fn fault() -> Value {
    let kinds = [
        "status",
        "delay",
        "drop",
        "dropAfter",
        "malformed",
        "html",
        "unknownFields",
    ];
    body(
        &["kind"],
        json!({
            "kind": { "type": "string", "enum": kinds },
            "status": { "type": "integer", "minimum": 200, "maximum": 599 },
            "retryAfter": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
            "message": { "type": "string" },
            "ms": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
        }),
    )
}
