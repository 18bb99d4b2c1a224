use super::part::part;
use super::{
    clock::Clock,
    intl::{format_iso, format_relative, milliseconds},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A time as it is told: "3 min. ago", in the reader's language.
///
/// The `TooltipLayer` shows date, time and zone on hover and focus.
#[component]
pub fn Timestamp(
    /// When; `None` where it is not known.
    #[prop(into)]
    at: Signal<Option<DateTime<Utc>>>,
    /// Not reachable by Tab: for a place where something else says the absolute time.
    #[prop(optional)]
    unfocusable: bool,
) -> impl IntoView {
    let clock = Clock::of_context();
    let relative = part(move || {
        let text = at
            .get()
            .map(|at| format_relative(milliseconds(at), clock.now()));
        let missing = text.is_none().then(|| view! { <Missing /> });
        (text, missing)
    });
    view! {
        <time
            class="timestamp"
            tabindex=(!unfocusable).then_some("0")
            datetime=move || at.get().map(format_iso)
        >
            {relative}
        </time>
    }
}

/// Stands where there is no value.
#[component]
fn Missing() -> impl IntoView {
    view! {
        <span aria-hidden="true">"—"</span>
        <span class="visually-hidden">"not set"</span>
    }
}
