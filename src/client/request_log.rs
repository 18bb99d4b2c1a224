//! The last requests, for people who look for the cause of a problem.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::{ApiError, ApiRequest, ApiResponse};

/// The number of requests that are kept.
const CAPACITY: usize = 50;

/// How a request has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestEnd {
    /// A response arrived, with this status; 0 for a redirect, whose status a browser does not tell.
    Status(u16),
    /// The server could not be reached, or the connection broke.
    NetworkError,
    /// There was no response in time.
    Timeout,
    /// Its response was no longer needed.
    Aborted,
}

/// A request that was sent. It has neither the token nor credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequest {
    /// Unique in the session.
    pub number: u32,
    /// The request, without its token and its credentials.
    pub request: ApiRequest,
    /// When it was sent, by the clock of this device.
    pub sent_at: DateTime<Utc>,
    /// How it has ended, and how long it took. `None` while it is pending.
    pub end: Option<(RequestEnd, Duration)>,
}

/// The last requests. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct RequestLog(Rc<Log>);

#[derive(Default)]
struct Log {
    requests: RefCell<VecDeque<LoggedRequest>>,
    last_number: Cell<u32>,
}

impl RequestLog {
    /// Records that `request` is sent at `now`.
    pub(crate) fn start(&self, request: &ApiRequest, now: DateTime<Utc>) -> RunningRequest {
        let number = self.0.last_number.get().wrapping_add(1);
        self.0.last_number.set(number);
        let body = request.body.clone().filter(|_| !request.is_sign_in());
        let mut requests = self.0.requests.borrow_mut();
        if requests.len() == CAPACITY {
            requests.pop_front();
        }
        requests.push_back(LoggedRequest {
            number,
            request: ApiRequest {
                method: request.method,
                path: request.path.clone(),
                body,
                // An empty one tells a request with a token from one without.
                token: request.token.as_ref().map(|_| String::new()),
            },
            sent_at: now,
            end: None,
        });
        RunningRequest {
            log: self.clone(),
            number,
        }
    }

    /// The requests, newest first.
    pub(crate) fn requests(&self) -> Vec<LoggedRequest> {
        self.0.requests.borrow().iter().rev().cloned().collect()
    }

    /// Forgets all requests: they were those of another user.
    pub(crate) fn clear(&self) {
        self.0.requests.borrow_mut().clear();
    }

    fn end(&self, number: u32, end: RequestEnd, now: Option<DateTime<Utc>>) {
        let mut requests = self.0.requests.borrow_mut();
        let request = requests.iter_mut().rev().find(|it| it.number == number);
        if let Some(request) = request.filter(|request| request.end.is_none()) {
            let duration = now.and_then(|now| (now - request.sent_at).to_std().ok());
            request.end = Some((end, duration.unwrap_or_default()));
        }
    }
}

/// A request that is pending. It counts as aborted if it is dropped.
pub(crate) struct RunningRequest {
    log: RequestLog,
    number: u32,
}

impl RunningRequest {
    /// Records how the request has ended.
    pub(crate) fn finish(self, result: &Result<ApiResponse, ApiError>, now: DateTime<Utc>) {
        let end = match result {
            Ok(response) => RequestEnd::Status(response.status),
            Err(ApiError::Timeout) => RequestEnd::Timeout,
            Err(_) => RequestEnd::NetworkError,
        };
        self.log.end(self.number, end, Some(now));
    }
}

impl Drop for RunningRequest {
    fn drop(&mut self) {
        self.log.end(self.number, RequestEnd::Aborted, None);
    }
}
