use crate::el::el;
use leptos::prelude::*;

/// Shows that something is going on, once it has taken longer than a blink (250 ms).
#[component]
pub fn Spinner(
    /// What is going on.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    el("span")
        .class("spinner")
        .attr("role", "img")
        .attr("aria-label", &label)
}
