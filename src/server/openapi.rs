//! The OpenAPI 3 document of this server, and the check of request bodies against it.
//!
//! The document is generated from the operations that the router has and from the names and limits
//! of the contract.

mod check;
mod operation;
pub(crate) mod parameter;
mod schema;

use serde_json::{Map, Value, json};

pub(crate) use check::check;
pub(crate) use operation::Operation;

/// The document that describes `operations`.
pub(crate) fn document<'a>(operations: impl IntoIterator<Item = &'a Operation>) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations {
        let path = paths.entry(&operation.path).or_insert_with(|| json!({}));
        let method = operation.method.as_str().to_ascii_lowercase();
        path[method] = operation_object(operation);
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

fn operation_object(operation: &Operation) -> Value {
    let path_parameter = operation
        .path
        .contains("{datavolumeId}")
        .then(parameter::volume_id);
    let parameters: Vec<Value> = path_parameter
        .into_iter()
        .chain(operation.parameters.iter().cloned())
        .collect();
    let security = if operation.needs_token() {
        json!([{ "bearerAuth": [] }])
    } else {
        json!([])
    };
    let mut object = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": responses(operation),
        "security": security,
    });
    if let Some(body) = operation.request_body {
        object["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": schema::reference(body) } },
        });
    }
    object
}

fn responses(operation: &Operation) -> Map<String, Value> {
    let response = |status: u16| {
        let body = match status {
            204 => None,
            200..=299 => operation.response,
            _ => Some("Problem"),
        };
        let mut response = json!({ "description": status_description(status) });
        if let Some(body) = body {
            let schema = schema::reference(body);
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

/// The description of a status in the API reference.
fn status_description(status: u16) -> &'static str {
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
