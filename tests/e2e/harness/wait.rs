//! Waiting by looking again, never by sleeping for a guessed time.

use std::fmt::Display;
use std::future::Future;
use std::panic::Location;
use std::time::{Duration, Instant};

/// How long a person would wait before calling it broken. Generous: it is only spent on failures.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(25);

/// Tries until `attempt` gives a value. An attempt that fails says what it saw instead; the last
/// of these is told when the patience ends.
#[track_caller]
pub(crate) fn until<T, F, Fut>(what: impl Display, attempt: F) -> impl Future<Output = T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, String>>,
{
    until_at(Location::caller(), what, attempt)
}

/// [`until`], on behalf of the line of a spec.
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
            Err(seen) if start.elapsed() > PATIENCE => {
                panic!("{at}: waited in vain until {what}; at last: {seen}")
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}
