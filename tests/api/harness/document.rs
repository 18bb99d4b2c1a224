//! The server's own document, and the strict reading of it.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::AppState;
use serde_json::{Map, Value};
use tower::ServiceExt;

use super::Answer;

/// What the server says about itself.
pub(crate) struct Document {
    content: Value,
    /// What stands before the paths of it.
    base_path: String,
}

impl Document {
    /// Asks the server for it.
    pub(crate) async fn of(router: &Router, state: &AppState) -> Self {
        let base = state.settings().base_path.as_str();
        let request = Request::get(format!("{base}/api/openapi.json"));
        let request = request.body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        Self {
            content: Answer::read(response).await.expect(200),
            base_path: base.to_owned(),
        }
    }

    /// `GET /api/v1/…` and so on, of every operation.
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

    /// One operation.
    pub(crate) fn operation(&self, method: &str, template: &str) -> Option<&Map<String, Value>> {
        self.content["paths"][template][method.to_lowercase()].as_object()
    }

    /// The path of the document that `path` is one of. Those without parameters go first.
    pub(crate) fn template(&self, path: &str) -> Option<String> {
        let path: Vec<&str> = path.split('/').collect();
        let fits = |template: &&String| {
            let template: Vec<&str> = template.split('/').collect();
            let mut parts = template.iter().zip(&path);
            template.len() == path.len()
                && parts.all(|(part, text)| part == text || part.starts_with('{'))
        };
        let templates = self.content["paths"].as_object().unwrap().keys();
        let best = templates
            .filter(fits)
            .min_by_key(|template| template.contains('{'));
        best.cloned()
    }

    /// Holds an answer to what is documented: its status, its type, and each part of its body.
    pub(crate) fn check(&self, method: &Method, path: &str, answer: &Answer) {
        let Some(path) = path.strip_prefix(&self.base_path) else {
            return;
        };
        let template = self.template(path).unwrap_or_default();
        let Some(operation) = self.operation(method.as_str(), &template) else {
            return;
        };
        let Some(bytes) = answer.bytes.as_deref() else {
            return;
        };
        let status = answer.status.to_string();
        let documented = operation["responses"].get(&status);
        let documented = documented.unwrap_or_else(|| {
            panic!(
                "{method} {path}: {status} is not documented: {}",
                answer.text()
            )
        });
        let Some(content) = documented.get("content") else {
            assert!(bytes.is_empty(), "{method} {path}: {status} has no body");
            return;
        };
        assert_eq!(
            answer.header("content-type"),
            "application/json",
            "{method} {path}"
        );
        let Ok(body) = serde_json::from_slice(bytes) else {
            // Only a fault cuts an answer in two; its test looks at it.
            return;
        };
        if !answer.text().contains("notYetKnown") {
            self.conforms("", &body, &content["application/json"]["schema"]);
        }
    }

    /// Holds a value to a schema. Every keyword of the schema is understood or refused.
    fn conforms(&self, place: &str, value: &Value, schema: &Value) {
        for (keyword, rule) in schema.as_object().unwrap() {
            match keyword.as_str() {
                "$ref" => {
                    let pointer = rule.as_str().unwrap().trim_start_matches('#');
                    let schema = self
                        .content
                        .pointer(pointer)
                        .unwrap_or_else(|| panic!("{rule}"));
                    self.conforms(place, value, schema);
                }
                "type" => {
                    let is_of_type = match rule.as_str().unwrap() {
                        "object" => value.is_object(),
                        "array" => value.is_array(),
                        "string" => value.is_string(),
                        "integer" => value.is_i64() || value.is_u64(),
                        "boolean" => value.is_boolean(),
                        other => panic!("unknown type {other}"),
                    };
                    assert!(is_of_type, "{place} is no {rule}: {value}");
                }
                "properties" => {
                    for (name, schema) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.conforms(&format!("{place}.{name}"), value, schema);
                        }
                    }
                }
                "required" => {
                    for name in rule.as_array().unwrap() {
                        let name = name.as_str().unwrap();
                        assert!(
                            value.get(name).is_some(),
                            "{place}.{name} is missing: {value}"
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
                        "{place} has more than is documented: {value}"
                    );
                }
                "items" => {
                    for entry in value.as_array().unwrap() {
                        self.conforms(&format!("{place}[]"), entry, rule);
                    }
                }
                "enum" => assert!(rule.as_array().unwrap().contains(value), "{place}: {value}"),
                "format" => is_formatted(place, value, rule.as_str().unwrap()),
                "minimum" => assert!(value.as_i64() >= rule.as_i64(), "{place}: {value}"),
                "maximum" => assert!(value.as_i64() <= rule.as_i64(), "{place}: {value}"),
                "minLength" => assert!(length(value) >= rule.as_u64().unwrap(), "{place}"),
                "maxLength" => assert!(length(value) <= rule.as_u64().unwrap(), "{place}"),
                "pattern" => {
                    let name = value
                        .as_str()
                        .unwrap()
                        .parse::<datavolumes_contract::VolumeName>();
                    assert!(name.is_ok(), "{place}: {value}");
                }
                "description" | "default" => {}
                other => panic!("{place}: unknown keyword {other}"),
            }
        }
    }
}

fn length(value: &Value) -> u64 {
    value.as_str().unwrap().chars().count() as u64
}

fn is_formatted(place: &str, value: &Value, format: &str) {
    let text = value.as_str().unwrap_or_default();
    let is_so = match format {
        "uuid" => text.parse::<datavolumes_contract::VolumeId>().is_ok(),
        "date-time" => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        "int32" => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        "int64" => value.is_i64(),
        other => panic!("unknown format {other}"),
    };
    assert!(is_so, "{place} is no {format}: {value}");
}
