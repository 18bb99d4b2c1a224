//! The reference server of the Datavolumes REST API.
//!
//! It answers every operation of the API with every documented status, stores its data in SQLite,
//! and serves the built app from the same process.
//!
//! **Invariants.** Every response of the API has a JSON body (or none): a value that
//! `/api/openapi.json` describes, or an error `{code, message, details?}`. An acknowledged write is
//! on disk. Tokens, secrets and bodies are never logged.
//!
//! # In a browser
//!
//! The library compiles to WebAssembly for the demo that needs no server. There the router is called as a
//! function. What needs sockets, files, threads or a command line is native only: the modules marked with
//! `cfg(not(target_family = "wasm"))` here and in `http`, `assets` and `store`. `platform` has what both sides
//! have in different forms.
//!
//! # Modules
//!
//! Each module uses only modules in rows above its own. Within a folder, files import each other
//! directly (`super::sibling::Item`) and never from the file that declares them, so there are no
//! circular imports between files either.
//!
//! | module | contents | uses |
//! |---|---|---|
//! | `provisioning` | the simulated cluster: durations and resulting status | |
//! | `random` | random numbers from a seed | |
//! | `faults` | the rules of faults on demand | `random` |
//! | `connection` | the limits on connections | |
//! | `platform` | time and blocking work, natively and in a browser | |
//! | `listener` | TCP connections | `connection` |
//! | `seed` | generates an organisation with volumes | `provisioning`, `random` |
//! | `store` | the database | `provisioning`, `seed` |
//! | `error_response` | the error responses of the API | `store` |
//! | `demo` | what a demo keeps, its scenes, and what survives a reload | `auth`, `faults`, `provisioning`, `seed`, `state`, `store` |
//! | `auth` | personas, roles, access tokens | `seed`, `store` |
//! | `assets` | the files of the built app | `error_response` |
//! | `openapi` | what the OpenAPI document says about all operations | `error_response`, `store` |
//! | `upstream` | another server of the API | `error_response` |
//! | `state` | settings, and the state that requests share | `assets`, `auth`, `connection`, `demo`, `error_response`, `faults`, `platform`, `store` |
//! | `http` | routes, handlers, extractors, middleware | all above but `listener`, `provisioning`, `seed` |
//! | `lifecycle` | advances the phases of volumes | `platform`, `state` |
//! | `program` | the command line, the log, and starting and stopping | `assets`, `demo`, `http`, `lifecycle`, `listener`, `seed`, `state`, `store`, `upstream` |

pub mod assets;
pub mod auth;
mod connection;
mod demo;
mod error_response;
mod faults;
mod http;
mod lifecycle;
#[cfg(not(target_family = "wasm"))]
mod listener;
mod openapi;
mod platform;
#[cfg(not(target_family = "wasm"))]
mod program;
mod provisioning;
mod random;
pub mod seed;
mod state;
pub mod store;
#[cfg(not(target_family = "wasm"))]
pub mod upstream;

pub use connection::ConnectionLimits;
pub use demo::data::Demo;
pub use error_response::ErrorResponse;
pub use http::router;
#[cfg(not(target_family = "wasm"))]
pub use http::upstream_router;
pub use lifecycle::run as run_lifecycle;
#[cfg(not(target_family = "wasm"))]
pub use program::run::{RunError, run, serve};
#[cfg(not(target_family = "wasm"))]
pub use program::{flags, logging};
pub use state::{AppState, Clock, Settings};
