//! The whole product: the built app in a real browser against the real server.
//!
//! Every spec has a server, a database and a browser of its own, so that specs neither see nor wait
//! for each other. They find things as a person or a screen reader does: by role and name.
//! `cargo xtask build` makes what they run.
#![cfg(test)]

mod harness;
mod specs;
