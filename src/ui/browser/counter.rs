use leptos::prelude::{RwSignal, Update};

/// Counts up, so that what follows `counter` runs again. Does nothing after the owner of `counter` was disposed of.
pub fn increment(counter: RwSignal<u32>) {
    counter.try_update(|count| *count = count.wrapping_add(1));
}
