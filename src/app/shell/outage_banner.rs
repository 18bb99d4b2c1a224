use std::time::Duration;

use leptos::prelude::*;

use crate::remote::{Connectivity, OutageCause, probe_outages};
use crate::services::Services;
use datavolumes_ui::{Banner, Tone};

/// Shown while the server cannot be reached, or has asked to wait.
#[component]
pub(super) fn OutageBanner() -> impl IntoView {
    let services = Services::of_context();
    let connectivity = services.connectivity;
    probe_outages(services.client(), connectivity);
    let outage = connectivity.outage();
    let retry_at = use_automatic_retry(connectivity);
    let message = Signal::derive(move || {
        let reason = match outage.get().map(|outage| outage.cause) {
            Some(OutageCause::Throttled) => "The server is busy and asked to wait.",
            _ => "Can’t reach the server.",
        };
        format!("{reason} You may be seeing old data. Retrying automatically.")
    });
    view! {
        <Show when=move || outage.with(Option::is_some)>
            <Banner tone=Tone::Warning message retry_at on_retry=move |()| connectivity.retry() />
        </Show>
    }
}

/// Retries after the pause of each outage. Returns the time of the next retry in milliseconds since
/// 1970.
fn use_automatic_retry(connectivity: Connectivity) -> ReadSignal<Option<f64>> {
    let outage = connectivity.outage();
    // Restarts the timer for a new attempt only, not for every change of the outage.
    let pause = Memo::new(move |_| {
        let outage = outage.get().filter(|outage| !outage.is_retrying)?;
        Some((outage.attempt, outage.wait))
    });
    let retry_at = RwSignal::new(None);
    Effect::new(move || {
        let Some((_, seconds)) = pause.get() else {
            retry_at.set(None);
            return;
        };
        retry_at.set(Some(js_sys::Date::now() + f64::from(seconds) * 1000.0));
        let pause = Duration::from_secs(seconds.into());
        if let Ok(timer) = set_timeout_with_handle(move || connectivity.retry(), pause) {
            on_cleanup(move || timer.clear());
        }
    });
    retry_at.read_only()
}
