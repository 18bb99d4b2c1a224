//! An operation with its handler.

use axum::handler::Handler;
use axum::middleware;
use axum::routing::{self, MethodRouter};
use datavolumes_contract::Method;

use super::catch_panic;
use crate::openapi::Operation;
use crate::state::AppState;

/// An operation and its handler. The router and the OpenAPI document are built from the same value,
/// so they cannot differ.
pub(super) struct Route {
    pub(super) operation: Operation,
    pub(super) handler: MethodRouter<AppState>,
}

impl Route {
    /// Routes the operation to `handler`.
    pub(super) fn new<H, T>(operation: Operation, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = match operation.method {
            Method::Get => routing::get(handler),
            Method::Post => routing::post(handler),
            Method::Patch => routing::patch(handler),
            Method::Delete => routing::delete(handler),
        };
        let statuses = operation.statuses;
        let layer =
            middleware::from_fn(move |request, next| catch_panic::layer(statuses, request, next));
        Self {
            operation,
            handler: handler.route_layer(layer),
        }
    }
}
