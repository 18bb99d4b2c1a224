//! What every request shares.

use std::sync::Arc;
use std::time::Duration;

/// How the server was asked to behave.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether `GET /api/personas` tells who can sign in, with their secrets.
    pub personas: bool,
    /// Whether `/api/faults` exists.
    pub faults: bool,
    /// What every API answer is delayed by.
    pub latency: Duration,
    /// How long a token is good for.
    pub token_life: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            personas: false,
            faults: false,
            latency: Duration::ZERO,
            token_life: Duration::from_hours(1),
        }
    }
}

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

struct Shared {
    settings: Settings,
}

impl AppState {
    /// A server that behaves as `settings` say.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Shared { settings }))
    }

    /// How the server was asked to behave.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
}
