use crate::el::{El, el};
use crate::form::choice::Choice;
use crate::form::field::FieldWiring;
use crate::live::Live;
use crate::part::part;
use leptos::{ev, prelude::*};

/// The browser's own select: for a few choices that are known.
#[component]
pub fn Select(
    /// What there is to choose from; notes are not shown.
    #[prop(into)]
    choices: Live<Vec<Choice>>,
    /// The id of the choice shown.
    #[prop(into)]
    value: Live<String>,
    /// Called with the id of what was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// The accessible name where no `FormField` gives one.
    #[prop(optional, into)]
    aria_label: Live<Option<String>>,
    /// Lower, for use inside a line of other things.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let wiring = FieldWiring::of_context();
    let option = move |Choice { id, label, .. }: Choice| {
        let value = value.clone();
        el("option")
            .attr("value", &id)
            .flag_by("selected", move || value.get() == id)
            .child(label)
    };
    let options = part(move || {
        let options: Vec<El> = choices.get().into_iter().map(&option).collect();
        options
    });
    el("select")
        .attr("id", &wiring.id())
        .class("select")
        .attr_if("data-size", small.then_some("small"))
        .attr_by("aria-label", move || aria_label.get())
        .attr_by("aria-describedby", move || wiring.described_by().get())
        .attr_by("aria-invalid", move || wiring.aria_invalid())
        .attr_if("aria-required", wiring.aria_required())
        .on(ev::change, move |event| {
            on_change.run(event_target_value(&event));
        })
        .child(options)
}
