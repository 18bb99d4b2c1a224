//! Takes the pictures.

use std::future::Future;
use std::path::PathBuf;

use serde_json::json;

use crate::harness::{Page, Spec, until};

/// The widths and heights on which every screen is pictured, in CSS pixels: a phone, a tablet, a laptop.
pub(super) const SIZES: [(u32, u32); 3] = [(375, 812), (768, 1024), (1440, 900)];

/// Runs `body` in a browser of each size, with a server of `records` data volumes.
pub(super) async fn on_each<F, Fut>(sizes: &[(u32, u32)], records: u32, body: F)
where
    F: Fn(Page) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    for &(width, height) in sizes {
        let spec = Spec::with_records(records).window(width, height);
        spec.run(&body).await;
    }
}

impl Page {
    /// Saves a picture of the window as `NAME-WIDTH-THEME.png`, light and dark, and on a laptop with forced colours.
    pub(super) async fn shoot(&self, name: &str) {
        let folder = std::env::var_os("DATAVOLUMES_SHOTS")
            .map(PathBuf::from)
            .expect("cargo xtask shots names the folder");
        let width = self.script("return innerWidth", []).await;
        let themes = [
            ("light", "light", "none"),
            ("dark", "dark", "none"),
            ("forced", "dark", "active"),
        ];
        let has_forced = width == 1440;
        for (theme, scheme, forced) in themes.into_iter().take(if has_forced { 3 } else { 2 }) {
            let features = json!([
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": forced },
            ]);
            self.devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": features }),
            )
            .await;
            self.is_still().await;
            let file = folder.join(format!("{name}-{width}-{theme}.png"));
            let saved = self.driver().screenshot(&file).await;
            saved.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
    }

    /// Waits until no transition runs and the text has not changed for 200 ms.
    async fn is_still(&self) {
        until("the page is still", || async {
            let script = "const wait = ms => new Promise(done => setTimeout(done, ms));
                const isRunning = one => one.playState === 'running'
                    && one.effect.getComputedTiming().iterations !== Infinity;
                const text = document.body.innerText;
                return wait(200).then(() => document.body.innerText === text
                    && !document.getAnimations().some(isRunning))";
            let is_still = self.script(script, []).await == true;
            is_still.then_some(()).ok_or("it is not".to_owned())
        })
        .await;
    }
}
