//! What popups share: placement next to an anchor, and dismissal.

use crate::overlay::layers::Layers;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement, Node};

/// The distance between a popup and its anchor, and between a popup and the edge of the window, in pixels.
const GAP: f64 = 4.0;

/// Which edges of a popup and its anchor are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// The left edges.
    Start,
    /// The right edges.
    End,
}

/// Opens `popup` in the top layer, where nothing clips it, next to `anchor`. Call it again to update the
/// placement.
///
/// The popup is placed below the anchor, or above it if there is more space.
pub(crate) fn show_popup(popup: &HtmlElement, anchor: &Element, align: Align) {
    // Fails only if it is already open.
    let _ = popup.show_popover();
    let window_width = pixels(window().inner_width());
    let window_height = pixels(window().inner_height());
    let anchor = anchor.get_bounding_client_rect();
    let size = popup.get_bounding_client_rect();
    let below = window_height - anchor.bottom() - 2.0 * GAP;
    let above = anchor.top() - 2.0 * GAP;
    let is_below = size.height() <= below || below >= above;
    let available = if is_below { below } else { above };
    let top = if is_below {
        anchor.bottom() + GAP
    } else {
        anchor.top() - GAP - size.height().min(available)
    };
    let left = match align {
        Align::Start => anchor.left(),
        Align::End => anchor.right() - size.width(),
    };
    let left = left.min(window_width - size.width() - GAP).max(GAP);
    set_pixels(popup, "top", top);
    set_pixels(popup, "left", left);
    // The style sheet limits the height of the popup to this.
    set_pixels(popup, "--room", available);
}

fn pixels(length: Result<JsValue, JsValue>) -> f64 {
    let length = length.ok().and_then(|length| length.as_f64());
    length.unwrap_or_default()
}

fn set_pixels(element: &HtmlElement, property: &str, pixels: f64) {
    let value = format!("{}px", round(pixels));
    let _ = element.style().set_property(property, &value);
}

/// Listens for an event on the document in the capture phase until the component is unmounted.
pub(crate) fn use_document_capture(event: &'static str, handler: impl FnMut(Event) + 'static) {
    use_capture(document().into(), event, handler);
}

/// Listens for an event on `target` in the capture phase until the component is unmounted.
pub(crate) fn use_capture(
    target: EventTarget,
    event: &'static str,
    handler: impl FnMut(Event) + 'static,
) {
    listen(target, event, Closure::new(handler));
}

fn listen(target: EventTarget, event: &'static str, listener: Closure<dyn FnMut(Event)>) {
    let _ = target.add_event_listener_with_callback_and_bool(
        event,
        listener.as_ref().unchecked_ref(),
        true,
    );
    let registered = SendWrapper::new((target, listener));
    on_cleanup(move || {
        let (target, listener) = &*registered;
        let _ = target.remove_event_listener_with_callback_and_bool(
            event,
            listener.as_ref().unchecked_ref(),
            true,
        );
    });
}

/// Calls `on_dismiss` when the user presses outside of popup and anchor, when scrolling moves the anchor, or when
/// the page is left, until the component is unmounted.
pub(crate) fn use_dismiss(
    popup: &HtmlElement,
    anchor: &HtmlElement,
    on_dismiss: impl Fn() + Clone + 'static,
) {
    use_dismiss_outside(popup, anchor, on_dismiss.clone());
    let (anchor, start) = (anchor.clone(), position(anchor));
    use_document_capture("scroll", move |_| {
        if position(&anchor) != start {
            on_dismiss();
        }
    });
}

/// Calls `on_dismiss` when the user presses outside of popup and anchor, or when the page is left, until the component
/// is unmounted. When scrolling moves the anchor, the popup follows it: while the user types, what arrives above may
/// scroll the page.
pub(crate) fn use_follow(
    popup: &HtmlElement,
    anchor: &HtmlElement,
    on_dismiss: impl Fn() + Clone + 'static,
) {
    use_dismiss_outside(popup, anchor, on_dismiss);
    let (popup, anchor, mut last) = (popup.clone(), anchor.clone(), position(anchor));
    use_document_capture("scroll", move |_| {
        let now = position(&anchor);
        if now != last {
            last = now;
            show_popup(&popup, &anchor, Align::Start);
        }
    });
}

fn use_dismiss_outside(
    popup: &HtmlElement,
    anchor: &HtmlElement,
    on_dismiss: impl Fn() + Clone + 'static,
) {
    Layers::on_leave(on_dismiss.clone());
    let inside = [popup.clone(), anchor.clone()];
    use_document_capture("pointerdown", move |event| {
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        if !inside
            .iter()
            .any(|element| element.contains(target.as_ref()))
        {
            on_dismiss();
        }
    });
}

/// The left and top edge of an element in the window, in whole pixels.
pub(crate) fn position(element: &Element) -> (i32, i32) {
    let rect = element.get_bounding_client_rect();
    (round(rect.left()), round(rect.top()))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "lengths on a page are far below two billion pixels"
)]
fn round(pixels: f64) -> i32 {
    pixels.round() as i32
}
