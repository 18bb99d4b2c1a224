//! Texts in the form that are not, or not yet, what is chosen.

use datavolumes_contract::input;
use datavolumes_ui::ComboboxEntry;
use leptos::prelude::*;

use super::draft::{CreateDraft, TypedTexts};
use crate::sharing::{ScopeIdEntry, TypedScope};

/// The texts that the user has typed into fields that choose something. The form is not submitted while there is
/// one: it would be submitted without what was typed.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    /// In the field `Project`.
    pub(super) project: RwSignal<ComboboxEntry>,
    /// In the field `Origin PVC`, where it is a combobox.
    pub(super) pvc: RwSignal<ComboboxEntry>,
    /// In the field `Share with`.
    pub(super) scope: RwSignal<ComboboxEntry>,
    /// In the fields `Scope type` and `Scope ID`.
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
    fn of(entries: &[ComboboxEntry], scope: &TypedScope, is_looking_up: bool) -> Self {
        let is_settled = |entry: &ComboboxEntry| *entry == ComboboxEntry::Value;
        if is_looking_up || entries.iter().any(ComboboxEntry::is_pending) {
            Self::Pending
        } else if entries.iter().all(is_settled) && scope.is_empty() {
            Self::Settled
        } else {
            Self::Unsettled
        }
    }
}

impl Entries {
    /// The texts of a draft. They are looked up again.
    pub(super) fn of(typed: &TypedTexts) -> Self {
        let entry = |text: &str| match input::trim(text) {
            "" => ComboboxEntry::Value,
            text => ComboboxEntry::Pending(text.to_owned()),
        };
        Self {
            project: RwSignal::new(entry(&typed.project)),
            // The draft has its text.
            pvc: RwSignal::default(),
            scope: RwSignal::new(entry(&typed.scope)),
            scope_id: ScopeIdEntry::new(RwSignal::new(typed.scope_by_id.clone())),
            is_submitting: RwSignal::new(false),
        }
    }

    /// Keeps the texts in `draft`.
    pub(super) fn keep_in(self, draft: RwSignal<CreateDraft>) {
        Effect::new(move || {
            let typed = self.texts();
            if draft.with_untracked(|draft| draft.typed != typed) {
                draft.update(|draft| draft.typed = typed);
            }
        });
    }

    fn texts(self) -> TypedTexts {
        let text = |entry: RwSignal<ComboboxEntry>| {
            entry.with(|entry| entry.text().unwrap_or_default().to_owned())
        };
        TypedTexts {
            project: text(self.project),
            scope: text(self.scope),
            scope_by_id: self.scope_id.typed.get(),
        }
    }

    /// Whether the form can be submitted. If a text is being looked up, the form is submitted afterwards.
    pub(super) fn check(self) -> EntryState {
        let state = untrack(move || self.state());
        self.is_submitting.set(state == EntryState::Pending);
        if !self.scope_id.is_looking_up.get_untracked() {
            self.scope_id.check();
        }
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

    /// Takes the texts for ids where nothing can be looked up. Returns that of the project.
    pub(super) fn become_ids(self) -> Option<String> {
        let take = |entry: RwSignal<ComboboxEntry>| {
            let text = entry.with_untracked(|entry| Some(entry.text()?.to_owned()));
            entry.set(ComboboxEntry::Value);
            text.filter(|text| !input::trim(text).is_empty())
        };
        if let Some(scope) = take(self.scope) {
            self.scope_id.edit(scope);
        }
        take(self.project)
    }

    /// Removes the texts.
    pub(super) fn clear(self) {
        self.project.set(ComboboxEntry::Value);
        self.pvc.set(ComboboxEntry::Value);
        self.scope.set(ComboboxEntry::Value);
        self.scope_id.clear();
        self.is_submitting.set(false);
    }

    fn state(self) -> EntryState {
        let entries = [self.project.get(), self.pvc.get(), self.scope.get()];
        let is_looking_up = self.scope_id.is_looking_up.get();
        self.scope_id
            .typed
            .with(|scope| EntryState::of(&entries, scope, is_looking_up))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{owner, run_tasks};

    #[test]
    fn what_is_typed_is_kept_and_looked_up_again_after_a_reload() {
        let _owner = owner();
        let draft = RwSignal::new(CreateDraft::default());
        let entries = Entries::of(&TypedTexts::default());
        entries.keep_in(draft);
        run_tasks();
        assert_eq!(draft.get_untracked(), CreateDraft::default());
        let pending = ComboboxEntry::Pending("vision".to_owned());
        entries.project.set(pending.clone());
        entries.scope.set(ComboboxEntry::Editing("au".to_owned()));
        entries.scope_id.edit("45".to_owned());
        run_tasks();
        let stored = serde_json::to_string(&draft.get_untracked()).unwrap();

        let restored: CreateDraft = serde_json::from_str(&stored).unwrap();
        let restored = Entries::of(&restored.typed);
        assert_eq!(restored.project.get_untracked(), pending);
        let scope = ComboboxEntry::Pending("au".to_owned());
        assert_eq!(restored.scope.get_untracked(), scope);
        assert_eq!(restored.scope_id.typed.get_untracked().id, "45");
        assert_eq!(restored.check(), EntryState::Pending);

        entries.clear();
        run_tasks();
        assert_eq!(draft.get_untracked(), CreateDraft::default());
    }

    #[test]
    fn what_is_typed_is_an_id_where_nothing_can_be_looked_up() {
        let _owner = owner();
        let entries = Entries::of(&TypedTexts {
            project: "45".to_owned(),
            scope: "46".to_owned(),
            scope_by_id: TypedScope::default(),
        });
        assert_eq!(entries.become_ids().as_deref(), Some("45"));
        assert_eq!(entries.become_ids(), None);
        assert_eq!(entries.scope_id.typed.get_untracked().id, "46");
        assert_eq!(entries.check(), EntryState::Unsettled);
    }

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
            let typed = TypedScope {
                id: scope_id.to_owned(),
                ..TypedScope::default()
            };
            assert_eq!(
                EntryState::of(&entries, &typed, false),
                state,
                "{entries:?}"
            );
            assert_eq!(
                EntryState::of(&entries, &typed, true),
                EntryState::Pending,
                "{entries:?}"
            );
        }
    }
}
