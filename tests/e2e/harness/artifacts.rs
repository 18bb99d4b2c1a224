//! Evidence of a failed spec: what was on the screen, in the page, in the console and in the
//! server's log.

use std::fs;
use std::path::{Path, PathBuf};

use thirtyfour::BrowserLogEntry;

use super::{Page, console, server};

/// The folder for one spec.
pub(super) struct Artifacts(PathBuf);

impl Artifacts {
    pub(super) fn named(spec: String) -> Self {
        Self(server::workspace().join("target/e2e").join(spec))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes down whatever can still be had; a browser that has crashed has no picture to give.
    pub(super) async fn keep(&self, page: &Page, console: &[BrowserLogEntry], server_log: &str) {
        if let Err(error) = fs::create_dir_all(&self.0) {
            eprintln!("No evidence is kept: {}: {error}", self.0.display());
            return;
        }
        if let Ok(picture) = page.driver().screenshot_as_png().await {
            self.write("screenshot.png", &picture);
        }
        if let Ok(source) = page.driver().source().await {
            self.write("page.html", source.as_bytes());
        }
        self.write("console.log", console::text(console).as_bytes());
        self.write("server.log", server_log.as_bytes());
    }

    fn write(&self, name: &str, content: &[u8]) {
        if let Err(error) = fs::write(self.0.join(name), content) {
            eprintln!("{name} is not kept: {error}");
        }
    }
}
