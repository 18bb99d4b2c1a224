use super::{
    choice::{Choice, Choices},
    debounce::Debounce,
    field::FieldWiring,
    icon::{Icon, IconName},
    ids::unique_id,
    search_box::SEARCH_DELAY,
};
use leptos::{ev::KeyboardEvent, html, prelude::*};

mod keys;
mod list;

use keys::{Move, Press};
use list::ChoiceList;

/// A text field with a list of choices that are searched for as the reader types.
///
/// The list follows the outside's `choices`; `on_search` asks for them, also once with the empty text
/// when the list opens. Leaving the field without choosing restores the chosen value's label; leaving
/// it empty chooses nothing.
#[component]
pub fn Combobox(
    /// The accessible name where no `Field` gives one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<Option<Choice>>,
    /// The choices for the text last searched for.
    #[prop(into)]
    choices: Signal<Choices>,
    /// Called with the text to search for, after a pause in typing.
    #[prop(into)]
    on_search: Callback<String>,
    /// Called with what was chosen; `None` when the field was emptied.
    #[prop(into)]
    on_choose: Callback<Option<Choice>>,
    /// Called when the reader comes to the end of the list and there is more.
    #[prop(optional, into)]
    on_more: Option<Callback<()>>,
    /// Takes a text that is in no list as a choice with that text as its id.
    #[prop(optional)]
    custom: bool,
    /// An example of a value.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// To focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let wiring = FieldWiring::of_context();
    let list_id = StoredValue::new(unique_id("list"));
    let label_of = move || value.get().map(|choice| choice.label).unwrap_or_default();
    let text = RwSignal::new(label_of());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let debounce = Debounce::new(SEARCH_DELAY);
    Effect::new(move |_| text.set(label_of()));
    // A new list begins at its first choice, if the reader asked for something.
    Effect::new(move |_| {
        choices.track();
        let asked = text.with_untracked(|text| !text.is_empty() && *text != untrack(label_of));
        active.set(asked.then_some(0));
    });
    let count = move || choices.with_untracked(|choices| choices.list().len());
    let show = move || {
        if !open.get_untracked() {
            open.set(true);
            active.set(None);
            on_search.run(String::new());
        }
    };
    let choose = Callback::new(move |choice: Option<Choice>| {
        debounce.cancel();
        open.set(false);
        text.set(
            choice
                .as_ref()
                .map(|choice| choice.label.clone())
                .unwrap_or_default(),
        );
        if choice != value.get_untracked() {
            on_choose.run(choice);
        }
    });
    let settle = move || {
        let typed = text.with_untracked(|text| text.trim().to_owned());
        if typed.is_empty() {
            choose.run(None);
        } else if custom && typed != untrack(label_of) {
            let known = choices.with_untracked(|choices| {
                choices
                    .list()
                    .iter()
                    .find(|choice| choice.label == typed)
                    .cloned()
            });
            choose.run(Some(
                known.unwrap_or_else(|| Choice::new(typed.clone(), typed)),
            ));
        } else {
            debounce.cancel();
            open.set(false);
            text.set(untrack(label_of));
        }
    };
    let step = move |movement: Move| {
        show();
        let next = movement.apply(active.get_untracked(), count());
        active.set(next);
    };
    let keydown = move |event: KeyboardEvent| {
        let chosen = || {
            let index = active.get_untracked()?;
            choices.with_untracked(|choices| choices.list().get(index).cloned())
        };
        match Press::of(&event.key(), open.get_untracked()) {
            Press::Step(movement) => step(movement),
            Press::Choose => match chosen() {
                Some(choice) => choose.run(Some(choice)),
                None => settle(),
            },
            Press::Leave => {
                event.stop_propagation();
                debounce.cancel();
                open.set(false);
                text.set(untrack(label_of));
            }
            Press::Other => return,
        }
        event.prevent_default();
    };
    let typed = move |typed: String| {
        open.set(true);
        text.set(typed.clone());
        debounce.schedule(move || on_search.run(typed));
    };
    view! {
        <div class="combobox">
            <input
                node_ref=node_ref
                id=wiring.id()
                class="input combobox__input"
                role="combobox"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-label=aria_label
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=list_id.get_value()
                aria-activedescendant=move || {
                    active.get().filter(|_| open.get()).map(|index| list_id.with_value(|id| list::option_id(id, index)))
                }
                aria-describedby=wiring.described_by()
                aria-invalid=move || wiring.aria_invalid()
                aria-required=wiring.aria_required()
                prop:value=text
                on:input=move |event| typed(event_target_value(&event))
                on:click=move |_| show()
                on:keydown=keydown
                on:blur=move |_| settle()
            />
            <Icon name=IconName::ChevronDown />
            <ChoiceList id=list_id.get_value() anchor=node_ref open choices active choose on_more />
        </div>
    }
}
