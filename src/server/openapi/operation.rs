//! The description of one operation.

use datavolumes_contract::Method;
use serde_json::Value;

/// What the document says about one operation.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// The HTTP method.
    pub(crate) method: Method,
    /// The path, with parameters in braces.
    pub(crate) path: String,
    /// The statuses of its responses, successes first.
    pub(crate) statuses: &'static [u16],
    /// The `operationId`.
    pub(crate) id: &'static str,
    /// What it does, in a few words.
    pub(crate) summary: &'static str,
    /// The query parameters; see [`super::parameter`].
    pub(crate) parameters: Vec<Value>,
    /// The name of the schema of the request body.
    pub(crate) request_body: Option<&'static str>,
    /// The name of the schema of a successful response.
    pub(crate) response: Option<&'static str>,
}

impl Operation {
    /// An operation without query parameters and bodies.
    pub(crate) fn new(
        method: Method,
        path: impl Into<String>,
        statuses: &'static [u16],
        id: &'static str,
        summary: &'static str,
    ) -> Self {
        Self {
            method,
            path: path.into(),
            statuses,
            id,
            summary,
            parameters: Vec::new(),
            request_body: None,
            response: None,
        }
    }

    /// Adds query parameters.
    pub(crate) fn parameters(self, parameters: Vec<Value>) -> Self {
        Self { parameters, ..self }
    }

    /// Adds a request body with the schema of that name.
    pub(crate) fn request_body(self, schema: &'static str) -> Self {
        Self {
            request_body: Some(schema),
            ..self
        }
    }

    /// Adds a response body with the schema of that name.
    pub(crate) fn response(self, schema: &'static str) -> Self {
        Self {
            response: Some(schema),
            ..self
        }
    }

    /// Whether the operation needs an access token.
    pub(crate) fn needs_token(&self) -> bool {
        self.statuses.contains(&401)
    }
}
