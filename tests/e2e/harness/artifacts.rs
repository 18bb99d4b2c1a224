//! Artifacts of a failed spec: a screenshot, the page source, the console and the server's log.

use std::fs;
use std::path::{Path, PathBuf};

use super::console::{self, Entry};
use super::{Page, server};

/// The folder with the artifacts of one spec.
pub(super) struct Artifacts(PathBuf);

impl Artifacts {
    pub(super) fn new(spec: &str) -> Self {
        Self(server::workspace().join("target/e2e").join(spec))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes the artifacts. What a crashed browser cannot provide is left out.
    pub(super) async fn save(&self, page: &Page, console: &[Entry], server_log: &str) {
        if let Err(error) = fs::create_dir_all(&self.0) {
            eprintln!("Artifacts cannot be saved in {}: {error}", self.0.display());
            return;
        }
        if let Ok(screenshot) = page.driver().screenshot_as_png().await {
            self.write("screenshot.png", &screenshot);
        }
        if let Ok(source) = page.driver().source().await {
            self.write("page.html", source.as_bytes());
        }
        self.write("console.log", console::text(console).as_bytes());
        self.write("server.log", server_log.as_bytes());
    }

    fn write(&self, name: &str, content: &[u8]) {
        if let Err(error) = fs::write(self.0.join(name), content) {
            eprintln!("{name} cannot be saved: {error}");
        }
    }
}
