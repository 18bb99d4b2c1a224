//! The built app: read into memory once, so that a half-finished build is never served and no path
//! of a request ever reaches the file system.

mod base_path;
mod encoding;
mod file;
mod load;
mod serve;

pub use base_path::{BasePath, BasePathError};
pub use load::LoadError;

use std::collections::HashMap;
use std::fmt;

use file::File;

/// A built app.
pub struct App {
    /// By path, without the slash that it begins with.
    files: HashMap<String, File>,
}

/// Its contents are of no use in a log.
impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("files", &self.files.len())
            .finish()
    }
}
