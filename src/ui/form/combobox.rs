use crate::browser::debounce::Debounce;
use crate::browser::ids::unique_id;
use crate::form::choice::{Choice, Choices};
use crate::form::field::FieldWiring;
use crate::form::search_box::SEARCH_DELAY;
use crate::icon::{Icon, IconName};
use leptos::{html, prelude::*};

mod keys;
mod list;
mod state;

use list::{choice_list, option_id};
use state::Combo;

/// A text field with a list of choices that are searched for as the reader types.
///
/// `on_search` asks for choices, also once with the empty text when the list opens; the outside answers
/// through `choices`. Leaving the field with a text that is no choice restores the chosen one's label;
/// leaving it empty chooses nothing.
#[component]
pub fn Combobox(
    /// The accessible name where no `FormField` gives one.
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
    let combo = Combo {
        list_id: StoredValue::new(unique_id("list")),
        input: node_ref,
        text: RwSignal::new(String::new()),
        open: RwSignal::new(false),
        active: RwSignal::new(None),
        pending: StoredValue::new(None),
        debounce: Debounce::new(SEARCH_DELAY),
        value,
        choices,
        on_search,
        on_choose,
        on_more,
        custom,
    };
    combo.follow();
    let active_id = move || {
        let index = combo.active.get().filter(|_| combo.open.get())?;
        Some(combo.list_id.with_value(|id| option_id(id, index)))
    };
    view! {
        <div class="combobox">
            <input
                node_ref=node_ref
                id=wiring.id()
                class="input"
                role="combobox"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-label=aria_label
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded=move || if combo.open.get() { "true" } else { "false" }
                aria-controls=combo.list_id.get_value()
                aria-activedescendant=active_id
                aria-describedby=wiring.described_by()
                aria-invalid=move || wiring.aria_invalid()
                aria-required=wiring.aria_required()
                prop:value=combo.text
                on:input=move |event| combo.take_text(event_target_value(&event))
                on:click=move |_| combo.show()
                on:focus=move |_| combo.select_text()
                on:keydown=move |event| combo.take_key(&event)
                on:blur=move |_| combo.settle()
            />
            <Icon name=IconName::CHEVRON_DOWN />
            {choice_list(combo)}
        </div>
    }
}
