use super::part::part;
use super::{choice::Choice, field::FieldWiring};
use leptos::prelude::*;

/// The browser's own select: for a few choices that are known.
#[component]
pub fn Select(
    /// What there is to choose from; notes are not shown.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The id of the choice shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of what was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// The accessible name where no `Field` gives one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// Lower, for use inside a line of other things.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let wiring = FieldWiring::of_context();
    let option = move |Choice { id, label, .. }: Choice| {
        let own = id.clone();
        view! {
            <option value=id prop:selected=move || value.with(|chosen| *chosen == own)>
                {label}
            </option>
        }
    };
    view! {
        <select
            id=wiring.id()
            class="select"
            data-size=small.then_some("small")
            aria-label=aria_label
            aria-describedby=wiring.described_by()
            aria-invalid=move || wiring.aria_invalid()
            aria-required=wiring.aria_required()
            on:change=move |event| on_change.run(event_target_value(&event))
        >
            {part(move || choices.get().into_iter().map(option).collect_view())}
        </select>
    }
}
