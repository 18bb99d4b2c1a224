use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// A key as far as shortcuts care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// What the key means, such as `n`, `?` or `Enter`.
    pub key: String,
    /// Control, Alt or Meta was held: the key belongs to the browser or the system.
    pub has_modifier: bool,
    /// The reader is writing, or a dialog is open, or somebody else has taken the key.
    pub is_taken: bool,
}

impl KeyPress {
    /// Reads an event that has come up to the document.
    #[must_use]
    pub fn of(event: &KeyboardEvent) -> Self {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let is_writing = target.is_some_and(|element| {
            let kind = element.get_attribute("type").unwrap_or_default();
            let editable = element.closest("[contenteditable]:not([contenteditable=false])");
            takes_text(&element.tag_name(), &kind) || editable.is_ok_and(|found| found.is_some())
        });
        let in_dialog = document()
            .query_selector("dialog[open]")
            .is_ok_and(|found| found.is_some());
        Self {
            key: event.key(),
            has_modifier: event.ctrl_key() || event.alt_key() || event.meta_key(),
            is_taken: is_writing || in_dialog || event.default_prevented() || event.is_composing(),
        }
    }

    /// The action bound to this key, unless the key is not meant as a shortcut.
    #[must_use]
    pub fn action<A: Copy>(&self, bindings: &[(&str, A)]) -> Option<A> {
        if self.has_modifier || self.is_taken {
            return None;
        }
        let (_, action) = bindings.iter().find(|(key, _)| *key == self.key)?;
        Some(*action)
    }
}

/// Whether letters typed at an element are its own. `tag` as the DOM gives it, in capitals.
fn takes_text(tag: &str, kind: &str) -> bool {
    match tag {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            kind,
            "checkbox" | "radio" | "button" | "submit" | "reset" | "range" | "color" | "file"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyPress, takes_text};

    const BINDINGS: [(&str, u8); 2] = [("n", 1), ("?", 2)];

    fn press(key: &str) -> KeyPress {
        KeyPress {
            key: key.to_owned(),
            has_modifier: false,
            is_taken: false,
        }
    }

    #[test]
    fn a_bound_key_gives_its_action() {
        assert_eq!(press("n").action(&BINDINGS), Some(1));
        assert_eq!(press("?").action(&BINDINGS), Some(2));
        assert_eq!(press("m").action(&BINDINGS), None);
        assert_eq!(press("N").action(&BINDINGS), None);
    }

    #[test]
    fn nothing_happens_with_a_modifier_or_while_writing() {
        let with_modifier = KeyPress {
            has_modifier: true,
            ..press("n")
        };
        let writing = KeyPress {
            is_taken: true,
            ..press("n")
        };
        assert_eq!(with_modifier.action(&BINDINGS), None);
        assert_eq!(writing.action(&BINDINGS), None);
    }

    #[test]
    fn fields_take_letters_and_boxes_do_not() {
        for kind in ["", "text", "search", "password", "date", "number"] {
            assert!(takes_text("INPUT", kind), "{kind}");
        }
        assert!(takes_text("TEXTAREA", ""));
        assert!(takes_text("SELECT", ""));
        assert!(!takes_text("INPUT", "checkbox"));
        assert!(!takes_text("INPUT", "radio"));
        assert!(!takes_text("BUTTON", ""));
        assert!(!takes_text("TR", ""));
    }
}
