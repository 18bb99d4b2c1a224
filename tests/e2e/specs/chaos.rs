//! Random journeys while the server fails: `cargo xtask chaos --minutes 10 --seed 1`.
//!
//! Requests are answered with 503, lose their connection before or after they are executed, are slow, or get a broken
//! body, and tokens expire. The user of the journeys does not give up: errors are retried, and an expired session is
//! continued. At the end the server has what the user was told, no draft was lost, no request is pending for ever, the
//! console has no errors, and the memory has not grown.

mod browse;
mod driver;
mod edit;
mod goal;
mod memory;
mod model;
mod rows;
mod share;
mod write;

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::Spec;
use driver::Driver;
use memory::Memory;

/// The volumes at the start.
const RECORDS: u32 = 60;

/// The share of the time in which the page is not loaded again, so that its memory can be compared.
const WITHOUT_RELOADS: f32 = 0.6;

/// How often the memory is printed, to tell growth that ends from growth that does not.
const MEASURE_INTERVAL: Duration = Duration::from_mins(1);

/// A number from the environment, which `cargo xtask chaos` sets.
fn setting(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().expect("a whole number"))
}

#[tokio::test]
async fn the_app_and_the_server_agree_after_random_journeys_under_faults() {
    let seed = setting("DATAVOLUMES_CHAOS_SEED").unwrap_or_else(|| fastrand::u64(..1_000_000));
    let duration = Duration::from_secs(setting("DATAVOLUMES_CHAOS_SECONDS").unwrap_or(30));
    println!("Repeat it with: cargo xtask chaos --seed {seed}");
    Spec::with_records(RECORDS)
        .chromium_only("it measures memory with the tools of Chromium")
        .run(move |page| async move {
            let mut driver = Driver::new(page, seed).await;
            driver.page.open_signed_in(driver::HOME).await;
            driver.page.has_rows("").await;
            driver.add_faults().await;
            let start = Instant::now();
            let mut memory: Option<Memory> = None;
            let mut measured_at = start;
            while start.elapsed() < duration {
                let may_reload = start.elapsed() < duration.mul_f32(1.0 - WITHOUT_RELOADS);
                if !may_reload && memory.is_none() {
                    driver.load_all_parts().await;
                    memory = Some(Memory::measure(&driver.page).await);
                    measured_at = Instant::now();
                }
                if measured_at.elapsed() > MEASURE_INTERVAL {
                    println!("chaos: {:?}", Memory::measure(&driver.page).await);
                    measured_at = Instant::now();
                }
                driver.step(may_reload).await;
            }
            driver.page.server().clear_faults().await;
            driver.return_home().await;
            driver.page.has_rows("").await;
            driver.has_no_drafts().await;
            driver.model.check(driver.page.server()).await;
            driver.report(start.elapsed());
            let after = Memory::measure(&driver.page).await;
            if let Some(before) = memory {
                after.has_not_grown_since(&before);
            }
        })
        .await;
}

impl Driver {
    /// Applies random faults to all requests but those of the session.
    async fn add_faults(&self) {
        for path in [
            "/api/v1/datavolumes",
            "/api/v1/org-unit",
            "/api/v1/clusters",
        ] {
            let fault = json!({ "kind": "chaos", "seed": self.seed });
            let rule = json!({ "path": path, "times": 1_000_000, "fault": fault });
            self.page.server().fault(rule).await;
        }
    }

    /// One journey, chosen at random.
    async fn step(&mut self, may_reload: bool) {
        match self.random.usize(..16) {
            0 | 1 => self.create(may_reload).await,
            2..5 => self.edit().await,
            5 => self.delete().await,
            6 | 7 => self.share().await,
            8 | 9 => self.turn_page().await,
            10 => self.filter().await,
            11 => self.sort().await,
            12 => self.open_details().await,
            13 => self.go_back().await,
            14 => self.expire_session().await,
            _ if may_reload => self.reload().await,
            _ => self.turn_page().await,
        }
    }

    /// Makes one journey to each page, so that all code is loaded before the memory is measured.
    async fn load_all_parts(&mut self) {
        self.create(false).await;
        self.edit().await;
        self.share().await;
        self.open_details().await;
        self.return_home().await;
    }
}
