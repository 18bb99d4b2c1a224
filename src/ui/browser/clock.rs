use crate::overlay::popup::listen_captured;
use leptos::prelude::*;
use std::time::Duration;

/// How often what is relative to now is written anew.
const TICK: Duration = Duration::from_secs(20);

/// The time, shared by everything that shows how long ago something was.
#[derive(Clone, Copy)]
pub struct Clock(RwSignal<f64>);

impl Clock {
    /// Starts the clock and puts it into the context. It stands still while nobody looks at the tab.
    /// Call it once, in the root component.
    pub fn provide() -> Self {
        let clock = Self(RwSignal::new(js_sys::Date::now()));
        let tick = move || {
            if !document().hidden() {
                clock.0.set(js_sys::Date::now());
            }
        };
        if let Ok(interval) = set_interval_with_handle(tick, TICK) {
            on_cleanup(move || interval.clear());
        }
        listen_captured("visibilitychange", move |_| tick());
        provide_context(clock);
        clock
    }

    /// The clock of this page; one that stands still where no root provides one.
    #[must_use]
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(js_sys::Date::now())))
    }

    /// Milliseconds since 1970. Whoever reads it is run again at each tick.
    #[must_use]
    pub fn now(self) -> f64 {
        self.0.get()
    }
}
