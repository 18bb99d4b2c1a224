use leptos::ev;
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, time::Duration};

/// Does `action` now; during a press of the mouse or of a finger, when that is over.
///
/// A press takes focus out of a field before it is released. What appears in between, such as the error of
/// the field, would move the pressed button away from under the pointer, and the click would be lost.
pub fn after_press(action: impl FnOnce() + 'static) {
    let is_pressed = document()
        .query_selector(":active")
        .is_ok_and(|pressed| pressed.is_some());
    if !is_pressed {
        action();
        return;
    }
    let waiting = Rc::new(Cell::new(Some(action)));
    let own = Rc::new(Cell::new(None::<WindowListenerHandle>));
    let listener = Rc::clone(&own);
    own.set(Some(window_event_listener(ev::mouseup, move |_| {
        if let Some(action) = waiting.take() {
            // The click comes right after this event.
            set_timeout(action, Duration::ZERO);
        }
        if let Some(listener) = listener.take() {
            listener.remove();
        }
    })));
}
