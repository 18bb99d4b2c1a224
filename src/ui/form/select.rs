use crate::form::choice::Choice;
use crate::form::field::FieldContext;
use leptos::prelude::*;

/// A native `select`, for a few known options. A value that is not one of them is an option of its own, so that
/// the select always shows its value.
#[component]
pub fn Select(
    /// The options. Their notes are not shown.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The id of the selected option.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of the option that the user selects.
    #[prop(into)]
    on_change: Callback<String>,
    /// The accessible name, if there is no [`FormField`](crate::FormField) around it.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// Less tall, for use next to text.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let field = FieldContext::of_context();
    let option = move |Choice { id, label, .. }: Choice| {
        view! {
            <option value=id.clone() prop:selected=move || value.get() == id>
                {label}
            </option>
        }
    };
    let other = move || {
        let value = value.get();
        let is_known = choices.with(|choices| choices.iter().any(|choice| choice.id == value));
        (!is_known).then(|| option(Choice::new(value.clone(), value)))
    };
    view! {
        <select
            id=field.id()
            class="select"
            data-size=small.then_some("small")
            aria-label=aria_label
            aria-describedby=field.described_by()
            aria-invalid=move || field.aria_invalid()
            aria-required=field.aria_required()
            on:change=move |event| on_change.run(event_target_value(&event))
        >
            {other}
            {move || choices.get().into_iter().map(option).collect_view()}
        </select>
    }
}
