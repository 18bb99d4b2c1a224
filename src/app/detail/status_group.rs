use datavolumes_contract::{Condition, Volume};
use leptos::prelude::*;

use super::conditions::Conditions;
use crate::services::Services;
use crate::table::overdue;
use datavolumes_ui::Clock;

/// That the volume has been in a transitional phase for too long, if it has.
pub(super) fn use_overdue(volume: Signal<Volume>) -> Signal<Option<String>> {
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
    overdue.into()
}

/// The message of the phase, why it takes long, and the conditions.
#[component]
pub(super) fn StatusGroup(volume: Signal<Volume>) -> impl IntoView {
    let status = Signal::derive(move || volume.with(|volume| volume.status.clone()));
    // A condition that has the same message says it below.
    let message = move || {
        status.with(|status| {
            let message = &status.phase_message;
            let has_same = |condition: &Condition| condition.message == *message;
            let is_said = status.conditions.iter().any(has_same);
            message.clone().filter(|_| !is_said)
        })
    };
    view! {
        <section class="details__group" aria-label="Status">
            <h2 class="details__heading">"Status"</h2>
            <p class="details__message">{message}</p>
            <p class="details__message">{use_overdue(volume)}</p>
            <Conditions status />
        </section>
    }
}
