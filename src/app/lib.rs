//! The console: a single-page app for the Datavolumes REST API.
//!
//! A folder is a feature. `pages` composes features into pages, and only `app` names them. Requests are sent
//! by `datavolumes_client`, widgets come from `datavolumes_ui`. What a pure function can decide is decided
//! outside of components. The address is the only state of the list. Neither a response of the server nor
//! the input of a user makes the app panic.

#![expect(
    unreachable_pub,
    reason = "a component's properties are public whatever the component is"
)]

pub mod app;
pub mod create;
pub mod delete;
pub mod describe;
pub mod detail;
pub mod directory;
pub mod filter;
pub mod list;
pub mod pages;
pub mod remote;
pub mod router;
pub mod selection;
pub mod services;
pub mod session;
pub mod sharing;
pub mod shell;
pub mod sign_in;
pub mod table;
#[cfg(test)]
mod testing;
pub mod volume;

pub use app::App;
