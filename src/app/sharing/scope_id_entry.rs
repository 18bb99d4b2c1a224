use datavolumes_contract::input;
use leptos::{html, prelude::*};

const NOT_ADDED: &str = "Choose “Add scope” to include it, or clear the field.";

/// The text in a field `Scope ID`, and why it is not added. What the scopes are for does not start while there is
/// one: it would lack what was typed.
#[derive(Clone, Copy)]
pub(crate) struct ScopeIdEntry {
    pub(crate) text: RwSignal<String>,
    pub(crate) error: RwSignal<Option<String>>,
    /// The field, to focus it.
    pub(crate) input: NodeRef<html::Input>,
}

impl ScopeIdEntry {
    /// An empty field.
    pub(crate) fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            input: NodeRef::new(),
        }
    }

    /// Whether the field is empty. If it is not, says that the id was not added, and focuses the field.
    pub(crate) fn check(self) -> bool {
        if self.id().is_empty() {
            return true;
        }
        self.error.set(Some(NOT_ADDED.to_owned()));
        if let Some(input) = self.input.get_untracked() {
            let _ = input.focus();
        }
        false
    }

    /// Changes the text.
    pub(crate) fn edit(self, text: String) {
        self.error.set(None);
        self.text.set(text);
    }

    /// Takes the id out of the field. `None`, with an error, if the field is empty.
    pub(crate) fn take(self) -> Option<String> {
        let id = self.id();
        if id.is_empty() {
            self.error
                .set(Some("Enter the ID of the scope.".to_owned()));
            return None;
        }
        self.clear();
        Some(id)
    }

    fn id(self) -> String {
        self.text
            .with_untracked(|text| input::trim(text).to_owned())
    }

    /// Empties the field.
    pub(crate) fn clear(self) {
        self.edit(String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_typed_is_added_or_refused_but_never_dropped() {
        let owner = Owner::new();
        owner.set();
        let entry = ScopeIdEntry::new();
        assert!(entry.check());
        assert_eq!(entry.take(), None);
        // Nobody sees that there is something.
        entry.edit("\u{200b} ".to_owned());
        assert!(entry.check());
        assert_eq!(entry.take(), None);
        assert!(entry.error.get_untracked().is_some());
        entry.edit(" 4501 ".to_owned());
        assert_eq!(entry.error.get_untracked(), None);
        assert!(!entry.check());
        assert!(entry.error.get_untracked().is_some());
        assert_eq!(entry.take().as_deref(), Some("4501"));
        assert!(entry.check());
        assert_eq!(entry.error.get_untracked(), None);
    }
}
