//! The OpenAPI document of the server, and a strict check of responses against it.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::AppState;
use serde_json::{Map, Value};
use tower::ServiceExt;

use super::response::ApiResponse;

/// The OpenAPI document of a server.
pub(crate) struct OpenApiDocument {
    content: Value,
    /// The base path of the server, which the paths of the document do not contain.
    base_path: String,
}

impl OpenApiDocument {
    /// Requests the document.
    pub(crate) async fn fetch(router: &Router, state: &AppState) -> Self {
        let base = state.settings().base_path.as_str();
        let request = Request::get(format!("{base}/api/openapi.json"));
        let request = request.body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        Self {
            content: ApiResponse::read(response).await.expect_status(200),
            base_path: base.to_owned(),
        }
    }

    /// The method and the path of every operation, such as `GET` and `/api/v1/clusters`.
    pub(crate) fn operations(&self) -> BTreeSet<(String, String)> {
        let paths = self.content["paths"].as_object().unwrap();
        let methods = |(path, methods): (&String, &Value)| -> Vec<(String, String)> {
            let methods = methods.as_object().unwrap().keys();
            methods
                .map(|method| (method.to_uppercase(), path.clone()))
                .collect()
        };
        paths.iter().flat_map(methods).collect()
    }

    /// The operation object of a method and a path of the document.
    pub(crate) fn operation(&self, method: &str, template: &str) -> Option<&Map<String, Value>> {
        self.content["paths"][template][method.to_lowercase()].as_object()
    }

    /// The path of the document that matches the request path `path`. A path without parameters
    /// takes precedence.
    pub(crate) fn template(&self, path: &str) -> Option<String> {
        let path: Vec<&str> = path.split('/').collect();
        let matches = |template: &&String| {
            let template: Vec<&str> = template.split('/').collect();
            let mut segments = template.iter().zip(&path);
            template.len() == path.len()
                && segments.all(|(segment, text)| segment == text || segment.starts_with('{'))
        };
        let templates = self.content["paths"].as_object().unwrap().keys();
        let best = templates
            .filter(matches)
            .min_by_key(|template| template.contains('{'));
        best.cloned()
    }

    /// Asserts that a response conforms to the document: its status, its type and its body.
    pub(crate) fn check(&self, method: &Method, path: &str, response: &ApiResponse) {
        let Some(path) = path.strip_prefix(&self.base_path) else {
            return;
        };
        let template = self.template(path).unwrap_or_default();
        let Some(operation) = self.operation(method.as_str(), &template) else {
            return;
        };
        let Some(bytes) = response.bytes.as_deref() else {
            return;
        };
        let status = response.status.to_string();
        let documented = operation["responses"].get(&status);
        let documented = documented.unwrap_or_else(|| {
            panic!(
                "{method} {path}: {status} is not documented: {}",
                response.text()
            )
        });
        let Some(content) = documented.get("content") else {
            assert!(bytes.is_empty(), "{method} {path}: {status} has no body");
            return;
        };
        assert_eq!(
            response.header("content-type"),
            "application/json",
            "{method} {path}"
        );
        let Ok(body) = serde_json::from_slice(bytes) else {
            // Only the fault `malformed` sends invalid JSON; its test checks the body.
            return;
        };
        // Likewise for the faults that change the body.
        let is_changed =
            ["notYetKnown", "last Tuesday", "<i>"].map(|text| response.text().contains(text));
        if is_changed == [false; 3] {
            self.check_value("", &body, &content["application/json"]["schema"]);
        }
    }

    /// Asserts that a value conforms to a schema. An unknown keyword of the schema panics.
    fn check_value(&self, path: &str, value: &Value, schema: &Value) {
        for (keyword, rule) in schema.as_object().unwrap() {
            match keyword.as_str() {
                "$ref" => {
                    let pointer = rule.as_str().unwrap().trim_start_matches('#');
                    let schema = self
                        .content
                        .pointer(pointer)
                        .unwrap_or_else(|| panic!("{rule}"));
                    self.check_value(path, value, schema);
                }
                "type" => {
                    let has_type = match rule.as_str().unwrap() {
                        "object" => value.is_object(),
                        "array" => value.is_array(),
                        "string" => value.is_string(),
                        "integer" => value.is_i64() || value.is_u64(),
                        "boolean" => value.is_boolean(),
                        other => panic!("unknown type {other}"),
                    };
                    assert!(has_type, "{path} is no {rule}: {value}");
                }
                "properties" => {
                    for (name, schema) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.check_value(&format!("{path}.{name}"), value, schema);
                        }
                    }
                }
                "required" => {
                    for name in rule.as_array().unwrap() {
                        let name = name.as_str().unwrap();
                        assert!(
                            value.get(name).is_some(),
                            "{path}.{name} is missing: {value}"
                        );
                    }
                }
                "additionalProperties" => {
                    let known = schema["properties"].as_object().unwrap();
                    let unknown = value.as_object().unwrap().keys();
                    let unknown = unknown.filter(|name| !known.contains_key(*name));
                    assert_eq!(
                        unknown.count(),
                        0,
                        "{path} has undocumented properties: {value}"
                    );
                }
                "items" => {
                    for entry in value.as_array().unwrap() {
                        self.check_value(&format!("{path}[]"), entry, rule);
                    }
                }
                "enum" => assert!(rule.as_array().unwrap().contains(value), "{path}: {value}"),
                "format" => check_format(path, value, rule.as_str().unwrap()),
                "minimum" => assert!(value.as_i64() >= rule.as_i64(), "{path}: {value}"),
                "maximum" => assert!(value.as_i64() <= rule.as_i64(), "{path}: {value}"),
                "minLength" => assert!(length(value) >= rule.as_u64().unwrap(), "{path}"),
                "maxLength" => assert!(length(value) <= rule.as_u64().unwrap(), "{path}"),
                "pattern" => {
                    let name = value
                        .as_str()
                        .unwrap()
                        .parse::<datavolumes_contract::VolumeName>();
                    assert!(name.is_ok(), "{path}: {value}");
                }
                "description" | "default" => {}
                other => panic!("{path}: unknown keyword {other}"),
            }
        }
    }
}

fn length(value: &Value) -> u64 {
    value.as_str().unwrap().chars().count() as u64
}

fn check_format(path: &str, value: &Value, format: &str) {
    let text = value.as_str().unwrap_or_default();
    let has_format = match format {
        "uuid" => text.parse::<datavolumes_contract::VolumeId>().is_ok(),
        "date-time" => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        "int32" => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        "int64" => value.is_i64(),
        other => panic!("unknown format {other}"),
    };
    assert!(has_format, "{path} is no {format}: {value}");
}
