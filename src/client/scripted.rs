//! A server and a clock for tests.
//!
//! ```
//! use std::time::Duration;
//! use datavolumes_client::scripted::{Reply, ScriptedTransport};
//! use datavolumes_contract::ListQuery;
//! use futures::FutureExt;
//!
//! let server = ScriptedTransport::new(|_request| {
//!     Reply::text(200, r#"{"datavolumes":[]}"#).after(Duration::from_secs(2))
//! });
//! let mut page = server.client().list(&ListQuery::default());
//! assert!((&mut page).now_or_never().is_none());
//! server.timer().advance(Duration::from_secs(2));
//! assert!(page.now_or_never().is_some());
//! assert_eq!(server.requests().len(), 1);
//! ```

mod http_date;
mod reply;
mod timer;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::future::{self, LocalBoxFuture};

use crate::{ApiRequest, ApiResponse, Client, NetworkError, Timer, Transport};

pub use http_date::http_date;
pub use reply::Reply;
pub use timer::ManualTimer;

/// A transport that answers from a script and records the requests. Clones share the records.
#[derive(Clone)]
pub struct ScriptedTransport {
    inner: Rc<Inner>,
}

type Script = Box<dyn FnMut(&ApiRequest) -> Reply>;

struct Inner {
    timer: ManualTimer,
    script: RefCell<Script>,
    requests: RefCell<Vec<ApiRequest>>,
    aborted: Cell<usize>,
}

impl ScriptedTransport {
    /// Answers each request with what `script` returns for it.
    #[must_use]
    pub fn new(script: impl FnMut(&ApiRequest) -> Reply + 'static) -> Self {
        Self {
            inner: Rc::new(Inner {
                timer: ManualTimer::default(),
                script: RefCell::new(Box::new(script)),
                requests: RefCell::default(),
                aborted: Cell::new(0),
            }),
        }
    }

    /// Answers the requests in order with `replies`, and then with network errors.
    #[must_use]
    pub fn sequence(replies: impl IntoIterator<Item = Reply>) -> Self {
        let mut replies: Vec<Reply> = replies.into_iter().collect();
        replies.reverse();
        Self::new(move |_| replies.pop().unwrap_or_else(Reply::network_error))
    }

    /// Answers the requests from now on with what `script` returns for them.
    pub fn set_script(&self, script: impl FnMut(&ApiRequest) -> Reply + 'static) {
        *self.inner.script.borrow_mut() = Box::new(script);
    }

    /// A client over this transport and its timer.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(self.clone(), self.timer())
    }

    /// The clock that delays the replies.
    #[must_use]
    pub fn timer(&self) -> ManualTimer {
        self.inner.timer.clone()
    }

    /// The requests so far, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<ApiRequest> {
        self.inner.requests.borrow().clone()
    }

    /// The methods and paths of the requests so far, such as `GET /api/v1/clusters`, oldest first.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let requests = self.inner.requests.borrow();
        let path = |request: &ApiRequest| format!("{} {}", request.method.as_str(), request.path);
        requests.iter().map(path).collect()
    }

    /// The number of requests that were aborted.
    #[must_use]
    pub fn aborted(&self) -> usize {
        self.inner.aborted.get()
    }
}

impl Transport for ScriptedTransport {
    fn send(
        &self,
        request: ApiRequest,
    ) -> LocalBoxFuture<'static, Result<ApiResponse, NetworkError>> {
        let inner = Rc::clone(&self.inner);
        Box::pin(async move {
            let reply = (inner.script.borrow_mut())(&request);
            inner.requests.borrow_mut().push(request);
            let mut pending = CountIfDropped {
                aborted: &inner.aborted,
                is_complete: false,
            };
            inner.timer.sleep(reply.delay).await;
            let result = match reply.result {
                Some(result) => result,
                None => future::pending().await,
            };
            pending.is_complete = true;
            result
        })
    }
}

/// Counts a request as aborted if it is dropped before it is complete.
struct CountIfDropped<'a> {
    aborted: &'a Cell<usize>,
    is_complete: bool,
}

impl Drop for CountIfDropped<'_> {
    fn drop(&mut self) {
        if !self.is_complete {
            self.aborted.set(self.aborted.get() + 1);
        }
    }
}
