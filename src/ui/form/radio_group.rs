use crate::browser::ids::unique_id;
use crate::el::el;
use crate::form::choice::Choice;
use crate::live::Live;
use leptos::{ev, prelude::*};

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
    value: Live<String>,
    /// Called with the id of what was chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let name = unique_id("radio");
    let option = move |Choice { id, label, .. }: Choice| {
        let value = value.clone();
        let input = el("input")
            .attr("type", "radio")
            .class("radio-group__radio")
            .attr("name", &name)
            .attr("value", &id)
            .flag_by("checked", move || value.get() == id)
            .on(ev::change, move |event| {
                on_change.run(event_target_value(&event));
            });
        el("label")
            .class("radio-group__option")
            .child(input)
            .child(el("span").child(label))
    };
    el("div")
        .class("radio-group")
        .attr("role", "radiogroup")
        .attr("aria-label", &label)
        .child(choices.into_iter().map(option).collect::<Vec<_>>())
}
