//! The browser of a spec and its driver.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::bidi::modules::browsing_context::Viewport;

use super::console::Console;
use super::engine::{
    ChromeDriver, DOWNLOADS, Engine, GeckoDriver, WebKitDriver, chromium, firefox, webkit,
};

/// What is kept for as long as the browser runs.
enum Running {
    Chromium(Arc<ChromeDriver>),
    Firefox(GeckoDriver),
    WebKit(WebKitDriver),
}

impl Running {
    async fn start(engine: Engine, workdir: &Path) -> Self {
        match engine {
            Engine::Chromium => Self::Chromium(ChromeDriver::shared()),
            Engine::Firefox => Self::Firefox(GeckoDriver::start()),
            Engine::WebKit => Self::WebKit(WebKitDriver::start(workdir).await),
        }
    }

    fn address(&self) -> &str {
        match self {
            Self::Chromium(driver) => &driver.address,
            Self::Firefox(driver) => &driver.address,
            Self::WebKit(driver) => &driver.address,
        }
    }
}

/// A browser with its own profile.
pub(super) struct Browser {
    driver: WebDriver,
    console: Console,
    _running: Running,
}

impl Browser {
    /// Starts a browser with a viewport of `width` × `height` CSS pixels.
    pub(super) async fn open(engine: Engine, workdir: &Path, width: u32, height: u32) -> Self {
        let running = Running::start(engine, workdir).await;
        let capabilities = match engine {
            Engine::Chromium => chromium(width, height),
            Engine::Firefox => firefox(&workdir.join(DOWNLOADS)),
            Engine::WebKit => webkit(),
        };
        let driver = WebDriver::new(running.address(), capabilities)
            .await
            .unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        match engine {
            // The capabilities say how large its viewport is.
            Engine::Chromium => save_downloads(&driver, &workdir.join(DOWNLOADS)).await,
            Engine::Firefox => set_viewport(&driver, Viewport { width, height }).await,
            Engine::WebKit => size_window(&driver, width, height).await,
        }
        Self {
            console: Console::follow(engine, &driver).await,
            driver,
            _running: running,
        }
    }

    pub(super) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    pub(super) fn console(&self) -> &Console {
        &self.console
    }

    pub(super) async fn close(self) {
        // The result of the spec does not depend on it.
        let _ = self.driver.quit().await;
    }
}

/// Saves downloads in `folder`. Chromium without a window refuses them otherwise.
async fn save_downloads(driver: &WebDriver, folder: &Path) {
    let behavior = json!({ "behavior": "allow", "downloadPath": folder });
    let command = "Browser.setDownloadBehavior";
    let is_set = driver.cdp().send_raw(command, behavior).await;
    is_set.expect("downloads can be allowed");
}

/// Sets the size of the viewport, whatever the window has.
async fn set_viewport(driver: &WebDriver, viewport: Viewport) {
    let sized = async {
        let bidi = driver.bidi().await?;
        let contexts = bidi.browsing_context();
        let tab = contexts.top_level().await?;
        contexts.set_viewport(tab, Some(viewport)).await?;
        thirtyfour::error::WebDriverResult::Ok(())
    };
    sized.await.expect("the viewport can be sized");
}

/// Sizes the window, which has borders, so that the viewport has `width` × `height` CSS pixels.
async fn size_window(driver: &WebDriver, width: u32, height: u32) {
    let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    let (mut borders, mut is_sized) = ([0, 0], false);
    // The borders are known once the window has a size.
    for _ in 0..2 {
        let rect = driver.set_window_rect(0, 0, width + borders[0], height + borders[1]);
        is_sized = rect.await.is_ok();
        let found = driver.execute(script, [json!(null)]).await;
        if let Ok(found) = found.and_then(|found| found.convert::<[u32; 2]>()) {
            borders = found;
        }
    }
    assert!(is_sized, "the window cannot be sized");
}
