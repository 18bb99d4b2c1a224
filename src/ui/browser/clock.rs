use crate::overlay::popup::use_document_capture;
use leptos::prelude::*;
use std::time::Duration;

/// How often relative times are updated.
const TICK_INTERVAL: Duration = Duration::from_secs(20);

/// The current time as a signal, shared by everything that shows relative times.
///
/// It forgets at each tick who has asked for the time. A signal would keep some memory of each effect that has read it,
/// for as long as the app runs, and a table has many.
#[derive(Clone, Copy)]
pub struct Clock(StoredValue<Time>);

struct Time {
    now: f64,
    ticks: ArcTrigger,
}

impl Clock {
    /// Starts the clock and puts it into the context. Call it once, in the root component.
    ///
    /// The clock does not tick while the page is hidden, and catches up when the page becomes visible.
    pub fn provide() -> Self {
        let clock = Self::at(js_sys::Date::now());
        let tick = move || {
            if !document().hidden() {
                clock.tick(js_sys::Date::now());
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
        use_context().unwrap_or_else(|| Self::at(js_sys::Date::now()))
    }

    fn at(now: f64) -> Self {
        let ticks = ArcTrigger::new();
        Self(StoredValue::new(Time { now, ticks }))
    }

    fn tick(self, now: f64) {
        let ticks = self.0.try_update_value(|time| {
            time.now = now;
            time.ticks.clone()
        });
        if let Some(ticks) = ticks {
            ticks.notify();
        }
    }

    /// The current time in milliseconds since 1970. Tracked: the caller re-runs at each tick.
    #[must_use]
    pub fn now(self) -> f64 {
        self.0.with_value(|time| {
            time.ticks.track();
            time.now
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Weak};

    use leptos::reactive::graph::{
        AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver,
    };

    use super::*;

    /// An effect, as far as a signal sees it.
    struct Reader;

    impl ReactiveNode for Reader {
        fn mark_dirty(&self) {}
        fn mark_check(&self) {}
        fn mark_subscribers_check(&self) {}
        fn update_if_necessary(&self) -> bool {
            false
        }
    }

    impl Subscriber for Reader {
        fn add_source(&self, _source: AnySource) {}
        fn clear_sources(&self, _subscriber: &AnySubscriber) {}
    }

    #[test]
    fn a_tick_forgets_who_has_asked_for_the_time() {
        let owner = Owner::new();
        owner.set();
        let clock = Clock::at(1.0);
        let reader = Arc::new(Reader);
        let weak: Weak<Reader> = Arc::downgrade(&reader);
        AnySubscriber(0, weak).with_observer(|| assert!(clock.now() < 2.0));
        assert_eq!(Arc::weak_count(&reader), 1);
        clock.tick(2.0);
        assert!(clock.now() > 1.0);
        assert_eq!(Arc::weak_count(&reader), 0);
    }
}
