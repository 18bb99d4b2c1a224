//! The life of the program: open, seed, listen, answer, stop.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use chrono::Utc;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::assets::{App, LoadError};
use crate::flags::Flags;
use crate::http::{AppState, Settings, router};
use crate::seed::Seed;
use crate::store::{Store, StoreError};
use crate::wire::Wires;

/// How long requests may go on once the program was asked to stop.
const FAREWELL: Duration = Duration::from_secs(5);

/// Why the program could not begin, or go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Another program listens there.
    #[error("port {} of {} is in use; choose another one with --port", .0.port(), .0.ip())]
    PortInUse(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// The database cannot be opened or filled.
    #[error("cannot use the database {}: {error}", .path.display())]
    Database {
        /// Its file.
        path: PathBuf,
        /// Why.
        error: StoreError,
    },
    /// The app cannot be served.
    #[error("cannot serve the app: {0}")]
    App(#[from] LoadError),
    /// The operating system refused.
    #[error("the operating system refused: {0}")]
    System(#[from] io::Error),
}

/// Runs the server until it is asked to stop, by SIGINT or SIGTERM.
///
/// # Errors
/// When it cannot begin.
pub async fn run(flags: Flags) -> Result<(), RunError> {
    let app = match &flags.app {
        Some(folder) => Some(App::load(folder, &flags.base_path)?),
        None => None,
    };
    // Who finds the port in use should not wait for ten thousand records first.
    let listener = listen(SocketAddr::new(flags.host, flags.port)).await?;
    let address = listener.local_addr()?;
    let database_error = |error| RunError::Database {
        path: flags.db.clone().unwrap_or_else(|| "in memory".into()),
        error,
    };
    let store = open(&flags).map_err(database_error)?;
    let settings = Settings {
        personas: flags.personas,
        faults: flags.faults,
        latency: Duration::from_millis(flags.latency_ms),
        token_life: Duration::from_secs(flags.token_seconds.into()),
        app,
        base_path: flags.base_path.clone(),
        ..Settings::default()
    };
    let state = AppState::new(store, settings).map_err(database_error)?;
    let life = tokio::spawn(live(state.clone()));
    announce(address, &flags)?;
    let served = serve(listener, state, stop_signal()?).await;
    life.abort();
    Ok(served?)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, RunError> {
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => RunError::PortInUse(address),
            _ => RunError::Listen { address, error },
        })
}

fn open(flags: &Flags) -> Result<Store, StoreError> {
    let store = match &flags.db {
        Some(path) => Store::open(path)?,
        None => Store::in_memory()?,
    };
    if store.is_empty()? {
        store.seed(&Seed {
            records: flags.records,
            seed: flags.seed,
            now: Utc::now(),
        })?;
        tracing::info!(records = flags.records, seed = flags.seed, "seeded");
    } else if flags.records > 0 {
        tracing::info!("the database has data already: --records and --seed are left aside");
    }
    Ok(store)
}

/// The one line on standard output. Connections are taken from here on.
fn announce(address: SocketAddr, flags: &Flags) -> io::Result<()> {
    let path = flags.base_path.as_str();
    let mut out = io::stdout().lock();
    writeln!(out, "listening on http://{address}{path}")?;
    out.flush()
}

/// Answers what comes in at `listener` until `stop` is done, and for a little longer what has come
/// in by then.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let server = axum::serve(Wires(listener), router(state)).with_graceful_shutdown(async {
        stop.await;
        tracing::info!("stopping");
        // Where nobody listens any more, there is nothing left to stop.
        stopping.send(()).ok();
    });
    let too_late = async {
        match stopped.await {
            Ok(()) => sleep(FAREWELL).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        done = server => done,
        () = too_late => Ok(()),
    }
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

/// Lets volumes become ready and go away when it is their time.
async fn live(state: AppState) {
    loop {
        let now = state.now();
        let Ok(life) = state.blocking(move |store| Ok(store.live(now)?)).await else {
            // It is in the log; perhaps the disk was full for a moment.
            sleep(Duration::from_secs(1)).await;
            continue;
        };
        let due = async {
            match life.next {
                // Instants are stored in milliseconds: one more never wakes up too early.
                Some(next) => {
                    let wait = (next - state.now()).to_std().unwrap_or_default();
                    sleep(wait + Duration::from_millis(1)).await;
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = due => {}
            () = state.written() => {}
        }
    }
}
