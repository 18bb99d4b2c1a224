use crate::browser::intl::format_number;
use crate::button::Button;
use crate::feedback::tone::Tone;
use crate::icon::Icon;
use leptos::prelude::*;
use std::time::Duration;

/// A strip across the page about the state of the whole app, such as a lost connection.
///
/// The message is a `status` and announced when it changes. The countdown is hidden from assistive technology,
/// which would announce it every second.
#[component]
pub fn Banner(
    /// The kind of message.
    tone: Tone,
    /// What is wrong, and what still works.
    #[prop(into)]
    message: Signal<String>,
    /// When the next automatic attempt starts, in milliseconds since 1970; shown as a countdown.
    #[prop(optional, into)]
    retry_at: Signal<Option<f64>>,
    /// Called by the "Retry now" button.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let now = RwSignal::new(js_sys::Date::now());
    let tick = move || now.set(js_sys::Date::now());
    if let Ok(interval) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || interval.clear());
    }
    let countdown = move || {
        let seconds = seconds_until(retry_at.get()?, now.get());
        (seconds > 0).then(|| format!("Next attempt in {} s", format_number(seconds)))
    };
    view! {
        <div class="banner" data-tone=tone.name()>
            <Icon name=tone.icon() />
            <p class="banner__message" role="status">
                {message}
            </p>
            <span class="banner__countdown" aria-hidden="true">
                {countdown}
            </span>
            <Button small=true on_press=on_retry>
                "Retry now"
            </Button>
        </div>
    }
}

/// Whole seconds, rounded up; zero if `then` is past.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates, and the past becomes zero"
)]
fn seconds_until(then: f64, now: f64) -> u64 {
    ((then - now) / 1000.0).ceil() as u64
}
