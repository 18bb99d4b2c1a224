use crate::browser::clock::Clock;
use crate::browser::intl::{format_iso, format_relative, milliseconds};
use crate::el::{El, el};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Stands where there is no time.
const MISSING: &str =
    r#"<span aria-hidden="true">—</span><span class="visually-hidden">not set</span>"#;

/// A time as it is told: "3 min. ago", in the reader's language. The second writes one into it, and what
/// time it is, in milliseconds since 1970.
///
/// The `TooltipLayer` shows date, time and zone on hover and focus.
pub fn timestamp() -> (El, impl Fn(Option<DateTime<Utc>>, f64)) {
    let time = el("time").class("timestamp");
    let datetime = time.attr_slot("datetime");
    let text = time.slot(|time, text| match text {
        Some(text) => time.set_text_content(Some(text)),
        None => time.set_inner_html(MISSING),
    });
    let write = move |at: Option<DateTime<Utc>>, now: f64| {
        datetime.write(at.map(format_iso));
        text.write(at.map(|at| format_relative(milliseconds(at), now)));
    };
    (time, write)
}

/// The same as a component that Tab reaches.
#[component]
pub fn Timestamp(
    /// When; `None` where it is not known.
    #[prop(into)]
    at: Signal<Option<DateTime<Utc>>>,
) -> impl IntoView {
    let clock = Clock::of_context();
    let (time, write) = timestamp();
    time.attr("tabindex", "0")
        .effect(move || write(at.get(), clock.now()))
}
