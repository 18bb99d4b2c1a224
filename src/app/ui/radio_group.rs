use super::{choice::Choice, ids::unique_id};
use leptos::prelude::*;

/// A choice of one out of a few, all in view, drawn as one segmented control.
#[component]
pub fn RadioGroup(
    /// The accessible name of the group.
    #[prop(into)]
    label: String,
    /// What there is to choose from; notes are not shown.
    choices: Vec<Choice>,
    /// The id of what is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of what was chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let name = unique_id("radio");
    let option = move |Choice { id, label, .. }: Choice| {
        let own = id.clone();
        view! {
            <label class="radio-group__option">
                <input
                    type="radio"
                    class="radio-group__radio"
                    name=name.clone()
                    value=id
                    prop:checked=move || value.with(|chosen| *chosen == own)
                    on:change=move |event| on_change.run(event_target_value(&event))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class="radio-group" role="radiogroup" aria-label=label>
            {choices.into_iter().map(option).collect_view()}
        </div>
    }
}
