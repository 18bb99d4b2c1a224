//! The response to a read that was sent before it was needed.

use std::cell::RefCell;
use std::pin::pin;

use chrono::{DateTime, TimeDelta, Utc};
use futures::channel::oneshot;
use futures::future::{self, Either, LocalBoxFuture};

use crate::{ApiError, ApiRequest, ApiResponse};

/// How long a prefetched response can be used, counted from the start of its request.
pub const PREFETCH_LIFETIME: TimeDelta = TimeDelta::seconds(10);

/// A response that may not have arrived yet. Dropping it aborts the request.
pub(crate) type Prefetched = oneshot::Receiver<Result<ApiResponse, ApiError>>;

struct Entry {
    request: ApiRequest,
    started_at: DateTime<Utc>,
    response: Prefetched,
}

impl Entry {
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        // A clock that was set back makes the age negative, and so unknown.
        let age = now - self.started_at;
        TimeDelta::zero() <= age && age < PREFETCH_LIFETIME
    }
}

/// Keeps at most one prefetched response.
#[derive(Default)]
pub(crate) struct PrefetchSlot {
    entry: RefCell<Option<Entry>>,
}

impl PrefetchSlot {
    /// Whether there is a fresh response to `request`, or one on its way.
    pub(crate) fn holds(&self, request: &ApiRequest, now: DateTime<Utc>) -> bool {
        let entry = self.entry.borrow();
        entry
            .as_ref()
            .is_some_and(|entry| entry.request == *request && entry.is_fresh(now))
    }

    /// Removes the response to `request` and returns it. A response that is too old is dropped.
    pub(crate) fn take(&self, request: &ApiRequest, now: DateTime<Utc>) -> Option<Prefetched> {
        let mut slot = self.entry.borrow_mut();
        slot.take_if(|entry| !entry.is_fresh(now));
        let entry = slot.take_if(|entry| entry.request == *request)?;
        Some(entry.response)
    }

    /// Drops the response, and aborts its request if that is not complete.
    pub(crate) fn clear(&self) {
        self.entry.take();
    }

    /// Stores the response to `request` in place of any other. The returned future carries the request
    /// out; it ends early if the response is dropped.
    pub(crate) fn put(
        &self,
        request: ApiRequest,
        started_at: DateTime<Utc>,
        response: LocalBoxFuture<'static, Result<ApiResponse, ApiError>>,
    ) -> LocalBoxFuture<'static, ()> {
        let (mut sender, receiver) = oneshot::channel();
        self.entry.replace(Some(Entry {
            request,
            started_at,
            response: receiver,
        }));
        Box::pin(async move {
            let outcome = match future::select(response, pin!(sender.cancellation())).await {
                Either::Left((outcome, _)) => outcome,
                Either::Right(((), _)) => return,
            };
            // The receiver may have been dropped at the same time.
            let _ = sender.send(outcome);
        })
    }
}
