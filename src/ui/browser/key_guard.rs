//! Keeps keys that are not meant as commands from every key handler.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};

use crate::browser::shortcuts::accepts_text;
use crate::overlay::popup::use_capture;

/// The `keyCode` of a key that an input method handles. Safari sends it after `compositionend`, when
/// `isComposing` is false again.
const INPUT_METHOD_KEY_CODE: u32 = 229;

/// Filters all `keydown` events of the page until the component is unmounted. Call it once, in the root
/// component: no handler of this crate or of the app checks these things itself.
///
/// - While an input method composes a text, keys belong to it: Enter confirms a candidate and Escape rejects it.
///   No handler receives them, and Escape has no default action.
/// - A key that is held down acts once. Repeated presses of Enter, Escape and Space are ignored, except where
///   they edit or scroll. Keys that move the focus or the caret repeat.
/// - A key that has moved the focus into a text field is not typed there while it is held down.
pub fn guard_keys() {
    let pressed_in = Rc::new(RefCell::new(None::<EventTarget>));
    use_capture(window().into(), "keydown", move |event| {
        let target = event.target();
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let press = Press {
            is_composing: event.is_composing() || event.key_code() == INPUT_METHOD_KEY_CODE,
            is_repeat: event.repeat(),
            has_moved: *pressed_in.borrow() != target,
            place: Place::of(target.as_ref()),
        };
        if !press.is_repeat {
            pressed_in.replace(target);
        }
        let outcome = press.outcome(&event.key());
        if outcome != Outcome::Pass {
            event.stop_immediate_propagation();
        }
        if outcome == Outcome::Ignore {
            event.prevent_default();
        }
    });
}

/// What happens to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// The handlers receive it.
    Pass,
    /// Only the browser and the input method receive it.
    Hide,
    /// It does nothing.
    Ignore,
}

/// The kind of element that receives a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A text field of one line.
    Line,
    /// A text field of several lines.
    Lines,
    /// A button, link, tree or another control.
    Control,
    /// The page itself, which scrolls.
    Page,
}

impl Place {
    fn of(target: Option<&EventTarget>) -> Self {
        let Some(element) = target.and_then(|target| target.dyn_ref::<Element>()) else {
            return Self::Page;
        };
        let matches = |selector| element.matches(selector).unwrap_or_default();
        let input_type = element.get_attribute("type").unwrap_or_default();
        if matches("textarea, [contenteditable]:not([contenteditable=false])") {
            Self::Lines
        } else if accepts_text(&element.tag_name(), &input_type) {
            Self::Line
        } else if matches("button, a, summary, input, [role]") {
            Self::Control
        } else {
            Self::Page
        }
    }
}

/// A key press without its key.
#[derive(Clone, Copy, Debug)]
struct Press {
    is_composing: bool,
    is_repeat: bool,
    /// The key went down in another element than the one that receives the press now.
    has_moved: bool,
    place: Place,
}

impl Press {
    fn outcome(self, key: &str) -> Outcome {
        if self.is_composing {
            // The input method has handled the key already. Of its own, a browser would empty a search field and
            // close a dialog on Escape.
            return if key == "Escape" {
                Outcome::Ignore
            } else {
                Outcome::Hide
            };
        }
        let is_text = matches!(self.place, Place::Line | Place::Lines);
        let is_ignored = self.is_repeat
            && match key {
                "Escape" => true,
                "Enter" => self.place != Place::Lines || self.has_moved,
                " " if self.place == Place::Control => true,
                _ => is_text && self.has_moved && key.chars().count() == 1,
            };
        if is_ignored {
            Outcome::Ignore
        } else {
            Outcome::Pass
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Press = Press {
        is_composing: false,
        is_repeat: false,
        has_moved: false,
        place: Place::Line,
    };

    const HELD: Press = Press {
        is_repeat: true,
        ..FIRST
    };

    #[test]
    fn keys_of_an_input_method_reach_no_handler() {
        let composing = Press {
            is_composing: true,
            ..FIRST
        };
        for key in ["Enter", "ArrowDown", "Process", "a"] {
            assert_eq!(composing.outcome(key), Outcome::Hide, "{key}");
            assert_eq!(FIRST.outcome(key), Outcome::Pass, "{key}");
        }
        assert_eq!(composing.outcome("Escape"), Outcome::Ignore);
        assert_eq!(FIRST.outcome("Escape"), Outcome::Pass);
    }

    #[test]
    fn a_held_enter_or_escape_acts_once_except_for_new_lines() {
        for place in [Place::Line, Place::Control, Place::Page] {
            let held = Press { place, ..HELD };
            assert_eq!(held.outcome("Enter"), Outcome::Ignore, "{place:?}");
            assert_eq!(held.outcome("Escape"), Outcome::Ignore, "{place:?}");
        }
        let place = Place::Lines;
        assert_eq!(Press { place, ..HELD }.outcome("Enter"), Outcome::Pass);
    }

    #[test]
    fn a_held_space_types_and_scrolls_but_presses_a_control_once() {
        for (place, outcome) in [
            (Place::Line, Outcome::Pass),
            (Place::Lines, Outcome::Pass),
            (Place::Page, Outcome::Pass),
            (Place::Control, Outcome::Ignore),
        ] {
            assert_eq!(Press { place, ..HELD }.outcome(" "), outcome, "{place:?}");
        }
    }

    #[test]
    fn held_keys_move_and_type() {
        for key in ["ArrowDown", "PageUp", "Tab", "Backspace", "a", "]"] {
            assert_eq!(HELD.outcome(key), Outcome::Pass, "{key}");
        }
    }

    #[test]
    fn a_held_key_is_not_typed_into_the_field_that_it_has_focused() {
        let moved = Press {
            has_moved: true,
            ..HELD
        };
        assert_eq!(moved.outcome("/"), Outcome::Ignore);
        assert_eq!(moved.outcome("Tab"), Outcome::Pass);
        let place = Place::Control;
        assert_eq!(Press { place, ..moved }.outcome("j"), Outcome::Pass);
    }
}
