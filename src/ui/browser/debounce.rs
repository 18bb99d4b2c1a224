use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// Delays a task, and replaces it if another task is scheduled before the delay is over.
///
/// A pending task is cancelled when the component that created the debounce is unmounted.
#[derive(Clone, Copy)]
pub struct Debounce {
    delay: Duration,
    timeout: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// A debounce with a delay of `milliseconds`.
    pub fn new(milliseconds: u64) -> Self {
        let debounce = Self {
            delay: Duration::from_millis(milliseconds),
            timeout: StoredValue::new(None),
        };
        on_cleanup(move || debounce.cancel());
        debounce
    }

    /// Cancels the pending task, if any, and schedules this one. Does nothing after unmounting.
    pub fn schedule(self, task: impl FnOnce() + 'static) {
        self.cancel();
        if !self.timeout.is_disposed() {
            let handle = set_timeout_with_handle(task, self.delay).ok();
            self.timeout.set_value(handle);
        }
    }

    /// Cancels the pending task, if any.
    pub fn cancel(self) {
        if let Some(Some(handle)) = self.timeout.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
