use crate::browser::debounce::Debounce;
use crate::browser::ids::unique_id;
use crate::form::choice::{Choice, Choices};
use crate::form::field::{FieldContext, FieldError};
use crate::form::search_box::SEARCH_DELAY;
use crate::icon::{Icon, IconName};
use leptos::{html, prelude::*};

mod entry;
mod keys;
mod listbox;
mod state;

pub use entry::ComboboxEntry;
pub use keys::Movement;
use listbox::{Listbox, option_id};
use state::ComboboxState;

/// A text field with a list of choices that is searched as the user types.
///
/// `on_search` requests choices: once with an empty text when the list opens, then for what the user types.
/// The parent answers by updating `choices`.
///
/// What the user types belongs to the user until it is entered, with Enter or by leaving the field. A text that is
/// the label or the id of one choice, in any case, chooses it; an empty text clears the value; any other text
/// stays in the field, with the reason. Enter chooses an option only while the list is open. Escape closes the
/// list. A disabled option can become active, so that its reason is read, but is not chosen.
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
    /// Accepts any text: a text that is not a choice becomes one with that text as id and label.
    #[prop(optional, into)]
    custom: Signal<bool>,
    /// What the user has typed, while it is not the value: for a parent that must not go on before. A pending text at
    /// the start, such as one of a draft, is searched for.
    #[prop(optional)]
    entry: RwSignal<ComboboxEntry>,
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
        entry,
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
    let error_id = StoredValue::new(unique_id("error"));
    let error = Signal::derive(move || entry.with(|entry| entry.refusal().map(str::to_owned)));
    let described_by = move || match (error.read().is_some(), field.described_by().get()) {
        (false, others) => others,
        (true, None) => Some(error_id.get_value()),
        (true, Some(others)) => Some([&error_id.get_value(), " ", &others].concat()),
    };
    let aria_invalid = move || {
        let is_refused = error.read().is_some();
        field
            .aria_invalid()
            .or_else(|| is_refused.then_some("true"))
    };
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
                aria-describedby=described_by
                aria-invalid=aria_invalid
                aria-required=field.aria_required()
                prop:value=move || state.text()
                on:input=move |event| state.input(&event)
                on:compositionend=move |event| state.input(&event)
                on:click=move |_| state.show()
                on:focus=move |_| state.select_text()
                on:keydown=move |event| state.keydown(&event)
                on:blur=move |_| state.leave()
            />
            <Icon name=IconName::CHEVRON_DOWN />
            <Listbox state />
        </div>
        <FieldError id=error_id.get_value() error />
    }
}
