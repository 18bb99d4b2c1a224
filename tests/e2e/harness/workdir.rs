//! A temporary folder for the database and the downloads of a spec.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A temporary folder, which is deleted when it is dropped.
pub(super) struct Workdir(PathBuf);

impl Workdir {
    pub(super) fn new() -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("datavolumes-e2e-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path)
            .unwrap_or_else(|error| panic!("{} cannot be created: {error}", path.display()));
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Workdir {
    fn drop(&mut self) {
        // Fails while the closing browser still uses a file. The system cleans its temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
