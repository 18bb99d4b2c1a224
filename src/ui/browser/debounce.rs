use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// Runs only the last of several things asked for in quick succession.
///
/// What is still waiting when the component goes away is dropped.
#[derive(Clone, Copy)]
pub struct Debounce {
    delay: Duration,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// Waits for `milliseconds` of silence.
    pub fn new(milliseconds: u64) -> Self {
        let debounce = Self {
            delay: Duration::from_millis(milliseconds),
            waiting: StoredValue::new(None),
        };
        on_cleanup(move || debounce.cancel());
        debounce
    }

    /// Drops what waits and lets `task` wait instead.
    pub fn schedule(self, task: impl FnOnce() + 'static) {
        self.cancel();
        if !self.waiting.is_disposed() {
            let handle = set_timeout_with_handle(task, self.delay).ok();
            self.waiting.set_value(handle);
        }
    }

    /// Drops what waits.
    pub fn cancel(self) {
        if let Some(Some(handle)) = self.waiting.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
