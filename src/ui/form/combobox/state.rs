//! The state of a combobox and its event handlers.

use std::time::Duration;

use super::entry::{ComboboxEntry, Meaning, best_match, meaning};
use super::keys::{KeyAction, Movement};
use crate::browser::debounce::Debounce;
use crate::browser::pointer::after_pointer_up;
use crate::form::choice::{Choice, Choices};
use crate::form::typed_text::is_composing;
use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
};

#[derive(Clone, Copy)]
pub(crate) struct ComboboxState {
    pub(crate) list_id: StoredValue<String>,
    pub(crate) input: NodeRef<html::Input>,
    /// What the user has typed, while it is not the value.
    pub(super) entry: RwSignal<ComboboxEntry>,
    pub(crate) open: RwSignal<bool>,
    /// The index of the option that Enter chooses.
    pub(crate) active: RwSignal<Option<usize>>,
    /// The text that the user has typed since the last search.
    pub(super) unsearched: StoredValue<Option<String>>,
    pub(super) debounce: Debounce,
    pub(super) value: Signal<Option<Choice>>,
    pub(crate) choices: Signal<Choices>,
    pub(super) on_search: Callback<String>,
    pub(super) on_choose: Callback<Option<Choice>>,
    pub(super) on_more: Option<Callback<()>>,
    pub(super) custom: Signal<bool>,
}

impl ComboboxState {
    /// Searches for a text that was entered before, and reacts to new choices and to another value.
    pub(super) fn sync(self) {
        if let ComboboxEntry::Pending(text) = self.entry.get_untracked() {
            self.on_search.run(text);
        }
        Effect::new(move |before: Option<Option<String>>| {
            let id = self.value.get().map(|value| value.id);
            if before.is_some_and(|before| before != id) {
                self.forget_refused();
            }
            id
        });
        Effect::new(move || {
            let is_loading = matches!(*self.choices.read(), Choices::Loading);
            if is_loading {
                return;
            }
            self.settle();
            if self.is_edited() {
                self.activate_best();
            } else if self.active.get_untracked().is_none() {
                self.active.set(self.value_index());
            }
        });
    }

    /// The text in the field.
    pub(super) fn text(self) -> String {
        let typed = self.entry.with(|entry| entry.text().map(str::to_owned));
        typed.unwrap_or_else(|| text_of(self.value.get()))
    }

    /// Another value has come from elsewhere. It replaces a text that was refused, but not one that the user is
    /// editing.
    fn forget_refused(self) {
        if self.entry.with_untracked(|entry| entry.refusal().is_some()) {
            self.entry.set(ComboboxEntry::Value);
        }
    }

    fn value_index(self) -> Option<usize> {
        let value = self.value.get_untracked()?;
        let choices = self.choices.read_untracked();
        choices
            .list()
            .iter()
            .position(|choice| choice.id == value.id)
    }

    /// The text that the user has typed, while it is not the value.
    fn typed(self) -> Option<String> {
        self.entry
            .with_untracked(|entry| entry.text().map(str::to_owned))
    }

    fn is_edited(self) -> bool {
        self.entry.with_untracked(|entry| entry.text().is_some())
    }

    /// Activates the option that Enter chooses. Not where any text is accepted: there Enter accepts the text.
    fn activate_best(self) {
        if self.custom.get_untracked() || self.active.get_untracked().is_some() {
            return;
        }
        let text = self.typed().unwrap_or_default();
        let best = best_match(&text, self.choices.read_untracked().list());
        self.active.set(best);
    }

    /// Opens the list.
    pub(super) fn show(self) {
        if !self.open.get_untracked() {
            self.open.set(true);
            self.active.set(None);
            self.debounce.cancel();
            self.unsearched.set_value(None);
            self.on_search.run(self.typed().unwrap_or_default());
        }
    }

    /// Whether scrolling loads more choices.
    pub(super) const fn can_load_more(self) -> bool {
        self.on_more.is_some()
    }

    pub(crate) fn load_more(self) {
        let has_more = self.choices.read_untracked().has_more();
        if let Some(on_more) = self.on_more.filter(|_| has_more) {
            on_more.run(());
        }
    }

    pub(super) fn select_text(self) {
        if let Some(input) = self.input.get_untracked() {
            input.select();
        }
    }

    pub(super) fn input(self, event: &Event) {
        let text = event_target_value(event);
        self.open.set(true);
        self.active.set(None);
        self.unsearched.set_value(Some(text.clone()));
        self.entry.set(ComboboxEntry::Editing(text));
        if is_composing(event) {
            self.debounce.cancel();
        } else {
            self.debounce.schedule(move || {
                self.search_now();
            });
        }
    }

    /// Searches for the text that the user has typed. Returns whether there was such a text.
    fn search_now(self) -> bool {
        self.debounce.cancel();
        let Some(Some(text)) = self.unsearched.try_update_value(Option::take) else {
            return false;
        };
        self.on_search.run(text);
        if !matches!(*self.choices.read_untracked(), Choices::Loading) {
            self.activate_best();
        }
        true
    }

    /// Closes the list. What the user has typed stays.
    pub(super) fn close(self) {
        self.debounce.cancel();
        self.open.set(false);
    }

    /// Chooses an option of the list. A disabled one leaves the list open.
    pub(crate) fn choose_option(self, choice: Choice) {
        if choice.disabled_reason.is_none() {
            self.choose(Some(choice));
        }
    }

    /// Closes the list and sets the value.
    pub(crate) fn choose(self, choice: Option<Choice>) {
        self.close();
        self.unsearched.set_value(None);
        self.entry.set(ComboboxEntry::Value);
        if choice != self.value.get_untracked() {
            self.on_choose.run(choice);
        }
    }

    /// Ends editing when the field loses focus: chooses what the text names, or says why it names nothing.
    pub(super) fn leave(self) {
        // When a focused field is unmounted, its blur event comes after its signals are disposed.
        if self.entry.is_disposed() {
            return;
        }
        self.close();
        if let ComboboxEntry::Editing(text) = self.entry.get_untracked() {
            self.enter(&text);
        }
    }

    /// The user has finished `text`.
    fn enter(self, text: &str) {
        let text = text.trim();
        let value = self.value.get_untracked();
        if text.is_empty() {
            self.choose(None);
        } else if text == text_of(value.clone()) {
            self.choose(value);
        } else {
            self.entry.set(ComboboxEntry::Pending(text.to_owned()));
            if self.search_now() {
                // The choices of an earlier text are still there until the effects of the parent have run.
                set_timeout(move || self.settle(), Duration::ZERO);
            } else {
                self.settle();
            }
        }
    }

    /// Takes or refuses the text that the user has entered, once its choices are there. What is taken or refused changes
    /// the layout, so it waits for the end of a press.
    fn settle(self) {
        after_pointer_up(move || {
            if !self.entry.is_disposed() {
                self.settle_now();
            }
        });
    }

    fn settle_now(self) {
        let ComboboxEntry::Pending(text) = self.entry.get_untracked() else {
            return;
        };
        let is_custom = self.custom.get_untracked();
        let found = meaning(&text, &self.choices.read_untracked(), is_custom);
        match found {
            Meaning::Unknown => {}
            Meaning::Choice(choice) => self.choose(Some(choice)),
            Meaning::None(_) if self.open.get_untracked() && self.has_choices() => {
                self.entry.set(ComboboxEntry::Editing(text));
                self.activate_best();
            }
            Meaning::None(reason) => {
                self.close();
                self.entry.set(ComboboxEntry::Refused { text, reason });
            }
        }
    }

    fn has_choices(self) -> bool {
        !self.choices.read_untracked().list().is_empty()
    }

    pub(super) fn keydown(self, event: &KeyboardEvent) {
        let (is_open, is_edited) = (self.open.get_untracked(), self.is_edited());
        match KeyAction::of(&event.key(), is_open, is_edited) {
            KeyAction::Move(movement) => self.move_active(movement),
            KeyAction::Choose => self.choose_active(),
            KeyAction::Enter => self.enter_text(),
            KeyAction::Close => {
                event.stop_propagation();
                self.close();
            }
            KeyAction::None => return,
        }
        event.prevent_default();
    }

    fn move_active(self, movement: Movement) {
        self.show();
        let count = self.choices.read_untracked().list().len();
        let active = self.active.get_untracked();
        self.active.set(movement.apply(active, count));
    }

    fn choose_active(self) {
        let list = self.choices.get_untracked().into_list();
        let index = self.active.get_untracked();
        let active = index.and_then(|index| list.get(index).cloned());
        match active {
            Some(choice) => self.choose_option(choice),
            None if self.is_edited() => self.enter_text(),
            None => self.close(),
        }
    }

    /// Enters what the user has typed. A text that was refused is looked up again.
    fn enter_text(self) {
        match self.entry.get_untracked() {
            ComboboxEntry::Editing(text) => self.enter(&text),
            ComboboxEntry::Refused { text, .. } => {
                self.unsearched.set_value(Some(text.clone()));
                self.enter(&text);
            }
            ComboboxEntry::Value | ComboboxEntry::Pending(_) => {}
        }
    }
}

fn text_of(choice: Option<Choice>) -> String {
    choice.map(|choice| choice.text()).unwrap_or_default()
}
