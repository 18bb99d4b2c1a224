//! Starts the program: opens and seeds the database, listens, and stops on a signal.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::Utc;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::assets::{App, LoadError};
use crate::flags::Flags;
use crate::http::router;
use crate::listener::{self, ConnectionLimits};
use crate::seed::SeedConfig;
use crate::state::{AppState, Clock, Settings};
use crate::store::{Store, StoreError};

/// The pause after the lifecycle could not be advanced.
const LIFECYCLE_RETRY_DELAY: Duration = Duration::from_secs(1);

/// Why the program could not start or continue.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Another program listens on the port.
    #[error("port {} of {} is in use; choose another one with --port", .0.port(), .0.ip())]
    PortInUse(SocketAddr),
    /// Listening on the address failed.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The reason.
        error: io::Error,
    },
    /// The database cannot be opened or seeded.
    #[error("cannot use the database {}: {error}", .path.display())]
    Database {
        /// Its file.
        path: PathBuf,
        /// The reason.
        error: StoreError,
    },
    /// The app cannot be read.
    #[error("cannot serve the app: {0}")]
    App(#[from] LoadError),
    /// A system call failed.
    #[error("system error: {0}")]
    System(#[from] io::Error),
}

/// Runs the server until SIGINT or SIGTERM.
///
/// # Errors
/// If it cannot start.
pub async fn run(flags: Flags) -> Result<(), RunError> {
    // Every flag by name, so that a new one does not compile until it is used here.
    let Flags {
        port,
        host,
        db,
        records,
        seed,
        personas,
        app,
        base_path,
        latency_ms,
        token_seconds,
        faults,
    } = flags;
    let app = app
        .map(|folder| App::load(&folder, &base_path))
        .transpose()?;
    // Before seeding, so that a port in use is reported at once.
    let listener = listen(SocketAddr::new(host, port)).await?;
    let url = format!("http://{}{}", listener.local_addr()?, base_path.as_str());
    let database_error = |error| RunError::Database {
        path: db.clone().unwrap_or_else(|| "in memory".into()),
        error,
    };
    let store = match &db {
        Some(path) => Store::open(path),
        None => Store::in_memory(),
    };
    let store = store.map_err(database_error)?;
    let seed_config = SeedConfig {
        records,
        seed,
        now: Utc::now(),
    };
    seed_if_empty(&store, &seed_config).map_err(database_error)?;
    let settings = Settings {
        personas,
        faults,
        latency: Duration::from_millis(latency_ms),
        token_lifetime: Duration::from_secs(token_seconds.into()),
        app,
        base_path,
        connections: ConnectionLimits::default(),
        clock: Clock::default(),
    };
    let state = AppState::new(store, settings).map_err(database_error)?;
    let lifecycle = tokio::spawn(advance_lifecycle(state.clone()));
    print_url(&url)?;
    serve(listener, state.clone(), stop_signal()?).await;
    lifecycle.abort();
    // Completes, or is cancelled; either way the task no longer holds the database.
    lifecycle.await.ok();
    if let Err(error) = state.store().checkpoint() {
        tracing::warn!("the write-ahead log stays: {error}");
    }
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, RunError> {
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => RunError::PortInUse(address),
            _ => RunError::Listen { address, error },
        })
}

fn seed_if_empty(store: &Store, config: &SeedConfig) -> Result<(), StoreError> {
    if store.seed(config)? {
        tracing::info!(records = config.records, seed = config.seed, "seeded");
    } else if config.records > 0 {
        tracing::info!("the database is not empty: --records and --seed are ignored");
    }
    Ok(())
}

/// Prints the only line on standard output. Connections are accepted from here on.
fn print_url(url: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "listening on {url}")?;
    out.flush()
}

/// Serves connections from `listener` until `stop` completes, then finishes pending requests within
/// five seconds.
pub async fn serve(listener: TcpListener, state: AppState, stop: impl Future<Output = ()>) {
    let limits = state.settings().connections;
    listener::serve(listener, router(state), limits, stop).await;
}

fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Advances the lifecycle of the volumes whenever a phase change is due. Never returns.
///
/// Its time never goes back while the process runs: a volume must not stay in a phase because
/// someone sets the clock.
async fn advance_lifecycle(state: AppState) {
    let (start, since_start) = (state.now(), Instant::now());
    let now = || state.now().max(start + since_start.elapsed());
    loop {
        let Ok(lifecycle) = state.advance_lifecycle(now()).await else {
            // The error is logged. It may be temporary, such as a full disk.
            sleep(LIFECYCLE_RETRY_DELAY).await;
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

    use chrono::TimeDelta;
    use datavolumes_contract::{CreateVolume, Phase, ProjectId, PvcName};

    use super::*;
    use crate::seed::PROJECT_OF_RESEARCHER;
    use crate::store::AccessScope;

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
        let lifecycle = tokio::spawn(advance_lifecycle(state));
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
