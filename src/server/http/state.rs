//! What every request shares.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use super::{Refusal, guard};
use crate::assets::{App, BasePath};
use crate::auth::{Personas, Tokens};
use crate::faults::Faults;
use crate::store::{Store, StoreError};

/// How the server was asked to behave.
#[derive(Debug)]
pub struct Settings {
    /// Whether `GET /api/personas` tells who can sign in, with their secrets.
    pub personas: bool,
    /// Whether `/api/faults` exists.
    pub faults: bool,
    /// What every API answer is delayed by.
    pub latency: Duration,
    /// How long a token is good for.
    pub token_life: Duration,
    /// The app to serve beside the API.
    pub app: Option<App>,
    /// The path under which all of it is served.
    pub base_path: BasePath,
    /// What the time is told by.
    pub clock: Clock,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            personas: false,
            faults: false,
            latency: Duration::ZERO,
            token_life: Duration::from_secs(3600),
            app: None,
            base_path: BasePath::default(),
            clock: Clock::default(),
        }
    }
}

/// Tells the time.
pub struct Clock(Box<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// A clock that shows what `now` says.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Box::new(now))
    }
}

/// The clock of the system.
impl Default for Clock {
    fn default() -> Self {
        Self::new(Utc::now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&(self.0)()).finish()
    }
}

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

struct Shared {
    store: Store,
    settings: Settings,
    personas: Personas,
    tokens: Tokens,
    faults: Faults,
    written: Notify,
}

impl AppState {
    /// A server of what is in `store`, which behaves as `settings` say.
    ///
    /// # Errors
    /// When the store fails.
    pub fn new(store: Store, settings: Settings) -> Result<Self, StoreError> {
        Ok(Self(Arc::new(Shared {
            personas: Personas::of(&store)?,
            tokens: Tokens::new(settings.token_life),
            faults: Faults::default(),
            written: Notify::new(),
            store,
            settings,
        })))
    }

    /// How the server was asked to behave.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What is served.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Who can sign in.
    #[must_use]
    pub fn personas(&self) -> &Personas {
        &self.0.personas
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0.settings.clock.0)()
    }

    /// Waits for the next write. One that happened since the last wait counts.
    pub async fn written(&self) {
        self.0.written.notified().await;
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Runs `work` on the store, beside the threads that answer requests.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let state = self.clone();
        let done = tokio::task::spawn_blocking(move || work(state.store())).await;
        done.unwrap_or_else(|stopped| {
            let panic = stopped.into_panic();
            Err(Refusal::internal(&guard::said(&*panic)))
        })
    }

    /// Runs `work`, which writes, on the store. Even where the caller has gone, it is finished and
    /// what waits for writes is woken.
    pub(crate) async fn writing<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let state = self.clone();
        self.blocking(move |store| {
            let done = work(store);
            state.0.written.notify_one();
            done
        })
        .await
    }
}
