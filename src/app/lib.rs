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

pub mod api;
pub mod app;
pub mod draft;
pub mod list_url;
pub mod page_title;
pub mod pages;
pub mod recipes;
pub mod remote;
pub mod rights;
pub mod route;
pub mod router;
pub mod services;
pub mod session;
pub mod sharing;
pub mod shell;
pub mod sign_in;
pub mod ui;
pub mod volumes;

pub use app::App;
