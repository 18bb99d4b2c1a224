use crate::browser::debounce::Debounce;
use crate::browser::ids::unique_id;
use crate::form::choice::{Choice, Choices};
use crate::form::field::FieldContext;
use crate::form::search_box::SEARCH_DELAY;
use crate::icon::{Icon, IconName};
use leptos::{html, prelude::*};

mod keys;
mod listbox;
mod state;

use listbox::{Listbox, option_id};
use state::ComboboxState;

/// A text field with a list of choices that is searched as the user types.
///
/// `on_search` requests choices: once with an empty text when the list opens, then for what the user types.
/// The parent answers by updating `choices`. When the field loses focus, a text that matches no choice is
/// replaced by the label of the current value; an empty text clears the value.
///
/// Follows the ARIA [combobox pattern](https://www.w3.org/WAI/ARIA/apg/patterns/combobox/) with a list
/// autocomplete: focus stays in the text field, and `aria-activedescendant` names the active option.
#[component]
pub fn Combobox(
    /// The accessible name, if there is no [`FormField`](crate::FormField) around it.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// The chosen option.
    #[prop(into)]
    value: Signal<Option<Choice>>,
    /// The choices for the text of the last `on_search`.
    #[prop(into)]
    choices: Signal<Choices>,
    /// Called with the text to search for, after a pause in typing.
    #[prop(into)]
    on_search: Callback<String>,
    /// Called with the option that the user chooses, or with `None` when the user empties the field.
    #[prop(into)]
    on_choose: Callback<Option<Choice>>,
    /// Called when the user reaches the end of the list and more choices can be loaded.
    #[prop(optional, into)]
    on_more: Option<Callback<()>>,
    /// Accepts any text: a text that is not in the list becomes a choice with that text as id and label.
    #[prop(optional)]
    custom: bool,
    /// The placeholder: an example of a value.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// The text field, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let field = FieldContext::of_context();
    let state = ComboboxState {
        list_id: StoredValue::new(unique_id("list")),
        input: node_ref,
        text: RwSignal::new(String::new()),
        open: RwSignal::new(false),
        active: RwSignal::new(None),
        unsearched: StoredValue::new(None),
        debounce: Debounce::new(SEARCH_DELAY),
        value,
        choices,
        on_search,
        on_choose,
        on_more,
        custom,
    };
    state.sync();
    let active_id = move || {
        let index = state.active.get().filter(|_| state.open.get())?;
        Some(state.list_id.with_value(|id| option_id(id, index)))
    };
    view! {
        <div class="combobox">
            <input
                node_ref=node_ref
                id=field.id()
                class="input"
                role="combobox"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-label=aria_label
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded=move || state.open.get().to_string()
                aria-controls=state.list_id.get_value()
                aria-activedescendant=active_id
                aria-describedby=field.described_by()
                aria-invalid=move || field.aria_invalid()
                aria-required=field.aria_required()
                prop:value=state.text
                on:input=move |event| state.input(&event)
                on:compositionend=move |event| state.input(&event)
                on:click=move |_| state.show()
                on:focus=move |_| state.select_text()
                on:keydown=move |event| state.keydown(&event)
                on:blur=move |_| state.commit()
            />
            <Icon name=IconName::CHEVRON_DOWN />
            <Listbox state />
        </div>
    }
}
