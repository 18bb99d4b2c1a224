//! The OpenAPI 3 document of this server, made of the operations that its router has and of the
//! limits and words of the contract; and the check of what is sent against it.

mod check;
pub(crate) mod parameter;
pub(crate) mod schema;

use serde_json::{Map, Value, json};

use crate::http::Operation;

pub(crate) use check::check;

/// The document of `operations`.
pub(crate) fn document(operations: &[Operation]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations {
        let path = paths.entry(&operation.path).or_insert_with(|| json!({}));
        let method = operation.method.as_str().to_ascii_lowercase();
        path[method] = described(operation);
    }
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": "Datavolumes",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The Datavolumes REST API as this reference server answers it.",
        },
        "paths": paths,
        "components": {
            "schemas": schema::components(),
            "securitySchemes": { "bearerAuth": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn described(operation: &Operation) -> Value {
    let in_path = operation
        .path
        .contains("{datavolumeId}")
        .then(parameter::volume_id);
    let parameters: Vec<Value> = in_path
        .into_iter()
        .chain(operation.parameters.iter().cloned())
        .collect();
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": responses(operation),
        "security": if operation.needs_token() { json!([{ "bearerAuth": [] }]) } else { json!([]) },
    });
    if let Some(body) = operation.body {
        described["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": schema::reference(body) } },
        });
    }
    described
}

fn responses(operation: &Operation) -> Map<String, Value> {
    let response = |status: u16| {
        let schema = match status {
            204 => None,
            // A volume that is gone at once has no answer; one that will be is acknowledged.
            200..=299 => operation.answer.clone(),
            _ => Some(schema::reference("Problem")),
        };
        let mut response = json!({ "description": meaning(status) });
        if let Some(schema) = schema {
            response["content"] = json!({ "application/json": { "schema": schema } });
        }
        if status == 401 {
            let challenge = json!({ "schema": { "type": "string" }, "description": "Bearer" });
            response["headers"] = json!({ "WWW-Authenticate": challenge });
        }
        (status.to_string(), response)
    };
    operation.statuses.iter().copied().map(response).collect()
}

/// What the API reference says of a status.
fn meaning(status: u16) -> &'static str {
    match status {
        200 => "Executed successfully.",
        201 => "Created",
        202 => "Accepted.",
        204 => "No Content.",
        400 => "Bad request.",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "The specified resource was not found",
        409 => "The specified resource already exists",
        503 => "The service cannot answer now; try again later.",
        _ => "unexpected error",
    }
}
