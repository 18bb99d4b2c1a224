//! The reference server of the Datavolumes REST API.
//!
//! It answers every operation of the API with every documented status, stores its data in SQLite,
//! and serves the built app from the same process.
//!
//! **Invariants.** Every response of the API has a JSON body (or none): a value that
//! `/api/openapi.json` describes, or an error `{code, message, details?}`. An acknowledged write is
//! on disk. Tokens, secrets and bodies are never logged.
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
//! | `listener` | TCP connections and their limits | |
//! | `seed` | generates an organisation with volumes | `provisioning`, `random` |
//! | `store` | the database | `provisioning`, `seed` |
//! | `error_response` | the error responses of the API | `store` |
//! | `auth` | personas, roles, access tokens | `seed`, `store` |
//! | `assets` | the files of the built app | `error_response` |
//! | `openapi` | what the OpenAPI document says about all operations | `error_response`, `store` |
//! | `upstream` | another server of the API | `error_response` |
//! | `state` | settings, and the state that requests share | `assets`, `auth`, `error_response`, `faults`, `store` |
//! | `http` | routes, handlers, extractors, middleware | all above but `listener`, `provisioning`, `seed` |
//! | `logging` | the log | |
//! | `flags` | the command line | `assets`, `logging` |
//! | `lifecycle` | advances the phases of volumes | `state` |
//! | `run` | starts and stops the program | `assets`, `flags`, `http`, `listener`, `seed`, `state`, `store` |

pub mod assets;
pub mod auth;
mod error_response;
mod faults;
pub mod flags;
mod http;
mod lifecycle;
mod listener;
pub mod logging;
mod openapi;
mod provisioning;
mod random;
mod run;
pub mod seed;
mod state;
pub mod store;
pub mod upstream;

pub use error_response::ErrorResponse;
pub use http::{router, upstream_router};
pub use listener::ConnectionLimits;
pub use run::{RunError, run, serve};
pub use state::{AppState, Clock, Settings};
