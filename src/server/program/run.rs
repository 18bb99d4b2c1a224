//! Starts the program: opens and seeds the database, listens, and stops on a signal.

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::Utc;
use tokio::net::TcpListener;

use super::flags::Flags;
use crate::assets::{App, BuiltInApp, LoadError};
use crate::auth::{Accounts, AccountsError};
use crate::connection::ConnectionLimits;
use crate::demo::data::Demo;
use crate::http::{router, upstream_router};
use crate::lifecycle;
use crate::listener;
use crate::seed::SeedConfig;
use crate::state::{AppState, Clock, Settings};
use crate::store::{Store, StoreError};
use crate::upstream::{Upstream, UpstreamError};

/// How many volumes a demo has if no flag says so.
const DEMO_RECORDS: u32 = 10_000;

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
    /// The personas of the demo would be served to other machines.
    #[error(
        "--personas on {0} lets anyone on the network sign in as an administrator; \
         add --allow-remote-demo if that is meant"
    )]
    RemoteDemo(IpAddr),
    /// The accounts cannot be read.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// The upstream cannot be used.
    #[error("--upstream: {0}")]
    Upstream(#[from] UpstreamError),
    /// A system call failed.
    #[error("system error: {0}")]
    System(#[from] io::Error),
}

/// Runs the server until SIGINT or SIGTERM.
///
/// # Errors
/// If it cannot start.
pub async fn run(flags: Flags, built_in_app: BuiltInApp) -> Result<(), RunError> {
    // Every flag by name, so that a new one does not compile until it is used here.
    let Flags {
        port,
        host,
        allow_host,
        db,
        records,
        seed,
        personas,
        demo,
        allow_remote_demo,
        credentials,
        app,
        base_path,
        upstream,
        upstream_ca,
        upstream_timeout,
        max_connections,
        metrics,
        log_format: _,
        latency_ms,
        token_seconds,
        faults,
    } = flags;
    // A demo has both.
    let (personas, faults) = (personas || demo, faults || demo);
    let records = if demo && records == 0 {
        DEMO_RECORDS
    } else {
        records
    };
    if personas && !host.is_loopback() && !allow_remote_demo {
        return Err(RunError::RemoteDemo(host));
    }
    let app = match app {
        Some(folder) => Some(App::load(&folder, &base_path)?),
        None => App::built_in(built_in_app, &base_path)?,
    };
    let app = match app {
        Some(app) if demo => Some(app.with_demo()?),
        app => app,
    };
    // Before seeding, so that a port in use is reported at once.
    let listener = listen(SocketAddr::new(host, port)).await?;
    let url = format!("http://{}{}", listener.local_addr()?, base_path.as_str());
    let settings = Settings {
        accounts: if personas {
            Accounts::Demo
        } else {
            Accounts::read(credentials.as_deref())?
        },
        allowed_hosts: Some(allow_host),
        metrics,
        personas,
        faults,
        latency: Duration::from_millis(latency_ms),
        token_lifetime: token_seconds.map(|seconds| Duration::from_secs(seconds.into())),
        app,
        base_path,
        connections: ConnectionLimits {
            max_connections,
            ..ConnectionLimits::default()
        },
        clock: Clock::default(),
        demo: None,
    };
    if let Some(address) = upstream {
        let timeout = Duration::from_secs(upstream_timeout.into());
        let upstream = Upstream::new(&address, upstream_ca.as_deref(), timeout)?;
        print_url(&url);
        let router = upstream_router(upstream, &settings);
        listener::serve(listener, router, settings.connections, stop_signal()?).await;
        return Ok(());
    }
    if settings.accounts.is_empty() {
        tracing::warn!("nobody can sign in: there are neither --personas nor --credentials");
    }
    let seed_config = SeedConfig {
        records,
        seed,
        now: Utc::now(),
    };
    let state = open_state(db.as_deref(), seed_config, settings, demo);
    let state = state.map_err(|error| RunError::Database {
        path: db.unwrap_or_else(|| "in memory".into()),
        error,
    })?;
    let lifecycle = tokio::spawn(lifecycle::run(state.clone()));
    print_url(&url);
    serve(listener, state.clone(), stop_signal()?).await;
    lifecycle.abort();
    // Completes, or is cancelled; either way the task no longer holds the database.
    lifecycle.await.ok();
    if let Err(error) = state.store().checkpoint() {
        tracing::warn!("the write-ahead log stays: {error}");
    }
    Ok(())
}

/// Opens and seeds the database.
fn open_state(
    db: Option<&Path>,
    seed: SeedConfig,
    mut settings: Settings,
    demo: bool,
) -> Result<AppState, StoreError> {
    let store = match db {
        Some(path) => Store::open(path)?,
        None => Store::in_memory()?,
    };
    seed_if_empty(&store, &seed)?;
    if demo {
        settings.demo = Some(Demo::new(seed, store.snapshot()?));
    }
    AppState::new(store, settings)
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

/// Prints the only line on standard output, if someone reads it. Connections are accepted from here on.
fn print_url(url: &str) {
    let mut out = io::stdout().lock();
    let printed = writeln!(out, "listening on {url}").and_then(|()| out.flush());
    if let Err(error) = printed {
        tracing::warn!("listening on {url}, which could not be printed: {error}");
    }
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
