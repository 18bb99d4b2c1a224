use datavolumes_contract::{Scope, ScopeType, input};
use datavolumes_sharing::Organisation;
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

use crate::session::{Draft, use_draft};

const NOT_ADDED: &str = "Choose “Add scope” to include it, or clear the field.";

/// The content of the fields `Scope type` and `Scope ID`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct TypedScope {
    pub(crate) scope_type: String,
    pub(crate) id: String,
}

impl Default for TypedScope {
    fn default() -> Self {
        Self {
            scope_type: ScopeType::Project.as_str().to_owned(),
            id: String::new(),
        }
    }
}

impl TypedScope {
    /// Whether no id is typed.
    pub(crate) fn is_empty(&self) -> bool {
        input::trim(&self.id).is_empty()
    }
}

/// A scope that is being typed, and why it is not added. What the scopes are for does not start while there is one: it
/// would lack what was typed.
#[derive(Clone, Copy)]
pub(crate) struct ScopeIdEntry {
    pub(crate) typed: RwSignal<TypedScope>,
    pub(crate) error: RwSignal<Option<String>>,
    /// Whether what is typed is being looked up.
    pub(crate) is_looking_up: RwSignal<bool>,
    /// The field `Scope ID`, to focus it.
    pub(crate) input: NodeRef<html::Input>,
    /// The draft that keeps what is typed, if it is none of a larger draft.
    draft: Option<Draft<TypedScope>>,
}

impl ScopeIdEntry {
    /// The fields with the content of `typed`, which the caller keeps.
    pub(crate) fn new(typed: RwSignal<TypedScope>) -> Self {
        Self {
            typed,
            error: RwSignal::new(None),
            is_looking_up: RwSignal::new(false),
            input: NodeRef::new(),
            draft: None,
        }
    }

    /// The fields with the content of the draft called `name`.
    pub(crate) fn kept(name: &str) -> Self {
        let draft = use_draft(name, TypedScope::default());
        Self {
            draft: Some(draft),
            ..Self::new(draft.value)
        }
    }

    /// Whether no id is typed. If there is one, says that it was not added, and focuses the field, also in a closed group.
    pub(crate) fn check(self) -> bool {
        if self.typed.with_untracked(TypedScope::is_empty) {
            return true;
        }
        // Why it was refused says more.
        if self.error.with_untracked(Option::is_none) {
            self.error.set(Some(NOT_ADDED.to_owned()));
        }
        if let Some(input) = self.input.get_untracked() {
            if let Ok(Some(group)) = input.closest("details") {
                let _ = group.set_attribute("open", "");
            }
            let _ = input.focus();
        }
        false
    }

    /// Changes the id.
    pub(crate) fn edit(self, id: String) {
        self.error.set(None);
        self.typed.update(|typed| typed.id = id);
    }

    /// Changes the type.
    pub(crate) fn choose(self, scope_type: String) {
        self.typed.update(|typed| typed.scope_type = scope_type);
    }

    /// Passes the scope to `add`, unless one is being looked up. If no id is typed, says so.
    pub(crate) fn submit(self, add: impl FnOnce(Scope)) {
        if self.is_looking_up.get_untracked() {
            return;
        }
        let typed = self.typed.get_untracked();
        if typed.is_empty() {
            self.error
                .set(Some("Enter the ID of the scope.".to_owned()));
        } else {
            let scope_type = typed.scope_type.as_str().into();
            add(Scope::new(scope_type, input::trim(&typed.id)));
        }
    }

    /// Shows whether the scope was added. If so, the field is empty, and the type stays for the next scope. If not, for a
    /// reason, the field keeps its text and shows the error.
    pub(crate) fn settle(self, added: Result<(), String>) {
        match added {
            Ok(()) => self.edit(String::new()),
            Err(error) => self.error.set(Some(error)),
        }
    }

    /// Empties the fields.
    pub(crate) fn clear(self) {
        self.error.set(None);
        match self.draft {
            Some(draft) => draft.discard(),
            None => self.typed.set(TypedScope::default()),
        }
    }
}

/// The scope that `typed` means: its text may be an id or a name.
///
/// # Errors
/// When several scopes have this name, as a sentence.
pub(super) fn meant_scope(organisation: &Organisation, typed: Scope) -> Result<Scope, String> {
    let mut meanings = organisation.meanings(&typed.scope_type, &typed.scope_id);
    match meanings.len() {
        0 => Ok(typed),
        1 => Ok(meanings.swap_remove(0)),
        _ => Err(several_text(meanings.iter().map(|scope| &*scope.scope_id))),
    }
}

/// That several scopes have the name that is typed: those with these ids.
pub(crate) fn several_text<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.into_iter().collect();
    [
        "Several have this name. Enter one of these IDs: ",
        &ids.join(", "),
        ".",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scope that the fields add.
    fn take(entry: ScopeIdEntry) -> Option<Scope> {
        let mut added = None;
        entry.submit(|scope| {
            added = Some(scope);
            entry.settle(Ok(()));
        });
        added
    }

    #[test]
    fn an_id_that_is_typed_is_added_or_refused_but_never_dropped() {
        let owner = Owner::new();
        owner.set();
        let entry = ScopeIdEntry::new(RwSignal::default());
        assert!(entry.check());
        assert_eq!(take(entry), None);
        // Nobody sees that there is something.
        entry.edit("\u{200b} ".to_owned());
        assert!(entry.check());
        assert_eq!(take(entry), None);
        assert!(entry.error.get_untracked().is_some());
        entry.edit(" 4501 ".to_owned());
        assert_eq!(entry.error.get_untracked(), None);
        assert!(!entry.check());
        assert!(entry.error.get_untracked().is_some());
        entry.choose("department".to_owned());
        let department = |id| Some(Scope::new(ScopeType::Department, id));
        assert_eq!(take(entry), department("4501"));
        assert!(entry.check());
        entry.edit("4502".to_owned());
        let reason = Some("It is in another cluster.".to_owned());
        entry.submit(|_| entry.settle(Err(reason.clone().unwrap())));
        // What is to be done is not said over it.
        assert!(!entry.check());
        assert_eq!(entry.error.get_untracked(), reason);
        assert_eq!(take(entry), department("4502"));
        assert_eq!(entry.error.get_untracked(), None);
    }
}
