//! The console: a single-page app for the Datavolumes REST API.
//!
//! **Invariants.** `ui` knows no domain; `api` alone knows the network; `pages` only compose, and
//! only `app` names them; what a pure function decides is decided outside of components. The
//! address is the only state of the list. No answer of a server, and nothing that is typed, can
//! make it panic.

#![expect(
    unreachable_pub,
    reason = "a component's properties are public whatever the component is"
)]

pub mod actions;
pub mod api;
pub mod app;
pub mod create;
pub mod delete;
pub mod describe;
pub mod detail;
pub mod directory;
pub mod draft;
pub mod filter;
pub mod list;
pub mod mutation_failure;
pub mod page_title;
pub mod pages;
pub mod remote;
pub mod rights;
pub mod route;
pub mod router;
pub mod selection;
pub mod services;
pub mod session;
pub mod sharing;
pub mod shell;
pub mod sign_in;
pub mod table;
pub mod volume;

pub use app::App;
