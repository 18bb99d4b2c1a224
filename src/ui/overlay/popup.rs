use crate::browser::intl::plain_number;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement, Node};

/// The distance between a popup and what it belongs to, and to the edge of the window, in pixels.
const GAP: f64 = 4.0;

/// Puts `popup` into the top layer, where nothing cuts it off, beside `anchor`.
///
/// It stands below the anchor, or above it where there is more room; `at_end` aligns the far edges.
pub(crate) fn show_popup(popup: &HtmlElement, anchor: &Element, at_end: bool) {
    // Fails only where it is shown already: then it is placed again.
    let _ = popup.show_popover();
    let window = (
        inner(window().inner_width()),
        inner(window().inner_height()),
    );
    let around = anchor.get_bounding_client_rect();
    let size = popup.get_bounding_client_rect();
    let below = window.1 - around.bottom() - 2.0 * GAP;
    let above = around.top() - 2.0 * GAP;
    let is_below = size.height() <= below || below >= above;
    let room = if is_below { below } else { above };
    let height = size.height().min(room);
    let top = if is_below {
        around.bottom() + GAP
    } else {
        around.top() - GAP - height
    };
    let wanted = if at_end {
        around.right() - size.width()
    } else {
        around.left()
    };
    let left = wanted.min(window.0 - size.width() - GAP).max(GAP);
    set_pixels(popup, "top", top);
    set_pixels(popup, "left", left);
    // What the style sheet may fill.
    set_pixels(popup, "--room", room);
}

fn inner(size: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>) -> f64 {
    size.ok().and_then(|size| size.as_f64()).unwrap_or_default()
}

fn set_pixels(element: &HtmlElement, property: &str, pixels: f64) {
    let value = [&plain_number(pixels.round()), "px"].concat();
    let _ = element.style().set_property(property, &value);
}

/// Hears `event` on its way down to any element of the page, until the component goes away.
pub(crate) fn listen_captured(event: &'static str, heard: impl FnMut(Event) + 'static) {
    let target: EventTarget = document().into();
    let listener = Closure::<dyn FnMut(Event)>::new(heard);
    let _ = target.add_event_listener_with_callback_and_bool(
        event,
        listener.as_ref().unchecked_ref(),
        true,
    );
    let registered = StoredValue::new_local((target, listener));
    on_cleanup(move || {
        registered.with_value(|(target, listener)| {
            let _ = target.remove_event_listener_with_callback_and_bool(
                event,
                listener.as_ref().unchecked_ref(),
                true,
            );
        });
    });
}

/// Calls `on_leave` when the reader presses outside of both elements, or when the page scrolls the anchor
/// away from where it is now.
pub(crate) fn dismiss_outside(
    popup: &HtmlElement,
    anchor: &HtmlElement,
    on_leave: impl Fn() + Clone + 'static,
) {
    let (popup, pressed, leave) = (popup.clone(), anchor.clone(), on_leave.clone());
    listen_captured("pointerdown", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        if !popup.contains(target.as_ref()) && !pressed.contains(target.as_ref()) {
            leave();
        }
    });
    let (anchor, place) = (anchor.clone(), corner(anchor));
    listen_captured("scroll", move |_| {
        if corner(&anchor) != place {
            on_leave();
        }
    });
}

/// Where an element is, in whole pixels of the window.
pub(crate) fn corner(element: &Element) -> (i32, i32) {
    let place = element.get_bounding_client_rect();
    #[expect(clippy::cast_possible_truncation, reason = "no window is that large")]
    (place.left().round() as i32, place.top().round() as i32)
}
