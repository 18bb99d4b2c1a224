//! What a demo keeps: the data to go back to, a clock that can be moved on, and the change
//! that someone else makes in a scene.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::{SharedScopesPatch, VolumeId};
use serde::{Deserialize, Serialize};

use crate::seed::SeedConfig;
use crate::store::{Snapshot, Store, StoreError};

/// Data that is younger than this is not moved in time.
const MAX_AGE: TimeDelta = TimeDelta::hours(1);

/// The state of a demo. Without it, the operations below `/api/demo` do not exist.
pub struct Demo {
    /// How the data was generated.
    pub(crate) seed: SeedConfig,
    pristine: Snapshot,
    /// How far the clock was moved on, in milliseconds.
    clock_offset: AtomicI64,
    pending_edit: Mutex<Option<PendingEdit>>,
    /// The number of changes of the store when it had the generated data.
    clean_at: Mutex<Option<u64>>,
}

/// Prints how the data was generated.
impl fmt::Debug for Demo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Demo")
            .field("seed", &self.seed)
            .finish_non_exhaustive()
    }
}

/// A change of shares that someone else makes as soon as the volume was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PendingEdit {
    pub(crate) volume: VolumeId,
    pub(crate) patch: SharedScopesPatch,
    pub(crate) user: String,
}

impl Demo {
    /// How long an access token is valid: longer than a presentation, and than the clock is moved on in one.
    pub const TOKEN_LIFETIME: Duration = Duration::from_hours(30 * 24);

    /// A demo of the data in `pristine`, which `seed` has generated.
    #[must_use]
    pub fn new(seed: SeedConfig, pristine: Snapshot) -> Self {
        Self {
            seed,
            pristine,
            clock_offset: AtomicI64::new(0),
            pending_edit: Mutex::default(),
            clean_at: Mutex::default(),
        }
    }

    /// Whether `store` has the generated data.
    #[must_use]
    pub fn is_clean(&self, store: &Store) -> bool {
        *lock(&self.clean_at) == Some(store.changes())
    }

    /// Remembers that `store` has the generated data.
    pub fn set_clean(&self, store: &Store) {
        *lock(&self.clean_at) = Some(store.changes());
    }

    /// Replaces the content of `store` by the generated data, or by the organisation alone, as of `now`.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn reset(
        &self,
        store: &Store,
        has_volumes: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.clock_offset.store(0, Ordering::Relaxed);
        *lock(&self.pending_edit) = None;
        if has_volumes {
            if !self.is_clean(store) {
                store.restore(&self.pristine)?;
                self.renew(store, now)?;
                self.set_clean(store);
            }
            return Ok(());
        }
        *lock(&self.clean_at) = None;
        let empty = Store::in_memory()?;
        empty.seed(&SeedConfig {
            records: 0,
            now,
            ..self.seed
        })?;
        store.restore(&empty.snapshot()?)
    }

    /// Moves the generated data in `store` to `now`: all of it if it is older than an hour, and in any case the phase
    /// changes that are pending, so that not all of them are due at once.
    ///
    /// # Errors
    /// If SQLite fails.
    fn renew(&self, store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
        let age = now - self.seed.now;
        if age > MAX_AGE {
            store.shift_times(age)
        } else {
            store.shift_due_times(age)
        }
    }

    /// How far the clock was moved on.
    pub(crate) fn clock_offset(&self) -> TimeDelta {
        TimeDelta::milliseconds(self.clock_offset.load(Ordering::Relaxed))
    }

    /// Moves the clock on.
    pub(crate) fn move_clock(&self, by: TimeDelta) {
        self.clock_offset
            .fetch_add(by.num_milliseconds(), Ordering::Relaxed);
    }

    /// The change that waits, if there is one.
    pub(crate) fn pending_edit(&self) -> Option<PendingEdit> {
        lock(&self.pending_edit).clone()
    }

    /// Makes `edit` wait, in place of another one.
    pub(crate) fn set_pending_edit(&self, edit: Option<PendingEdit>) {
        *lock(&self.pending_edit) = edit;
    }

    /// Takes the change of this volume, if it waits.
    pub(crate) fn take_edit(&self, volume: &str) -> Option<PendingEdit> {
        lock(&self.pending_edit).take_if(|edit| edit.volume.to_string() == volume)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
