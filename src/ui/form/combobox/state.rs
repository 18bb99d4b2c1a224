use crate::browser::debounce::Debounce;
use crate::form::choice::{Choice, Choices};
use crate::form::combobox::keys::{Move, Press};
use crate::part::effect;
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// What the text field and the list of a combobox share, and what happens between them.
#[derive(Clone, Copy)]
pub(crate) struct Combo {
    pub(crate) list_id: StoredValue<String>,
    pub(crate) input: NodeRef<html::Input>,
    /// What stands in the field: what is being typed, or the label of what is chosen.
    pub(crate) text: RwSignal<String>,
    pub(crate) open: RwSignal<bool>,
    /// The place of the choice that Enter takes.
    pub(crate) active: RwSignal<Option<usize>>,
    /// Typed, but not searched for yet.
    pub(crate) pending: StoredValue<Option<String>>,
    pub(crate) debounce: Debounce,
    pub(crate) value: Signal<Option<Choice>>,
    pub(crate) choices: Signal<Choices>,
    pub(crate) on_search: Callback<String>,
    pub(crate) on_choose: Callback<Option<Choice>>,
    pub(crate) on_more: Option<Callback<()>>,
    pub(crate) custom: bool,
}

impl Combo {
    /// Shows the label of what is chosen, now and whenever that changes.
    pub(crate) fn follow(self) {
        effect(move || {
            let label = self
                .value
                .with(|value| value.as_ref().map(|choice| choice.label.clone()));
            self.text.set(label.unwrap_or_default());
        });
        // The answer to what was typed begins at its first choice, the whole list at the chosen one.
        effect(move || {
            let is_ready = self
                .choices
                .with(|choices| matches!(choices, Choices::Ready { .. }));
            if is_ready && self.is_edited() {
                self.activate_first();
            } else if is_ready && self.active.get_untracked().is_none() {
                self.active.set(self.chosen_place());
            }
        });
    }

    fn chosen_place(self) -> Option<usize> {
        let chosen = self.value.get_untracked()?;
        self.choices.with_untracked(|choices| {
            choices
                .list()
                .iter()
                .position(|choice| choice.id == chosen.id)
        })
    }

    fn is_edited(self) -> bool {
        let is_label = |value: &Option<Choice>| {
            self.text
                .with_untracked(|text| value.as_ref().map_or("", |choice| &choice.label) == text)
        };
        !self.value.with_untracked(is_label)
    }

    /// A text that may be taken as it is must not be overruled by the first of the list.
    fn activate_first(self) {
        if !self.custom && self.active.get_untracked().is_none() {
            self.active.set(Some(0));
        }
    }

    pub(crate) fn show(self) {
        if !self.open.get_untracked() {
            self.open.set(true);
            self.active.set(None);
            self.on_search.run(String::new());
        }
    }

    pub(crate) fn select_text(self) {
        if let Some(input) = self.input.get_untracked() {
            input.select();
        }
    }

    pub(crate) fn take_text(self, text: String) {
        self.open.set(true);
        self.active.set(None);
        self.pending.set_value(Some(text.clone()));
        self.text.set(text);
        self.debounce.schedule(move || {
            self.search_now();
        });
    }

    /// Searches for what was typed; says whether there was anything to search for.
    fn search_now(self) -> bool {
        self.debounce.cancel();
        let Some(Some(text)) = self.pending.try_update_value(Option::take) else {
            return false;
        };
        self.on_search.run(text);
        if self
            .choices
            .with_untracked(|choices| matches!(choices, Choices::Ready { .. }))
        {
            self.activate_first();
        }
        true
    }

    fn close(self) {
        self.debounce.cancel();
        self.pending.set_value(None);
        self.open.set(false);
    }

    pub(crate) fn choose(self, choice: Option<Choice>) {
        self.close();
        self.text.set(
            choice
                .as_ref()
                .map(|choice| choice.label.clone())
                .unwrap_or_default(),
        );
        if choice != self.value.get_untracked() {
            self.on_choose.run(choice);
        }
    }

    /// Ends the editing without an explicit choice.
    pub(crate) fn settle(self) {
        // Taken out of the page, a field that has focus loses it after its signals have gone.
        if self.text.is_disposed() {
            return;
        }
        if !self.is_edited() {
            self.close();
            return;
        }
        let text = self.text.with_untracked(|text| text.trim().to_owned());
        if text.is_empty() {
            self.choose(None);
            return;
        }
        let named = self.choices.with_untracked(|choices| {
            let mut list = choices.list().iter();
            list.find(|choice| choice.label == text || choice.id == text)
                .cloned()
        });
        match named {
            Some(choice) => self.choose(Some(choice)),
            None if self.custom => self.choose(Some(Choice::new(text.clone(), text))),
            None => self.choose(self.value.get_untracked()),
        }
    }

    pub(crate) fn take_key(self, event: &KeyboardEvent) {
        match Press::of(&event.key(), self.open.get_untracked()) {
            Press::Step(movement) => self.step(movement),
            Press::Choose => self.accept(),
            Press::Leave => {
                event.stop_propagation();
                self.choose(self.value.get_untracked());
            }
            Press::Other => return,
        }
        event.prevent_default();
    }

    fn step(self, movement: Move) {
        self.show();
        let count = self.choices.with_untracked(|choices| choices.list().len());
        self.active
            .set(movement.apply(self.active.get_untracked(), count));
    }

    fn accept(self) {
        let active = self.active.get_untracked().and_then(|index| {
            self.choices
                .with_untracked(|choices| choices.list().get(index).cloned())
        });
        match active {
            Some(choice) => self.choose(Some(choice)),
            // Enter came before the pause in typing: the list shows another question's answer.
            None if !self.custom && self.search_now() => {}
            None => self.settle(),
        }
    }
}
