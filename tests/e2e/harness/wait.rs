//! Waiting for a condition by polling.

use std::fmt::Display;
use std::future::Future;
use std::panic::Location;
use std::time::{Duration, Instant};

/// The time after which waiting fails. It is long because only a failure takes it.
const TIMEOUT: Duration = Duration::from_secs(10);
const RETRY_INTERVAL: Duration = Duration::from_millis(25);

/// Repeats `attempt` until it returns a value. A failed attempt returns what it observed instead.
///
/// # Panics
/// After [`TIMEOUT`], with the last observation.
#[track_caller]
pub(crate) fn until<T, F, Fut>(what: impl Display, attempt: F) -> impl Future<Output = T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, String>>,
{
    until_at(Location::caller(), what, attempt)
}

/// [`until`] with the location that a failure reports.
pub(super) async fn until_at<T, F, Fut>(
    at: &'static Location<'static>,
    what: impl Display,
    mut attempt: F,
) -> T
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, String>>,
{
    let start = Instant::now();
    loop {
        match attempt().await {
            Ok(value) => return value,
            Err(seen) if start.elapsed() > TIMEOUT => {
                panic!("{at}: timed out waiting until {what}; last observation: {seen}")
            }
            Err(_) => tokio::time::sleep(RETRY_INTERVAL).await,
        }
    }
}
