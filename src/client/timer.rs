//! The clock, as the client uses it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::LocalBoxFuture;

/// Tells the time and waits.
pub trait Timer {
    /// The current time.
    fn now(&self) -> DateTime<Utc>;

    /// Completes after `duration`, counted from this call.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;
}
