//! One tab stop for a group of controls.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit, Node};

use crate::overlay::popup::use_capture;

/// The controls of a group. Those of a popup inside it are not among them.
const ITEMS: &str = "button:not([disabled], [popover] *), a[href]:not([popover] *), \
    [role=button]:not([popover] *), input:not([disabled], [popover] *)";

/// Makes the controls in `group` one tab stop, until the current owner is disposed of.
///
/// Tab goes to the control that had the focus last, at first to the first one. The arrow keys, Home and End go to the
/// others. A control that comes, goes or is hidden is noticed. `on_stop` is called with the control that Tab goes to,
/// each time that it or the group may have changed.
///
/// Follows the ARIA
/// [roving tabindex](https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
pub fn use_roving_focus(group: &HtmlElement, on_stop: impl Fn(&HtmlElement) + 'static) {
    let group = Group {
        element: group.clone(),
        stop: Rc::default(),
        on_stop: Rc::new(on_stop),
    };
    group.update();
    let focused = group.clone();
    use_capture(group.element.clone().into(), "focusin", move |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(target) = target {
            focused.set_stop(&target);
        }
    });
    let pressed = group.clone();
    use_capture(group.element.clone().into(), "keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && !has_modifier(event)
            && pressed.move_focus(&event.key())
        {
            event.prevent_default();
        }
    });
    // A control may be hidden in another window.
    let resized = group.clone();
    use_capture(window().into(), "resize", move |_| resized.update());
    group.follow_children();
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key()
}

#[derive(Clone)]
struct Group {
    element: HtmlElement,
    /// The control that Tab goes to.
    stop: Rc<RefCell<Option<HtmlElement>>>,
    on_stop: Rc<dyn Fn(&HtmlElement)>,
}

impl Group {
    /// The controls that can have the focus now, in the order of the document.
    fn items(&self) -> Vec<HtmlElement> {
        let Ok(found) = self.element.query_selector_all(ITEMS) else {
            return Vec::new();
        };
        let items = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok());
        items.filter(is_shown).collect()
    }

    /// Keeps the tab stop, or makes the first control the tab stop if it is gone.
    fn update(&self) {
        let items = self.items();
        let stop = self.stop.borrow().clone();
        let is_stop = |item: &&HtmlElement| stop.as_ref().is_some_and(|stop| is_same(item, stop));
        let stop = items.iter().find(is_stop).or_else(|| items.first());
        if let Some(stop) = stop {
            self.set_stop_among(&items, stop);
        }
    }

    fn set_stop(&self, target: &HtmlElement) {
        let items = self.items();
        if items.iter().any(|item| is_same(item, target)) {
            self.set_stop_among(&items, target);
        }
    }

    fn set_stop_among(&self, items: &[HtmlElement], stop: &HtmlElement) {
        for item in items {
            let index = if is_same(item, stop) { "0" } else { "-1" };
            if item.get_attribute("tabindex").as_deref() != Some(index) {
                let _ = item.set_attribute("tabindex", index);
            }
        }
        self.stop.replace(Some(stop.clone()));
        (self.on_stop)(stop);
    }

    /// Moves the focus as `key` says, from a control of the group. Returns whether it did.
    fn move_focus(&self, key: &str) -> bool {
        let items = self.items();
        let focused = document().active_element();
        let is_focused = |item: &HtmlElement| focused.as_ref().is_some_and(|it| is_same(item, it));
        let Some(index) = items.iter().position(is_focused) else {
            return false;
        };
        let target = target(key, index, items.len()).and_then(|target| items.get(target));
        target.is_some_and(|target| target.focus().is_ok())
    }

    /// Updates before the next frame that controls have come or gone: to see what is shown needs the layout, which
    /// the frame needs anyway, but not one more for each change.
    fn follow_children(&self) {
        let group = self.clone();
        let is_due = Rc::new(Cell::new(false));
        let on_change = Closure::<dyn Fn()>::new(move || {
            if is_due.replace(true) {
                return;
            }
            let (group, is_due) = (group.clone(), Rc::clone(&is_due));
            request_animation_frame(move || {
                is_due.set(false);
                if group.element.is_connected() {
                    group.update();
                }
            });
        });
        let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) else {
            return;
        };
        let children = MutationObserverInit::new();
        children.set_child_list(true);
        children.set_subtree(true);
        // Fails only for options that contradict each other.
        let _ = observer.observe_with_options(&self.element, &children);
        let observing = StoredValue::new_local((observer, on_change));
        on_cleanup(move || observing.with_value(|(observer, _)| observer.disconnect()));
    }
}

fn is_same(item: &HtmlElement, other: &Element) -> bool {
    let other: &Node = other;
    item.is_same_node(Some(other))
}

fn is_shown(item: &HtmlElement) -> bool {
    item.get_bounding_client_rect().width() > 0.0
}

/// The index of the control that `key` moves to from the one at `index` of `count`, around the ends.
fn target(key: &str, index: usize, count: usize) -> Option<usize> {
    let target = match key {
        "ArrowRight" => index + 1,
        "ArrowLeft" => index + count - 1,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    Some(target % count)
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn arrows_go_around_the_ends_and_home_and_end_to_them() {
        for (key, index, expected) in [
            ("ArrowRight", 0, Some(1)),
            ("ArrowRight", 2, Some(0)),
            ("ArrowLeft", 2, Some(1)),
            ("ArrowLeft", 0, Some(2)),
            ("Home", 2, Some(0)),
            ("End", 0, Some(2)),
            ("ArrowDown", 0, None),
            ("Tab", 0, None),
        ] {
            assert_eq!(target(key, index, 3), expected, "{key} at {index}");
        }
    }
}
