//! The client of the Datavolumes REST API.
//!
//! [`Client`] has one method for each operation. A method takes and returns values of the contract, and
//! fails with an [`ApiError`]. The crate knows neither the user interface nor the texts that it shows.
//!
//! The network and the clock are behind two traits, [`Transport`] and [`Timer`]. The `browser` feature
//! implements them for a browser, the `scripted` feature for tests.

#[cfg(feature = "browser")]
pub mod browser;
mod client;
mod confirmation;
mod curl;
mod delete_outcome;
mod error;
mod error_body;
#[cfg(test)]
mod fuzz;
mod operations;
mod permissions;
mod persona;
mod prefetch;
mod request_log;
mod response;
mod retry_after;
#[cfg(feature = "scripted")]
pub mod scripted;
mod server_clock;
mod timer;
mod transport;

pub use client::{Client, PendingRequest, REQUEST_TIMEOUT};
pub use confirmation::creation_mismatch;
pub use delete_outcome::DeleteOutcome;
pub use error::{ApiError, ErrorKind};
pub use error_body::ErrorBody;
pub use permissions::{Action, Denials, global_scope, project_scope};
pub use persona::Persona;
pub use prefetch::PREFETCH_LIFETIME;
pub use request_log::{LoggedRequest, RequestEnd};
pub use response::WithBody;
pub use retry_after::RetryAfter;
pub use timer::Timer;
pub use transport::{ApiRequest, ApiResponse, NetworkError, Transport};
