use leptos::ev;
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, time::Duration};

/// Runs `action` now or, while a mouse button or finger is down, right after it is released.
///
/// Pressing a button takes focus from a field before the button receives its click. If the blur handler of
/// the field changed the layout at once, for example by showing an error, the button would move away from
/// under the pointer and the click would be lost.
pub fn after_pointer_up(action: impl FnOnce() + 'static) {
    let is_pressed = document()
        .query_selector(":active")
        .is_ok_and(|active| active.is_some());
    if !is_pressed {
        action();
        return;
    }
    let pending = Rc::new(Cell::new(Some(action)));
    let handle = Rc::new(Cell::new(None::<WindowListenerHandle>));
    let own_handle = Rc::clone(&handle);
    handle.set(Some(window_event_listener(ev::mouseup, move |_| {
        if let Some(action) = pending.take() {
            // The click event follows mouseup in the same task.
            set_timeout(action, Duration::ZERO);
        }
        if let Some(handle) = own_handle.take() {
            handle.remove();
        }
    })));
}
