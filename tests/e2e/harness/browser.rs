//! Headless Chromium, one per spec, and the chromedriver that all of them share.

use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde_json::json;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use super::process::{Log, Process};

/// Arguments for a browser that runs in a container, sends no background requests and renders the
/// same on every machine.
const ARGUMENTS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--lang=en-US",
    "--force-color-profile=srgb",
];

/// The folder in the work directory to which files are downloaded.
pub(super) const DOWNLOADS: &str = "downloads";

/// The driver is stopped when the last browser is closed, so that no process outlives the tests.
static DRIVER: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());

struct Chromedriver {
    address: String,
    _process: Process,
}

impl Chromedriver {
    fn shared() -> Arc<Self> {
        let mut shared = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return running;
        }
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut command = Command::new(program);
        command.arg("--port=0");
        let (process, port) =
            Process::start(&mut command, "successfully on port ", &Log::default());
        let started = Arc::new(Self {
            address: format!("http://127.0.0.1:{}", port.trim_end_matches('.')),
            _process: process,
        });
        *shared = Arc::downgrade(&started);
        started
    }
}

/// A browser with its own profile.
pub(super) struct Browser {
    driver: WebDriver,
    _chromedriver: Arc<Chromedriver>,
}

impl Browser {
    /// Starts a browser with a viewport of `width` × `height` CSS pixels.
    pub(super) async fn open(workdir: &Path, width: u32, height: u32) -> Self {
        let chromedriver = Chromedriver::shared();
        let capabilities = capabilities(workdir, width, height);
        let driver = WebDriver::new(&chromedriver.address, capabilities)
            .await
            .unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        Self {
            driver,
            _chromedriver: chromedriver,
        }
    }

    pub(super) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    pub(super) async fn close(self) {
        // The result of the spec does not depend on it.
        let _ = self.driver.quit().await;
    }
}

fn capabilities(workdir: &Path, width: u32, height: u32) -> thirtyfour::ChromeCapabilities {
    let mut chrome = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={}", workdir.join("profile").display());
    for argument in ARGUMENTS.into_iter().chain([profile.as_str()]) {
        chrome.add_arg(argument).expect("an argument is a string");
    }
    let downloads = json!({ "download.default_directory": workdir.join(DOWNLOADS) });
    chrome
        .add_experimental_option("prefs", downloads)
        .expect("the option is JSON");
    // A window has borders and a minimum width; an emulated screen has exactly the given size.
    let screen = json!({ "width": width, "height": height, "pixelRatio": 1, "mobile": false, "touch": false });
    chrome
        .add_experimental_option("mobileEmulation", json!({ "deviceMetrics": screen }))
        .expect("the option is JSON");
    chrome
        .set_browser_log_level(LoggingPrefsLogLevel::All)
        .expect("the level is valid");
    chrome
}
