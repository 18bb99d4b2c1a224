use crate::browser::intl::plain_number;
use crate::button::{Button, ButtonVariant};
use crate::el::el;
use crate::feedback::tone::Tone;
use crate::icon::icon;
use crate::live::Live;
use leptos::prelude::*;
use std::time::Duration;

/// A strip across the page about the state of the whole app, such as a server that cannot be reached.
#[component]
pub fn Banner(
    /// What it means.
    #[prop(into)]
    tone: Tone,
    /// What is wrong and what still works. Announced when it changes.
    #[prop(into)]
    message: Live<String>,
    /// When the next attempt starts by itself, in milliseconds since 1970; counted down to.
    #[prop(optional, into)]
    retry_at: Live<Option<f64>>,
    /// Called by the button `Retry now`.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let now = RwSignal::new(js_sys::Date::now());
    let tick =
        set_interval_with_handle(move || now.set(js_sys::Date::now()), Duration::from_secs(1));
    if let Ok(tick) = tick {
        on_cleanup(move || tick.clear());
    }
    let countdown = move || {
        let seconds = ((retry_at.get()? - now.get()) / 1000.0).ceil();
        (seconds > 0.0).then(|| ["Next attempt in ", &plain_number(seconds), " s"].concat())
    };
    let retry = view! {
        <Button small=true variant=ButtonVariant::Secondary on_press=on_retry>"Retry now"</Button>
    };
    let message = el("p")
        .class("banner__message")
        .attr("role", "status")
        .text_by(move || message.get());
    // Not announced: a number each second would drown everything else.
    let countdown = el("span")
        .class("banner__countdown")
        .attr("aria-hidden", "true")
        .text_by(countdown);
    el("div")
        .class("banner")
        .attr("data-tone", tone.name())
        .child(icon(tone.icon()))
        .child(message)
        .child(countdown)
        .child(retry)
}
