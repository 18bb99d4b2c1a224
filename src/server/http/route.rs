//! An operation with its handler.

use axum::handler::Handler;
use axum::middleware::map_response;
use axum::routing::{self, MethodRouter};
use datavolumes_contract::Method;
use tower_http::catch_panic::CatchPanicLayer;

use super::middleware;
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
        let is_documented = operation.statuses.contains(&500);
        let handler = handler.layer(CatchPanicLayer::custom(middleware::answer_panic));
        Self {
            operation,
            handler: if is_documented {
                handler
            } else {
                handler.layer(map_response(middleware::hide_internal_error))
            },
        }
    }
}
