//! Advances the phases of volumes in the background.

use std::time::Duration;

use crate::platform::{Instant, sleep};
use crate::state::AppState;

/// The pause after the lifecycle could not be advanced.
const RETRY_DELAY: Duration = Duration::from_secs(1);

/// Advances the lifecycle of the volumes whenever a phase change is due. Never returns.
///
/// Its time never goes back while the process runs: a volume must not stay in a phase because
/// someone sets the clock.
pub async fn run(state: AppState) {
    let (start, since_start) = (state.now(), Instant::now());
    let now = || state.now().max(start + since_start.elapsed());
    loop {
        let Ok(lifecycle) = state.advance_lifecycle(now()).await else {
            // The error is logged. It may be temporary, such as a full disk.
            sleep(RETRY_DELAY).await;
            continue;
        };
        let due = async {
            match lifecycle.next_due {
                // Stored in whole milliseconds: one more, so that the timer never fires early.
                Some(next_due) => {
                    let delay = (next_due - now()).to_std().unwrap_or_default();
                    sleep(delay + Duration::from_millis(1)).await;
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = due => {}
            () = state.wait_for_write() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use chrono::{TimeDelta, Utc};
    use datavolumes_contract::{CreateVolume, Phase, ProjectId, PvcName};

    use super::*;
    use crate::seed::{PROJECT_OF_RESEARCHER, SeedConfig};
    use crate::state::{Clock, Settings};
    use crate::store::{AccessScope, Store};

    #[tokio::test]
    async fn a_clock_that_is_set_back_does_not_stop_the_lifecycle() {
        let is_set_back = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&is_set_back);
        let settings = Settings {
            clock: Clock::new(move || {
                let hours = i64::from(flag.load(Ordering::Relaxed));
                Utc::now() - TimeDelta::hours(hours)
            }),
            ..Settings::default()
        };
        let store = Store::in_memory().unwrap();
        let config = SeedConfig {
            records: 0,
            seed: 1,
            now: Utc::now(),
        };
        store.seed(&config).unwrap();
        let state = AppState::new(store, settings).unwrap();
        let new = CreateVolume {
            name: "results".parse().unwrap(),
            description: None,
            origin_pvc_name: PvcName::new("claim"),
            project_id: ProjectId::new(PROJECT_OF_RESEARCHER),
            should_delete_original_volume: false,
            use_original_volume: None,
        };
        let (store, everything) = (state.store().clone(), AccessScope::Everything);
        let volume = store
            .create(&everything, &new, "anna", state.now())
            .unwrap();
        let lifecycle = tokio::spawn(run(state));
        tokio::task::yield_now().await;
        is_set_back.store(true, Ordering::Relaxed);
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let current = store.read(&everything, volume.id).unwrap().unwrap();
            if current.status.phase != Phase::Creating {
                break;
            }
            assert!(Instant::now() < deadline, "the volume is still Creating");
            tokio::task::yield_now().await;
        }
        lifecycle.abort();
    }
}
