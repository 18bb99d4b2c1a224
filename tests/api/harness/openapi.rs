//! The OpenAPI document of the server, and a strict check of responses against it.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::AppState;
use serde_json::{Map, Value};
use tower::ServiceExt;

use super::response::ApiResponse;
#[cfg(not(target_family = "wasm"))]
use super::schemas::Schemas;

/// The OpenAPI document of a server.
pub(crate) struct OpenApiDocument {
    content: Value,
    /// The base path of the server, which the paths of the document do not contain.
    base_path: String,
    #[cfg(not(target_family = "wasm"))]
    schemas: Schemas,
}

impl OpenApiDocument {
    /// Requests the document.
    pub(crate) async fn fetch(router: &Router, state: &AppState) -> Self {
        let base = state.settings().base_path.as_str();
        let request = Request::get(format!("{base}/api/openapi.json")).header("host", "localhost");
        let request = request.body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        Self {
            content: ApiResponse::read(response).await.expect_status(200),
            base_path: base.to_owned(),
            #[cfg(not(target_family = "wasm"))]
            schemas: Schemas::default(),
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
            let schema = &content["application/json"]["schema"];
            self.check_body(&format!("{method} {path}"), schema, &body);
        }
    }

    #[cfg(not(target_family = "wasm"))]
    fn check_body(&self, request: &str, schema: &Value, body: &Value) {
        self.schemas.check(request, schema, &self.content, body);
    }

    /// The same tests run natively, where the bodies are checked. The validator takes long to compile.
    #[cfg(target_family = "wasm")]
    #[expect(clippy::unused_self, reason = "as natively")]
    fn check_body(&self, _request: &str, _schema: &Value, _body: &Value) {}
}
