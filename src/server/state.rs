//! The settings of the server and the state that its requests share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{Notify, Semaphore};

use crate::assets::{App, BasePath};
use crate::auth::{Accounts, FailedSignIns, Personas, Tokens};
use crate::connection::ConnectionLimits;
use crate::demo::data::Demo;
use crate::error_response::ErrorResponse;
use crate::faults::Faults;
use crate::platform::{run_blocking, timeout};
use crate::store::{Lifecycle, Store, StoreError};

/// How long a request waits for its turn at the database.
const MAX_WAIT: Duration = Duration::from_secs(2);

/// The settings of a server.
#[derive(Debug)]
pub struct Settings {
    /// Who can sign in.
    pub accounts: Accounts,
    /// The names by which the server is called, besides `localhost` and IP addresses. A request for
    /// another host is refused, since it may come from a page of that host. `None` allows any host.
    pub allowed_hosts: Option<Vec<String>>,
    /// Whether `GET /metrics` exists.
    pub metrics: bool,
    /// Whether `GET /api/personas` lists the personas with their secrets.
    pub personas: bool,
    /// Whether the operations below `/api/faults` exist.
    pub faults: bool,
    /// The delay of every response of `/api/v1`.
    pub latency: Duration,
    /// How long an access token is valid. `None`: an hour, or [`Demo::TOKEN_LIFETIME`] in a demo.
    pub token_lifetime: Option<Duration>,
    /// The web app to serve; `None` serves the API alone.
    pub app: Option<App>,
    /// The path below which everything is served.
    pub base_path: BasePath,
    /// The limits on connections.
    pub connections: ConnectionLimits,
    /// The source of the current time.
    pub clock: Clock,
    /// The scenes of a demo; without them the operations below `/api/demo` do not exist.
    pub demo: Option<Demo>,
}

impl Settings {
    fn token_lifetime(&self) -> Duration {
        let default = match self.demo {
            Some(_) => Demo::TOKEN_LIFETIME,
            None => Duration::from_hours(1),
        };
        self.token_lifetime.unwrap_or(default)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            accounts: Accounts::Demo,
            allowed_hosts: None,
            metrics: false,
            personas: false,
            faults: false,
            latency: Duration::ZERO,
            token_lifetime: None,
            app: None,
            base_path: BasePath::default(),
            connections: ConnectionLimits::default(),
            clock: Clock::default(),
            demo: None,
        }
    }
}

/// The source of the current time. Tests replace the system clock.
pub struct Clock(Box<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// A clock that calls `now`.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Box::new(now))
    }

    fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

/// The system clock.
impl Default for Clock {
    fn default() -> Self {
        Self::new(Utc::now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

/// The state that requests share. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    personas: Personas,
    tokens: Tokens,
    failed_sign_ins: FailedSignIns,
    faults: Faults,
    store_written: Notify,
    /// A permit for each request that may read.
    readers: Arc<Semaphore>,
    /// The permit of the request that may write.
    writer: Arc<Semaphore>,
}

impl AppState {
    /// The state of a server that serves `store`.
    ///
    /// # Errors
    /// If the store fails.
    pub fn new(store: Store, settings: Settings) -> Result<Self, StoreError> {
        Ok(Self(Arc::new(Inner {
            personas: Personas::load(&store, &settings.accounts)?,
            tokens: Tokens::new(settings.token_lifetime()),
            failed_sign_ins: FailedSignIns::default(),
            faults: Faults::default(),
            store_written: Notify::new(),
            readers: Arc::new(Semaphore::new(Store::MAX_READERS)),
            writer: Arc::new(Semaphore::new(1)),
            store,
            settings,
        })))
    }

    /// The settings of the server.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The database. Its calls block, so handlers use `with_store` and `write_store`.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The personas that can sign in.
    #[must_use]
    pub fn personas(&self) -> &Personas {
        &self.0.personas
    }

    /// The current time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let offset = self.demo().map(Demo::clock_offset).unwrap_or_default();
        self.0.settings.clock.now() + offset
    }

    pub(crate) fn demo(&self) -> Option<&Demo> {
        self.0.settings.demo.as_ref()
    }

    /// Waits for the next write. Returns at once if there was a write since the last call.
    pub async fn wait_for_write(&self) {
        self.0.store_written.notified().await;
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    pub(crate) fn failed_sign_ins(&self) -> &FailedSignIns {
        &self.0.failed_sign_ins
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Runs `work`, which only reads, on a blocking thread (in a browser on the only one). No more threads read than the database has
    /// readers: further requests wait without a thread, and fail with 503 after two seconds.
    pub(crate) async fn with_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, ErrorResponse> + Send + 'static,
    ) -> Result<T, ErrorResponse> {
        self.run(&self.0.readers, work).await
    }

    /// Runs `work`, which writes, as [`Self::with_store`] does, but only one at a time, and then wakes
    /// [`Self::wait_for_write`]. The work is completed even if the client disconnects.
    pub(crate) async fn write_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, ErrorResponse> + Send + 'static,
    ) -> Result<T, ErrorResponse> {
        let state = self.clone();
        let work = move |store: &Store| {
            let result = work(store);
            state.0.store_written.notify_one();
            result
        };
        self.run(&self.0.writer, work).await
    }

    /// Fails if the database cannot be written.
    pub(crate) async fn check_writable(&self) -> Result<(), ErrorResponse> {
        self.run(&self.0.writer, |store| Ok(store.check_writable()?))
            .await
    }

    /// Applies the phase changes that are due at `now`, as a write.
    pub(crate) async fn advance_lifecycle(
        &self,
        now: DateTime<Utc>,
    ) -> Result<Lifecycle, ErrorResponse> {
        self.run(&self.0.writer, move |store| Ok(store.advance(now)?))
            .await
    }

    async fn run<T: Send + 'static>(
        &self,
        turns: &Arc<Semaphore>,
        work: impl FnOnce(&Store) -> Result<T, ErrorResponse> + Send + 'static,
    ) -> Result<T, ErrorResponse> {
        let turn = timeout(MAX_WAIT, Arc::clone(turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return Err(ErrorResponse::busy());
        };
        let state = self.clone();
        let work = move || {
            let result = work(state.store());
            drop(turn);
            result
        };
        run_blocking(work).await
    }
}
