//! The state of a combobox and its event handlers.

use crate::browser::debounce::Debounce;
use crate::form::choice::{Choice, Choices};
use crate::form::combobox::keys::{KeyAction, Movement};
use crate::form::typed_text::typed_text;
use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
};

#[derive(Clone, Copy)]
pub(crate) struct ComboboxState {
    pub(crate) list_id: StoredValue<String>,
    pub(crate) input: NodeRef<html::Input>,
    /// The text in the field: what the user is typing, or the label of the value.
    pub(crate) text: RwSignal<String>,
    pub(crate) open: RwSignal<bool>,
    /// The index of the option that Enter chooses.
    pub(crate) active: RwSignal<Option<usize>>,
    /// The text that the user has typed since the last search.
    pub(crate) unsearched: StoredValue<Option<String>>,
    pub(crate) debounce: Debounce,
    pub(crate) value: Signal<Option<Choice>>,
    pub(crate) choices: Signal<Choices>,
    pub(crate) on_search: Callback<String>,
    pub(crate) on_choose: Callback<Option<Choice>>,
    pub(crate) on_more: Option<Callback<()>>,
    pub(crate) custom: bool,
}

impl ComboboxState {
    /// Keeps the text equal to the label of the value, and activates an option when choices arrive.
    pub(crate) fn sync(self) {
        Effect::new(move || self.text.set(label(self.value.get())));
        Effect::new(move || {
            let is_ready = matches!(*self.choices.read(), Choices::Ready { .. });
            if is_ready && self.is_edited() {
                self.activate_first();
            } else if is_ready && self.active.get_untracked().is_none() {
                self.active.set(self.value_index());
            }
        });
    }

    fn value_index(self) -> Option<usize> {
        let value = self.value.get_untracked()?;
        let choices = self.choices.read_untracked();
        choices
            .list()
            .iter()
            .position(|choice| choice.id == value.id)
    }

    /// Whether the text differs from the label of the value.
    fn is_edited(self) -> bool {
        self.text.get_untracked() != label(self.value.get_untracked())
    }

    /// Activates the first option, so that Enter chooses it. Not where any text is accepted: there Enter
    /// accepts the text.
    fn activate_first(self) {
        if !self.custom && self.active.get_untracked().is_none() {
            self.active.set(Some(0));
        }
    }

    /// Opens the list.
    pub(crate) fn show(self) {
        if !self.open.get_untracked() {
            self.open.set(true);
            self.active.set(None);
            self.on_search.run(String::new());
        }
    }

    pub(crate) fn load_more(self) {
        let has_more = self.choices.read_untracked().has_more();
        if let Some(on_more) = self.on_more.filter(|_| has_more) {
            on_more.run(());
        }
    }

    pub(crate) fn select_text(self) {
        if let Some(input) = self.input.get_untracked() {
            input.select();
        }
    }

    pub(crate) fn input(self, event: &Event) {
        let Some(text) = typed_text(event) else {
            return;
        };
        self.open.set(true);
        self.active.set(None);
        self.unsearched.set_value(Some(text.clone()));
        self.text.set(text);
        self.debounce.schedule(move || {
            self.search_now();
        });
    }

    /// Searches for the text that the user has typed. Returns whether there was such a text.
    fn search_now(self) -> bool {
        self.debounce.cancel();
        let Some(Some(text)) = self.unsearched.try_update_value(Option::take) else {
            return false;
        };
        self.on_search.run(text);
        let is_ready = matches!(*self.choices.read_untracked(), Choices::Ready { .. });
        if is_ready {
            self.activate_first();
        }
        true
    }

    fn close(self) {
        self.debounce.cancel();
        self.unsearched.set_value(None);
        self.open.set(false);
    }

    /// Closes the list and sets the value.
    pub(crate) fn choose(self, choice: Option<Choice>) {
        self.close();
        self.text.set(label(choice.clone()));
        if choice != self.value.get_untracked() {
            self.on_choose.run(choice);
        }
    }

    /// Ends editing: chooses what the text names, or restores the value.
    pub(crate) fn commit(self) {
        // When a focused field is unmounted, its blur event comes after its signals are disposed.
        if self.text.is_disposed() {
            return;
        }
        if !self.is_edited() {
            self.close();
            return;
        }
        let text = self.text.get_untracked().trim().to_owned();
        if text.is_empty() {
            self.choose(None);
            return;
        }
        let named = {
            let choices = self.choices.read_untracked();
            let is_named = |choice: &&Choice| choice.label == text || choice.id == text;
            choices.list().iter().find(is_named).cloned()
        };
        match named {
            Some(choice) => self.choose(Some(choice)),
            None if self.custom => self.choose(Some(Choice::new(text.clone(), text))),
            None => self.choose(self.value.get_untracked()),
        }
    }

    pub(crate) fn keydown(self, event: &KeyboardEvent) {
        match KeyAction::of(&event.key(), self.open.get_untracked()) {
            KeyAction::Move(movement) => self.move_active(movement),
            KeyAction::Choose => self.choose_active(),
            KeyAction::Cancel => {
                event.stop_propagation();
                self.choose(self.value.get_untracked());
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
        let active = self.active.get_untracked().and_then(|index| {
            let choices = self.choices.read_untracked();
            choices.list().get(index).cloned()
        });
        match active {
            Some(choice) => self.choose(Some(choice)),
            // Enter came before the pause in typing: the choices belong to an earlier text.
            None if !self.custom && self.search_now() => {}
            None => self.commit(),
        }
    }
}

fn label(choice: Option<Choice>) -> String {
    choice.map(|choice| choice.label).unwrap_or_default()
}
