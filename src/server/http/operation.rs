//! One operation: how it is routed, what it is documented as, and what does it, in one value, so
//! that the router and the document cannot differ.

use axum::handler::Handler;
use axum::middleware;
use axum::routing::{self, MethodRouter};
use datavolumes_contract::endpoint::PREFIX;
use datavolumes_contract::{Endpoint, Method};
use serde_json::Value;

use super::guard;
use super::state::AppState;

/// One operation.
pub(crate) struct Operation {
    /// Its method.
    pub(crate) method: Method,
    /// Its path, parameters in braces.
    pub(crate) path: String,
    /// What it answers with, successes first.
    pub(crate) statuses: &'static [u16],
    /// Its name in the document.
    pub(crate) id: &'static str,
    /// What it does, in a few words.
    pub(crate) summary: &'static str,
    /// The parameters of its query, as the document describes them.
    pub(crate) parameters: Vec<Value>,
    /// The schema of its body, by name.
    pub(crate) body: Option<&'static str>,
    /// The schema of what it answers with when it is done.
    pub(crate) answer: Option<Value>,
    handler: MethodRouter<AppState>,
}

impl Operation {
    /// An operation of the API.
    pub(crate) fn of<H, T>(endpoint: &Endpoint, id: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let path = format!("{PREFIX}{}", endpoint.template());
        Self::own(endpoint.method(), path, endpoint.statuses(), id, handler)
    }

    /// An operation that this server has beside the API.
    pub(crate) fn own<H, T>(
        method: Method,
        path: impl Into<String>,
        statuses: &'static [u16],
        id: &'static str,
        handler: H,
    ) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = match method {
            Method::Get => routing::get(handler),
            Method::Post => routing::post(handler),
            Method::Patch => routing::patch(handler),
            Method::Delete => routing::delete(handler),
        };
        let guard = move |request, next| guard::answer(statuses, request, next);
        Self {
            method,
            path: path.into(),
            statuses,
            id,
            summary: "",
            parameters: Vec::new(),
            body: None,
            answer: None,
            handler: handler.route_layer(middleware::from_fn(guard)),
        }
    }

    /// With a summary.
    pub(crate) fn summary(self, summary: &'static str) -> Self {
        Self { summary, ..self }
    }

    /// With parameters in its query.
    pub(crate) fn parameters(self, parameters: Vec<Value>) -> Self {
        Self { parameters, ..self }
    }

    /// With a body of the schema that the document names `body`.
    pub(crate) fn body(self, body: &'static str) -> Self {
        Self {
            body: Some(body),
            ..self
        }
    }

    /// With an answer of the schema `answer`.
    pub(crate) fn answer(self, answer: Value) -> Self {
        Self {
            answer: Some(answer),
            ..self
        }
    }

    /// Whether it is refused without a token.
    pub(crate) fn needs_token(&self) -> bool {
        self.statuses.contains(&401)
    }

    /// What the router needs.
    pub(crate) fn into_route(self) -> (String, MethodRouter<AppState>) {
        (self.path, self.handler)
    }
}
