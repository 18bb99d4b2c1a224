use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What is open above the page: a dialog, a menu, the list of a combobox or a popover. Keys belong to it.
const OPEN_LAYER: &str = "dialog[open], [role=menu], [role=listbox], [role=group][popover]";

/// A key press, reduced to what keyboard shortcuts need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// The value of [`KeyboardEvent::key`], such as `n`, `?` or `Enter`.
    key: String,
    /// Control, Alt or Meta is pressed: the combination belongs to the browser or the operating system.
    has_modifier: bool,
    /// The key is held down.
    is_repeat: bool,
    /// The key is not meant as a shortcut: it goes to a text field, a layer is open, or another handler has
    /// already called `preventDefault`.
    is_handled: bool,
}

impl KeyPress {
    /// Reads an event that has bubbled up to the document.
    #[must_use]
    pub fn from_event(event: &KeyboardEvent) -> Self {
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        let is_typing = target.is_some_and(|element| {
            let input_type = element.get_attribute("type").unwrap_or_default();
            let editable = element.closest("[contenteditable]:not([contenteditable=false])");
            accepts_text(&element.tag_name(), &input_type)
                || editable.is_ok_and(|found| found.is_some())
        });
        // Last, since it searches the whole page.
        let has_layer = || {
            let layer = document().query_selector(OPEN_LAYER);
            layer.is_ok_and(|found| found.is_some())
        };
        Self {
            key: event.key(),
            has_modifier: is_combination(&event.key(), |name| event.get_modifier_state(name)),
            is_repeat: event.repeat(),
            is_handled: is_typing || event.default_prevented() || has_layer(),
        }
    }

    /// Whether the key is held down, so that its action has run already.
    #[must_use]
    pub const fn is_repeat(&self) -> bool {
        self.is_repeat
    }

    /// The action that `bindings` assign to this key, unless the key is not meant as a shortcut.
    #[must_use]
    pub fn action<A: Copy>(&self, bindings: &[(&str, A)]) -> Option<A> {
        if self.has_modifier || self.is_handled {
            return None;
        }
        let (_, action) = bindings.iter().find(|(key, _)| *key == self.key)?;
        Some(*action)
    }
}

/// Whether a press of `key` is a command of the browser or the operating system. `is_pressed` tells of a modifier key. A
/// layout may need `AltGr`, or Option on a Mac, to write a character such as `[`: then it is not. Windows reports `AltGr` as
/// Control and Alt too.
fn is_combination(key: &str, is_pressed: impl Fn(&str) -> bool) -> bool {
    let is_symbol = matches!(key.as_bytes(), [byte] if byte.is_ascii_punctuation());
    let (control, alt) = (is_pressed("Control"), is_pressed("Alt"));
    let writes = is_symbol && (is_pressed("AltGraph") || alt && !control);
    is_pressed("Meta") || (control || alt) && !writes
}

/// Whether letters typed into an element become part of its value. `tag_name` is in capitals, as the DOM
/// returns it.
pub(crate) fn accepts_text(tag_name: &str, input_type: &str) -> bool {
    match tag_name {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            input_type,
            "checkbox" | "radio" | "button" | "submit" | "reset" | "range" | "color" | "file"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyPress, accepts_text, is_combination};

    const BINDINGS: [(&str, u8); 2] = [("n", 1), ("?", 2)];

    fn press(key: &str) -> KeyPress {
        KeyPress {
            key: key.to_owned(),
            has_modifier: false,
            is_repeat: false,
            is_handled: false,
        }
    }

    #[test]
    fn a_bound_key_returns_its_action() {
        assert_eq!(press("n").action(&BINDINGS), Some(1));
        assert_eq!(press("?").action(&BINDINGS), Some(2));
        assert_eq!(press("m").action(&BINDINGS), None);
        assert_eq!(press("N").action(&BINDINGS), None);
    }

    #[test]
    fn keys_with_a_modifier_or_in_a_text_field_are_ignored() {
        let with_modifier = KeyPress {
            has_modifier: true,
            ..press("n")
        };
        let typing = KeyPress {
            is_handled: true,
            ..press("n")
        };
        assert_eq!(with_modifier.action(&BINDINGS), None);
        assert_eq!(typing.action(&BINDINGS), None);
    }

    #[test]
    fn a_symbol_that_the_layout_writes_with_alt_is_no_combination() {
        for (key, modifiers, expected) in [
            ("[", &[][..], false),
            // German and French layouts on Linux, Windows and a Mac.
            ("[", &["AltGraph"], false),
            ("[", &["Control", "Alt", "AltGraph"], false),
            ("[", &["Alt"], false),
            ("n", &["Alt"], true),
            ("n", &["Control"], true),
            ("[", &["Control", "Alt"], true),
            ("/", &["Control"], true),
            ("[", &["Meta"], true),
            ("Enter", &["Alt"], true),
        ] {
            let outcome = is_combination(key, |name| modifiers.contains(&name));
            assert_eq!(outcome, expected, "{key} with {modifiers:?}");
        }
    }

    #[test]
    fn text_fields_accept_text_and_checkboxes_do_not() {
        for kind in ["", "text", "search", "password", "date", "number"] {
            assert!(accepts_text("INPUT", kind), "{kind}");
        }
        assert!(accepts_text("TEXTAREA", ""));
        assert!(accepts_text("SELECT", ""));
        assert!(!accepts_text("INPUT", "checkbox"));
        assert!(!accepts_text("INPUT", "radio"));
        assert!(!accepts_text("BUTTON", ""));
        assert!(!accepts_text("TR", ""));
    }
}
