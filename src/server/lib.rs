//! The reference server of the Datavolumes REST API.
//!
//! It answers every operation of the API with every documented status, over SQLite, and serves the
//! built app from the same process.
//!
//! **Invariants.** Whatever arrives, the answer to an API request is JSON: a value that the
//! document at `/api/openapi.json` describes, or `{code, message, details?}`. What was
//! acknowledged is on the disk. Tokens, secrets and bodies are never logged.

pub mod assets;
pub mod auth;
pub mod faults;
pub mod flags;
pub mod http;
mod openapi;
mod run;
pub mod seed;
pub mod store;
mod wire;

pub use http::{AppState, Clock, Settings, router};
pub use run::{RunError, run, serve};
