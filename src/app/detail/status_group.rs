use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::conditions::Conditions;
use crate::services::Services;
use crate::table::{PhaseBadge, overdue};
use datavolumes_ui::Clock;

/// The phase of the volume, why it takes long, and its conditions.
#[component]
pub(super) fn StatusGroup(volume: Signal<Volume>) -> impl IntoView {
    let status = Signal::derive(move || volume.with(|volume| volume.status.clone()));
    let clock = Clock::of_context();
    let services = Services::of_context();
    let overdue = Memo::new(move |_| {
        volume.with(|volume| {
            // Only a transitional phase depends on the clock.
            let is_transitional = volume.status.phase.is_transitional();
            is_transitional
                .then(|| overdue(volume, clock.now(), services.client().server_time()))
                .flatten()
        })
    });
    view! {
        <section class="details__group" aria-label="Status">
            <h2 class="details__heading">"Status"</h2>
            <PhaseBadge status overdue />
            <p class="details__message">
                {move || status.with(|status| status.phase_message.clone())}
            </p>
            <p class="details__message">{overdue}</p>
            <Conditions status />
        </section>
    }
}
