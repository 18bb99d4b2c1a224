//! The built web app, served from memory.

#[cfg(target_family = "wasm")]
mod absent;
#[cfg(not(target_family = "wasm"))]
mod app;
mod base_path;
#[cfg(not(target_family = "wasm"))]
mod built_in;
#[cfg(not(target_family = "wasm"))]
mod cache;
#[cfg(not(target_family = "wasm"))]
mod demo;
#[cfg(not(target_family = "wasm"))]
mod files;
#[cfg(not(target_family = "wasm"))]
mod page;

#[cfg(target_family = "wasm")]
pub use absent::App;
#[cfg(not(target_family = "wasm"))]
pub use app::{App, LoadError};
pub use base_path::{BasePath, BasePathError};
#[cfg(not(target_family = "wasm"))]
pub use built_in::BuiltInApp;
#[cfg(not(target_family = "wasm"))]
pub use demo::{demo_files, demo_folder};
#[cfg(not(target_family = "wasm"))]
pub use page::{with_base, with_demo};
