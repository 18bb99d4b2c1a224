//! The shapes of bodies and answers.

mod fault;
mod organisation;
mod server;
mod volume;

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

/// All shapes by name.
pub(crate) fn components() -> &'static Map<String, Value> {
    static COMPONENTS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
        volume::schemas()
            .into_iter()
            .chain(organisation::schemas())
            .chain(server::schemas())
            .chain(fault::schemas())
            .map(|(name, schema)| (name.to_owned(), schema))
            .collect()
    });
    &COMPONENTS
}

/// The shape called `name`.
pub(crate) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A text.
pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

/// An instant.
fn instant() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

/// Any number of the shape called `name`.
fn many(name: &str) -> Value {
    json!({ "type": "array", "items": reference(name) })
}

/// What is answered: an object that has these properties and no other.
fn answer(required: &[&str], properties: Value) -> Value {
    let mut schema = body(required, properties);
    schema["additionalProperties"] = json!(false);
    schema
}

/// What is sent: an object that has these properties; others are left alone.
fn body(required: &[&str], properties: Value) -> Value {
    let mut schema = json!({ "type": "object", "properties": properties });
    // An empty list is not allowed here.
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}
