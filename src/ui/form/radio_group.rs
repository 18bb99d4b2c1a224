use crate::browser::ids::unique_id;
use crate::form::choice::Choice;
use leptos::prelude::*;

/// A radio group, drawn as a segmented control.
///
/// Native radio buttons in a `radiogroup`, so it follows the ARIA
/// [radio group pattern](https://www.w3.org/WAI/ARIA/apg/patterns/radio/).
#[component]
pub fn RadioGroup(
    /// The accessible name of the group.
    #[prop(into)]
    label: String,
    /// The options. Their notes are not shown.
    choices: Vec<Choice>,
    /// The id of the selected option.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of the option that the user selects.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let name = unique_id("radio");
    let option = move |Choice { id, label, .. }: Choice| {
        view! {
            <label class="radio-group__option">
                <input
                    type="radio"
                    class="radio-group__radio"
                    name=name.clone()
                    value=id.clone()
                    prop:checked=move || value.get() == id
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
