//! Loads the code of what the user will probably open next, before it is opened.

use std::time::Duration;

use datavolumes_ui::Lazy;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// From the first rows to the code that the list will probably need next: the directory names, the counts and the next
/// page come before it.
const DELAY: Duration = Duration::from_secs(2);

/// Calls `run` when the browser is idle. `WebKit` does not tell, and calls it at once.
fn when_idle(run: impl Fn() + Copy + 'static) {
    if request_idle_callback_with_handle(run).is_err() {
        run();
    }
}

/// Loads the split of `part`, which has the pages of a volume: when the pointer or the focus is on a link to one, and when
/// the browser is idle after `has_rows`.
pub(super) fn prepare_pages<P>(
    part: &'static Lazy<P>,
    has_rows: impl Fn() -> bool + Send + Sync + 'static,
) {
    Effect::new(move || {
        if has_rows() {
            set_timeout(move || when_idle(|| part.prepare()), DELAY);
        }
    });
    let on_link = move |target: Option<EventTarget>| {
        let element = target.and_then(|target| target.dyn_into::<Element>().ok());
        let link =
            element.and_then(|element| element.closest("a[href*='datavolumes/']").ok().flatten());
        if link.is_some() {
            part.prepare();
        }
    };
    let listeners = [
        window_event_listener(ev::pointerover, move |event| on_link(event.target())),
        window_event_listener(ev::focusin, move |event| on_link(event.target())),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}
