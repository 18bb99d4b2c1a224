//! The built web app, served from memory.

mod app;
mod base_path;
mod cache;
mod embedded;
mod files;

pub use app::{App, LoadError};
pub use base_path::{BasePath, BasePathError};
