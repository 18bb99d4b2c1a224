use crate::overlay::popup::use_document_capture;
use leptos::prelude::*;
use std::time::Duration;

/// How often relative times are updated.
const TICK_INTERVAL: Duration = Duration::from_secs(20);

/// The current time as a signal, shared by everything that shows relative times.
#[derive(Clone, Copy)]
pub struct Clock(RwSignal<f64>);

impl Clock {
    /// Starts the clock and puts it into the context. Call it once, in the root component.
    ///
    /// The clock does not tick while the page is hidden, and catches up when the page becomes visible.
    pub fn provide() -> Self {
        let clock = Self(RwSignal::new(js_sys::Date::now()));
        let tick = move || {
            if !document().hidden() {
                clock.0.set(js_sys::Date::now());
            }
        };
        if let Ok(interval) = set_interval_with_handle(tick, TICK_INTERVAL) {
            on_cleanup(move || interval.clear());
        }
        use_document_capture("visibilitychange", move |_| tick());
        provide_context(clock);
        clock
    }

    /// The clock in the context, or a stopped clock if there is none.
    #[must_use]
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(js_sys::Date::now())))
    }

    /// The current time in milliseconds since 1970. Tracked: the caller re-runs at each tick.
    #[must_use]
    pub fn now(self) -> f64 {
        self.0.get()
    }
}
