use crate::browser::clock::Clock;
use crate::browser::intl::{epoch_milliseconds, format_relative};
use crate::data::iso_time::format_iso;
use chrono::{DateTime, Utc};
use leptos::either::Either;
use leptos::prelude::*;

/// A time in the past, relative to now, such as "3 min. ago".
///
/// A focusable `time` element; the [`TooltipLayer`](crate::TooltipLayer) shows its date, time and time zone.
#[component]
pub fn Timestamp(
    /// The time, or the text of one that cannot be read; `None` if it is not set.
    #[prop(into)]
    at: Signal<Option<Result<DateTime<Utc>, String>>>,
) -> impl IntoView {
    let clock = Clock::of_context();
    let text = move || match at.get() {
        Some(Ok(at)) => Either::Left(format_relative(epoch_milliseconds(at), clock.now())),
        Some(Err(text)) => Either::Left(text),
        None => Either::Right(view! {
            <span aria-hidden="true">"—"</span>
            <span class="visually-hidden">"not set"</span>
        }),
    };
    view! {
        <time class="timestamp" tabindex="0" datetime=move || at.get()?.ok().map(format_iso)>
            {text}
        </time>
    }
}
