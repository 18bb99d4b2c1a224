//! Sending requests: timeout, token and prefetched responses.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use datavolumes_contract::{Endpoint, ListQuery};
use futures::FutureExt;
use futures::future::{self, Either, LocalBoxFuture};

use crate::prefetch::PrefetchSlot;
use crate::request_log::{LoggedRequest, RequestLog, RunningRequest};
use crate::server_clock::ServerClock;
use crate::{ApiError, ApiRequest, ApiResponse, NetworkError, Timer, Transport};

#[cfg(test)]
mod tests;

/// How long a request may take, from its start to the end of its response.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The status for a missing or invalid token.
const UNAUTHORIZED: u16 = 401;

/// The status for a missing permission.
const FORBIDDEN: u16 = 403;

/// The result of a request that is not complete. Nothing is sent before the first poll. Dropping the
/// future aborts the request.
pub type PendingRequest<T> = LocalBoxFuture<'static, Result<T, ApiError>>;

/// The client of one server and one session. Clones share their token and their prefetched response.
#[derive(Clone)]
pub struct Client {
    inner: Rc<Inner>,
}

struct Inner {
    transport: Box<dyn Transport>,
    timer: Rc<dyn Timer>,
    server_clock: Rc<ServerClock>,
    token: RefCell<Option<String>>,
    /// Changes with [`Client::change_user`].
    user: Cell<u32>,
    prefetched: PrefetchSlot,
    log: RequestLog,
}

impl Client {
    /// A client without a token.
    #[must_use]
    pub fn new(transport: impl Transport + 'static, timer: impl Timer + 'static) -> Self {
        Self {
            inner: Rc::new(Inner {
                transport: Box::new(transport),
                timer: Rc::new(timer),
                server_clock: Rc::default(),
                token: RefCell::default(),
                user: Cell::default(),
                prefetched: PrefetchSlot::default(),
                log: RequestLog::default(),
            }),
        }
    }

    /// Uses `token` for the requests from now on, and drops the prefetched response. The user is the same.
    pub fn set_token(&self, token: Option<String>) {
        self.inner.prefetched.clear();
        self.inner.token.replace(token);
    }

    /// Uses `token`, which may be of another user, for the requests from now on. Those before fail with
    /// [`ApiError::UserChanged`], whatever their responses: these are not for the new user. The log of requests is
    /// empty again.
    pub fn change_user(&self, token: Option<String>) {
        self.inner.user.set(self.inner.user.get().wrapping_add(1));
        self.inner.log.clear();
        self.set_token(token);
    }

    /// The last requests of the user, newest first, with those that are pending.
    #[must_use]
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.inner.log.requests()
    }

    /// The token of the session.
    #[must_use]
    pub fn token(&self) -> Option<String> {
        self.inner.token.borrow().clone()
    }

    /// The current time by the clock of the server, and not later than that. `None` if no response has told
    /// it yet. A time in a response can be compared with it, but not with the clock of this device.
    #[must_use]
    pub fn server_time(&self) -> Option<DateTime<Utc>> {
        self.inner.server_clock.time(self.inner.timer.now())
    }

    /// Completes after `duration`.
    #[must_use]
    pub fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        self.inner.timer.sleep(duration)
    }

    /// Requests a page of the list that will probably be needed next. [`Client::list`] with the same query
    /// uses the response if it is not older than [`PREFETCH_LIFETIME`](crate::PREFETCH_LIFETIME). A write,
    /// a new token, a missing permission and another prefetch drop it.
    ///
    /// The caller spawns the returned future, which carries the request out.
    #[must_use = "the request is not sent unless the future is polled"]
    pub fn prefetch(&self, query: &ListQuery) -> LocalBoxFuture<'static, ()> {
        let request = self.request(&Endpoint::ListVolumes(query.clone()), None);
        let now = self.inner.timer.now();
        if self.inner.prefetched.holds(&request, now) {
            return Box::pin(future::ready(()));
        }
        let response = self.inner.start(request.clone());
        self.inner.prefetched.put(request, now, response)
    }

    /// Drops the prefetched response: the list may have changed since.
    pub fn drop_prefetched(&self) {
        self.inner.prefetched.clear();
    }

    /// Uses `response`, which another program began to request at `started_at`, as a prefetched one.
    ///
    /// The caller spawns the returned future. See [`Client::prefetch`] for when the response is used.
    #[must_use = "the response is not read unless the future is polled"]
    pub fn adopt(
        &self,
        request: ApiRequest,
        started_at: DateTime<Utc>,
        response: LocalBoxFuture<'static, Result<ApiResponse, NetworkError>>,
    ) -> LocalBoxFuture<'static, ()> {
        let age = (self.inner.timer.now() - started_at)
            .to_std()
            .unwrap_or_default();
        let timeout = REQUEST_TIMEOUT.saturating_sub(age);
        let running = self.inner.log.start(&request, started_at);
        let response = self.inner.limit(response, timeout, running);
        self.inner.prefetched.put(request, started_at, response)
    }

    /// Sends `request`, and fails if the status of the response is not 2xx.
    ///
    /// The server may refuse a token that has been replaced since. A read is then repeated with the token
    /// of the session; a write fails with [`ApiError::OutdatedToken`]. After the user has changed, no request
    /// with a token is sent, and no response to one is returned.
    pub(crate) fn send(&self, request: ApiRequest) -> PendingRequest<ApiResponse> {
        let this = self.clone();
        let has_token = request.token.is_some();
        let user = self.inner.user.get();
        let is_changed = move |inner: &Inner| has_token && inner.user.get() != user;
        Box::pin(async move {
            if is_changed(&this.inner) {
                return Err(ApiError::UserChanged);
            }
            let response = this.exchange(request).await;
            if is_changed(&this.inner) {
                return Err(ApiError::UserChanged);
            }
            response
        })
    }

    fn exchange(&self, mut request: ApiRequest) -> PendingRequest<ApiResponse> {
        let this = self.clone();
        Box::pin(async move {
            let inner = &this.inner;
            let _write = (!request.method.is_safe()).then(|| ClearOnDrop::new(inner));
            let response = inner.attempt(&request).await?;
            if response.status == FORBIDDEN {
                inner.prefetched.clear();
            }
            let token = this.token();
            let is_outdated = request.token.is_some() && token.is_some() && request.token != token;
            if response.status != UNAUTHORIZED || !is_outdated {
                return response.into_success(&request.path, inner.timer.now());
            }
            if !request.method.is_safe() {
                return Err(ApiError::OutdatedToken);
            }
            request.token = token;
            let response = inner.attempt(&request).await?;
            response.into_success(&request.path, inner.timer.now())
        })
    }

    pub(crate) fn request(&self, endpoint: &Endpoint, body: Option<String>) -> ApiRequest {
        ApiRequest {
            method: endpoint.method(),
            path: endpoint.path_and_query(),
            body,
            token: self.token(),
        }
    }
}

impl Inner {
    /// Uses the prefetched response to `request` if there is one, and sends `request` otherwise.
    async fn attempt(&self, request: &ApiRequest) -> Result<ApiResponse, ApiError> {
        if request.method.is_safe()
            && let Some(response) = self.prefetched.take(request, self.timer.now())
            && let Ok(response) = response.await
        {
            return response;
        }
        self.start(request.clone()).await
    }

    fn start(&self, request: ApiRequest) -> PendingRequest<ApiResponse> {
        let running = self.log.start(&request, self.timer.now());
        self.limit(self.transport.send(request), REQUEST_TIMEOUT, running)
    }

    /// Fails if `response` takes longer than `timeout`.
    fn limit(
        &self,
        response: LocalBoxFuture<'static, Result<ApiResponse, NetworkError>>,
        timeout: Duration,
        running: RunningRequest,
    ) -> PendingRequest<ApiResponse> {
        let outcome = future::select(response, self.timer.sleep(timeout));
        let (timer, server_clock) = (Rc::clone(&self.timer), Rc::clone(&self.server_clock));
        Box::pin(outcome.map(move |outcome| {
            let result = match outcome {
                Either::Left((Ok(response), _)) => {
                    server_clock.set(&response, timer.now());
                    Ok(response)
                }
                Either::Left((Err(NetworkError), _)) => Err(ApiError::Network),
                Either::Right(((), _)) => Err(ApiError::Timeout),
            };
            running.finish(&result, timer.now());
            result
        }))
    }
}

/// Drops the prefetched response when a write starts and when it ends: what was read before or during the
/// write may be outdated.
struct ClearOnDrop<'a>(&'a Inner);

impl<'a> ClearOnDrop<'a> {
    fn new(inner: &'a Inner) -> Self {
        inner.prefetched.clear();
        Self(inner)
    }
}

impl Drop for ClearOnDrop<'_> {
    fn drop(&mut self) {
        self.0.prefetched.clear();
    }
}
