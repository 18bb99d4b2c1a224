//! Functions that build schemas.

use serde_json::{Value, json};

/// A reference to the schema called `name`.
pub(in super::super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A string.
pub(in super::super) fn string() -> Value {
    json!({ "type": "string" })
}

/// A timestamp.
pub(super) fn timestamp() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

/// An array of the schema called `name`.
pub(super) fn array(name: &str) -> Value {
    json!({ "type": "array", "items": reference(name) })
}

/// A page of a list: the property `entries` is an array of the schema called `name`.
pub(super) fn page(entries: &str, name: &str) -> Value {
    let next = json!({ "type": "integer", "description": "Where the next page begins." });
    response_object(&[entries], json!({ "next": next, entries: array(name) }))
}

/// An object in a response, which has these properties and no other.
pub(super) fn response_object(required: &[&str], properties: Value) -> Value {
    let mut schema = request_object(required, properties);
    schema["additionalProperties"] = json!(false);
    schema
}

/// An object in a request. Other properties are ignored.
pub(super) fn request_object(required: &[&str], properties: Value) -> Value {
    let mut schema = json!({ "type": "object", "properties": properties });
    // OpenAPI does not allow an empty list.
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}
