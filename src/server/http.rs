//! HTTP: from addresses to operations, and from outcomes to answers.

use axum::Router;

pub mod problem;
pub mod state;

pub use problem::Refusal;
use state::AppState;

/// The whole server as a service.
pub fn router(state: AppState) -> Router {
    Router::new()
        .fallback(|| async { Refusal::unknown_path() })
        .with_state(state)
}
