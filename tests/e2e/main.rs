//! End-to-end tests: the built app in a real browser against the real server.
//!
//! Every spec starts its own server, database and browser, so specs do not depend on each other.
//! Specs find elements by role and accessible name, as assistive technology does.
//! `cargo xtask build` builds what they run.
#![cfg(test)]

mod harness;
mod specs;
