use leptos::prelude::*;

/// Notifies effects, and forgets them at each notification: those that still exist track it again.
///
/// A signal of `reactive_graph` 0.2 keeps some memory of each effect that has read it, also of those that are gone, for
/// as long as it exists. What many short-lived effects read, such as the rows of a table, has a trigger of this kind
/// instead.
#[derive(Clone, Copy)]
pub struct LeanTrigger(StoredValue<ArcTrigger>);

impl LeanTrigger {
    /// A trigger that lives as long as the current owner.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new(ArcTrigger::new()))
    }

    /// The caller runs again at the next notification.
    pub fn track(self) {
        self.0.with_value(Track::track);
    }

    /// Runs the effects that track it.
    pub fn notify(self) {
        // Outside of the borrow: an effect may run at once.
        if let Some(trigger) = self.0.try_get_value() {
            trigger.notify();
        }
    }
}

impl Default for LeanTrigger {
    fn default() -> Self {
        Self::new()
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
    fn a_notification_forgets_the_effects() {
        let owner = Owner::new();
        owner.set();
        let trigger = LeanTrigger::new();
        let reader = Arc::new(Reader);
        let weak: Weak<Reader> = Arc::downgrade(&reader);
        AnySubscriber(0, weak).with_observer(|| trigger.track());
        assert_eq!(Arc::weak_count(&reader), 1);
        trigger.notify();
        assert_eq!(Arc::weak_count(&reader), 0);
    }
}
