//! The engines in which the specs run, and how each is started.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde_json::json;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
};

use super::process::{Log, Process};
use super::wait::until;

/// The folder in the work directory to which files are downloaded.
pub(super) const DOWNLOADS: &str = "downloads";

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The engine that `DATAVOLUMES_BROWSER` names; Chromium by default.
    pub(crate) fn current() -> Self {
        match std::env::var("DATAVOLUMES_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("{other} is not a browser of the specs"),
        }
    }

    /// The name in `DATAVOLUMES_BROWSER`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The least width of its viewport, in CSS pixels. That of `WebKitGTK` is as wide as its window.
    pub(super) const fn min_width(self) -> u32 {
        match self {
            Self::Chromium | Self::Firefox => 0,
            Self::WebKit => 500,
        }
    }
}

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

/// The driver is stopped when the last browser is closed, so that no process outlives the tests.
static DRIVER: Mutex<Weak<ChromeDriver>> = Mutex::new(Weak::new());

/// The chromedriver that all browsers share.
pub(super) struct ChromeDriver {
    pub(super) address: String,
    _process: Process,
}

impl ChromeDriver {
    pub(super) fn shared() -> Arc<Self> {
        let mut shared = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return running;
        }
        let mut command = Command::new(program("CHROMEDRIVER", "chromedriver"));
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

/// A geckodriver, which drives one browser.
pub(super) struct GeckoDriver {
    pub(super) address: String,
    _process: Process,
}

impl GeckoDriver {
    pub(super) fn start() -> Self {
        // The client of BiDi prepares for TLS, and finds no provider by itself. Fails if there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut command = Command::new(program("GECKODRIVER", "geckodriver"));
        command.args(["--port", "0", "--websocket-port", "0"]);
        let (process, address) = Process::start(&mut command, "Listening on ", &Log::default());
        Self {
            address: format!("http://{address}"),
            _process: process,
        }
    }
}

/// A driver of `WebKitGTK`, which drives one browser on a display of its own.
pub(super) struct WebKitDriver {
    pub(super) address: String,
    _driver: Process,
    _display: Process,
}

impl WebKitDriver {
    /// Starts it so that the browser saves downloads in the work directory, and writes numbers as in the United States.
    pub(super) async fn start(workdir: &Path) -> Self {
        let config = workdir.join("config");
        let downloads = workdir.join(DOWNLOADS);
        let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
        std::fs::create_dir_all(&downloads)
            .and_then(|()| std::fs::create_dir_all(&config))
            .and_then(|()| std::fs::write(config.join("user-dirs.dirs"), folders))
            .expect("the settings can be written");
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "2000x1400x24"]);
        let (display, number) = Process::start(&mut xvfb, "", &Log::default());
        let free = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
        let address = free.expect("there is a free port").to_string();
        let port = address.rsplit(':').next().unwrap_or_default();
        let mut command = Command::new(program("WEBKITDRIVER", "WebKitWebDriver"));
        command
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{number}"))
            .env("LC_ALL", "en_US.UTF-8")
            .env("XDG_CONFIG_HOME", config);
        let driver = Process::spawn(&mut command);
        until("the driver listens", || async {
            TcpStream::connect(&address).map_err(|error| error.to_string())
        })
        .await;
        Self {
            address: format!("http://{address}"),
            _driver: driver,
            _display: display,
        }
    }
}

fn program(variable: &str, name: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| name.to_owned())
}

/// Headless Chromium with an emulated screen: a window has borders and a minimum width.
pub(super) fn chromium(width: u32, height: u32) -> Capabilities {
    let mut chrome = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        chrome.add_arg(argument).expect("an argument is a string");
    }
    if let Ok(program) = std::env::var("CHROMIUM") {
        chrome.set_binary(&program).expect("a path is a string");
    }
    let screen = json!({ "width": width, "height": height, "pixelRatio": 1, "mobile": false, "touch": false });
    chrome
        .add_experimental_option("mobileEmulation", json!({ "deviceMetrics": screen }))
        .expect("the option is JSON");
    chrome
        .set_browser_log_level(LoggingPrefsLogLevel::All)
        .expect("the level is valid");
    chrome.into()
}

/// Headless Firefox, which reports its console over `WebDriver` `BiDi`.
pub(super) fn firefox(downloads: &Path) -> Capabilities {
    let options = json!({
        "args": ["-headless"],
        "prefs": {
            "browser.download.folderList": 2,
            "browser.download.dir": downloads,
            "browser.download.useDownloadDir": true,
            // Its page is of another origin than the document, so it has another session storage.
            "devtools.jsonview.enabled": false,
            "dom.disable_open_during_load": false,
            "intl.accept_languages": "en-US",
            "network.proxy.type": 0,
        },
    });
    capabilities([
        ("browserName", json!("firefox")),
        ("moz:firefoxOptions", options),
        ("webSocketUrl", json!(true)),
    ])
}

/// The `MiniBrowser` of `WebKitGTK`.
pub(super) fn webkit() -> Capabilities {
    let browser = std::env::var("MINIBROWSER").expect("MINIBROWSER names the browser");
    let options = json!({ "binary": browser, "args": ["--automation"] });
    capabilities([
        ("browserName", json!("MiniBrowser")),
        ("webkitgtk:browserOptions", options),
    ])
}

fn capabilities<const N: usize>(entries: [(&str, serde_json::Value); N]) -> Capabilities {
    let entries = entries.map(|(name, value)| (name.to_owned(), value));
    Capabilities::from(serde_json::Map::from_iter(entries))
}
