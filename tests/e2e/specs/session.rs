//! Signing in, expired sessions, permissions, and an app that has stopped.

pub(super) mod boot;
pub(super) mod browser_refusals;
mod hostile_text;
pub(super) mod permissions;
mod requests;
pub(super) mod sessions;
pub(super) mod sign_in;
pub(super) mod stopped;
