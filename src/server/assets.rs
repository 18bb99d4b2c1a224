//! The built web app. It is read into memory once, so a half-finished build is never served and no
//! request path reaches the file system.

mod app;
mod base_path;
mod encoding;
mod file;
mod response;

pub use app::{App, LoadError};
pub use base_path::{BasePath, BasePathError};
