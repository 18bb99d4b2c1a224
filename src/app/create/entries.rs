//! Texts in the form that are not, or not yet, part of its draft.

use datavolumes_contract::input;
use datavolumes_ui::ComboboxEntry;
use leptos::prelude::*;

use crate::sharing::ScopeIdEntry;

/// The texts that the user has typed into fields that choose something. The form is not submitted while there is
/// one: it would be submitted without what was typed.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    /// In the field `Project`.
    pub(super) project: RwSignal<ComboboxEntry>,
    /// In the field `Share with`.
    pub(super) scope: RwSignal<ComboboxEntry>,
    /// In the field `Scope ID`.
    pub(super) scope_id: ScopeIdEntry,
    /// The form is to be submitted once the texts are looked up.
    is_submitting: RwSignal<bool>,
}

/// Whether the texts let the form be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryState {
    /// There is no text.
    Settled,
    /// A text is being looked up.
    Pending,
    /// A text was refused, or not added.
    Unsettled,
}

impl EntryState {
    fn of(entries: &[ComboboxEntry], scope_id: &str) -> Self {
        let is_settled = |entry: &ComboboxEntry| *entry == ComboboxEntry::Value;
        if entries.iter().any(ComboboxEntry::is_pending) {
            Self::Pending
        } else if entries.iter().all(is_settled) && input::trim(scope_id).is_empty() {
            Self::Settled
        } else {
            Self::Unsettled
        }
    }
}

impl Entries {
    pub(super) fn new() -> Self {
        Self {
            project: RwSignal::default(),
            scope: RwSignal::default(),
            scope_id: ScopeIdEntry::new(),
            is_submitting: RwSignal::new(false),
        }
    }

    /// Whether the form can be submitted. If a text is being looked up, the form is submitted afterwards.
    pub(super) fn check(self) -> EntryState {
        let state = untrack(move || self.state());
        self.is_submitting.set(state == EntryState::Pending);
        self.scope_id.check();
        state
    }

    /// Calls `submit` once the texts are looked up, if the form was to be submitted before.
    pub(super) fn when_looked_up(self, submit: impl Fn() + 'static) {
        Effect::new(move || {
            if self.is_submitting.get() && self.state() != EntryState::Pending {
                self.is_submitting.set(false);
                submit();
            }
        });
    }

    /// Removes the texts.
    pub(super) fn clear(self) {
        self.project.set(ComboboxEntry::Value);
        self.scope.set(ComboboxEntry::Value);
        self.scope_id.clear();
        self.is_submitting.set(false);
    }

    fn state(self) -> EntryState {
        let entries = [self.project.get(), self.scope.get()];
        self.scope_id
            .text
            .with(|text| EntryState::of(&entries, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_not_taken_prevents_the_form_from_being_submitted() {
        let refused = ComboboxEntry::Refused {
            text: "visio".to_owned(),
            reason: "There is none.".to_owned(),
        };
        let pending = ComboboxEntry::Pending("vision".to_owned());
        let editing = ComboboxEntry::Editing("vi".to_owned());
        for (entries, scope_id, state) in [
            (
                [ComboboxEntry::Value, ComboboxEntry::Value],
                " ",
                EntryState::Settled,
            ),
            (
                [ComboboxEntry::Value, ComboboxEntry::Value],
                "45",
                EntryState::Unsettled,
            ),
            (
                [ComboboxEntry::Value, refused.clone()],
                "",
                EntryState::Unsettled,
            ),
            (
                [ComboboxEntry::Value, ComboboxEntry::Value],
                "\u{200b} ",
                EntryState::Settled,
            ),
            ([editing, ComboboxEntry::Value], "", EntryState::Unsettled),
            ([refused, pending], "", EntryState::Pending),
        ] {
            assert_eq!(EntryState::of(&entries, scope_id), state, "{entries:?}");
        }
    }
}
