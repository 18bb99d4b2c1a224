//! Fault rules.

use serde_json::{Value, json};

use super::builder::{array, reference, request_object};
use crate::faults::Fault;

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("FaultRule", rule()),
        ("FaultRules", array("FaultRule")),
        ("Fault", fault()),
    ]
}

fn rule() -> Value {
    let count = |default: u32| json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX, "default": default });
    request_object(
        &["path", "fault"],
        json!({
            "method": { "type": "string", "description": "Any method if missing." },
            "path": { "type": "string", "description": "The start of the path." },
            "exact": {
                "type": "boolean", "default": false,
                "description": "Whether the path must be equal.",
            },
            "skip": count(0),
            "times": count(1),
            "fault": reference("Fault"),
        }),
    )
}

fn fault() -> Value {
    request_object(
        &["kind"],
        json!({
            "kind": { "type": "string", "enum": Fault::KINDS },
            "status": { "type": "integer", "minimum": 200, "maximum": 599 },
            "retryAfter": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
            "message": { "type": "string" },
            "text": { "type": "string" },
            "seed": { "type": "integer", "minimum": 0, "maximum": u64::MAX },
            "ms": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
        }),
    )
}
