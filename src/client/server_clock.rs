//! The clock of the server, as its responses show it.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};

use crate::ApiResponse;

/// The time of the last response by the clock of the server, and by the clock of this device.
#[derive(Default)]
pub(crate) struct ServerClock {
    last: Cell<Option<(DateTime<Utc>, DateTime<Utc>)>>,
}

impl ServerClock {
    /// Takes the time from `response`, which arrived at `now`. An answer from in between is ignored.
    pub(crate) fn set(&self, response: &ApiResponse, now: DateTime<Utc>) {
        if let Some(date) = response.date
            && !response.is_intercepted()
        {
            self.last.set(Some((date, now)));
        }
    }

    /// The time by the clock of the server, which is not later than its real one.
    pub(crate) fn time(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (date, arrived_at) = self.last.get()?;
        // A clock that was set back makes the time since then unknown.
        Some(date + (now - arrived_at).max(TimeDelta::zero()))
    }
}
