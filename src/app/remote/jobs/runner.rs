//! Runs the work for each item of a job: some items at a time, with pauses while the server is busy, until all are
//! done, the user stops it, or an error would affect the rest too.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::time::Duration;

use datavolumes_client::{ApiError, Client, ErrorKind};
use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt};

use super::backoff::{Backoff, is_busy};

#[cfg(test)]
mod tests;

/// The number of items that are done, out of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct JobProgress {
    pub(crate) done: usize,
    /// 0 if it is not known.
    pub(crate) total: usize,
    /// The seconds until the next request, if the server is busy.
    pub(crate) pause: Option<u64>,
}

/// The page that shows a job, and on which the user can stop it.
pub(crate) trait JobMonitor {
    /// Whether the page is still open. No work is started once it is closed.
    fn is_open(&self) -> bool;
    /// Whether the user wants to stop after the pending requests.
    fn is_stop_requested(&self) -> bool;
    /// Shows the number of items that are done.
    fn set_progress(&self, progress: JobProgress);

    /// Ends the work for an item if the page was closed.
    fn check_open(&self) -> Flow {
        if self.is_open() {
            Flow::Continue(())
        } else {
            Flow::Break(Halt::Closed)
        }
    }
}

/// Why the work for one item ends the job.
#[derive(Debug)]
pub(crate) enum Halt {
    /// The page was closed.
    Closed,
    /// An error that would affect the other items too. If the server is [busy](is_busy), the job pauses, and the work
    /// for the item is started again.
    Error(ApiError),
}

/// The result of the work for one item. `Continue` if it is done, whether it succeeded or not.
pub(crate) type Flow<T = ()> = ControlFlow<Halt, T>;

/// Ends the job with `error` if `condition` is true.
pub(crate) fn break_if(condition: bool, error: ApiError) -> Flow {
    if condition {
        Flow::Break(Halt::Error(error))
    } else {
        Flow::Continue(())
    }
}

/// How a job ended.
#[derive(Debug, PartialEq)]
pub(crate) enum JobEnd {
    /// The work for all items is done.
    Completed,
    /// The user has stopped it.
    Stopped,
    /// The page was closed.
    Closed,
    /// An error would have affected the rest too.
    Failed(ApiError),
}

/// What a job did.
#[derive(Debug, PartialEq)]
pub(crate) struct JobResult {
    /// The number of items whose work is done.
    pub(crate) done: usize,
    /// How it ended.
    pub(crate) end: JobEnd,
}

/// Whether `error` would affect the next item too: the session has expired, or the server is busy or not reachable.
pub(crate) fn affects_all_items(error: &ApiError) -> bool {
    error.kind() == ErrorKind::Unauthenticated
        || matches!(error, ApiError::Network | ApiError::Timeout)
        || is_busy(error)
}

/// Calls `work` for each of `items`, at most `max_concurrent` at a time, in their order.
///
/// Work that has started is always awaited. When the server is busy, nothing is started until a pause is over, and half
/// as much at a time after it.
pub(crate) async fn run_job(
    client: &Client,
    monitor: &impl JobMonitor,
    items: Vec<usize>,
    max_concurrent: usize,
    work: impl AsyncFn(usize) -> Flow,
) -> JobResult {
    let total = items.len();
    let mut queue = VecDeque::from(items);
    let mut running = FuturesUnordered::new();
    let mut max_concurrent = max_concurrent.max(1);
    let mut backoff = Backoff::default();
    let mut busy: Option<ApiError> = None;
    let mut end: Option<JobEnd> = None;
    let mut done = 0;
    let progress = |done| JobProgress {
        done,
        total,
        pause: None,
    };
    monitor.set_progress(progress(0));
    loop {
        while end.is_none() && busy.is_none() && running.len() < max_concurrent {
            let Some(index) = queue.front().copied() else {
                break;
            };
            if monitor.is_stop_requested() {
                end = Some(JobEnd::Stopped);
                break;
            }
            queue.pop_front();
            let work = &work;
            running.push(async move { (index, work(index).await) });
        }
        let Some(first) = running.next().await else {
            // Nothing is pending any more.
            if let Some(end) = end {
                return JobResult { done, end };
            }
            let Some(error) = busy.take() else {
                let end = JobEnd::Completed;
                return JobResult { done, end };
            };
            end = match backoff.next_pause(&error) {
                Some(pause) => count_down(client, monitor, progress(done), pause).await,
                None => Some(JobEnd::Failed(error)),
            };
            max_concurrent = max_concurrent.div_ceil(2);
            continue;
        };
        let mut finished = vec![first];
        // All that is finished is looked at before anything is started: the server may be busy.
        while let Some(Some(other)) = running.next().now_or_never() {
            finished.push(other);
        }
        for (index, flow) in finished {
            match flow {
                Flow::Continue(()) => {
                    done += 1;
                    backoff = Backoff::default();
                    monitor.set_progress(progress(done));
                }
                Flow::Break(Halt::Closed) => end = Some(JobEnd::Closed),
                Flow::Break(Halt::Error(error)) if is_busy(&error) => {
                    queue.push_front(index);
                    busy = Some(longer_wait(busy, error));
                }
                Flow::Break(Halt::Error(error)) => {
                    // It says more than that the user has stopped the job.
                    if matches!(end, None | Some(JobEnd::Stopped)) {
                        end = Some(JobEnd::Failed(error));
                    }
                }
            }
        }
    }
}

/// The one of two errors after which the server asks for the longer pause.
fn longer_wait(before: Option<ApiError>, error: ApiError) -> ApiError {
    match before {
        Some(before) if before.retry_after() >= error.retry_after() => before,
        _ => error,
    }
}

/// Waits for `pause` and shows the seconds that are left. Returns how the job ends, if it ends during the pause.
pub(crate) async fn count_down(
    client: &Client,
    monitor: &impl JobMonitor,
    progress: JobProgress,
    pause: Duration,
) -> Option<JobEnd> {
    for seconds in (1..=pause.as_secs()).rev() {
        monitor.set_progress(JobProgress {
            pause: Some(seconds),
            ..progress
        });
        client.sleep(Duration::from_secs(1)).await;
        if !monitor.is_open() {
            return Some(JobEnd::Closed);
        }
        if monitor.is_stop_requested() {
            return Some(JobEnd::Stopped);
        }
    }
    monitor.set_progress(progress);
    None
}
