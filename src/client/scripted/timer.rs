use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::LocalBoxFuture;

use crate::Timer;

/// A clock that stands still until it is advanced. Starts at 1970-01-01T00:00:00Z. Clones share the time.
#[derive(Clone, Default)]
pub struct ManualTimer {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    now: DateTime<Utc>,
    sleepers: Vec<Waker>,
}

impl ManualTimer {
    /// Moves the time forward by `duration` and wakes the futures that sleep. They run when their executor
    /// polls them.
    pub fn advance(&self, duration: Duration) {
        let mut state = self.state.borrow_mut();
        state.now += duration;
        let sleepers = std::mem::take(&mut state.sleepers);
        drop(state);
        sleepers.into_iter().for_each(Waker::wake);
    }
}

impl Timer for ManualTimer {
    fn now(&self) -> DateTime<Utc> {
        self.state.borrow().now
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let state = Rc::clone(&self.state);
        let deadline = self.now() + duration;
        Box::pin(poll_fn(move |context| {
            let mut state = state.borrow_mut();
            if state.now >= deadline {
                return Poll::Ready(());
            }
            state.sleepers.push(context.waker().clone());
            Poll::Pending
        }))
    }
}
