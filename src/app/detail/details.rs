use datavolumes_contract::{Endpoint, Volume};
use leptos::prelude::*;

use super::api_panel::ApiPanel;
use super::conditions::Conditions;
use super::groups::{AboutGroup, MountGroup, OriginGroup};
use crate::directory::Directory;
use crate::sharing::SharingGroup;
use crate::table::{PhaseBadge, overdue};
use datavolumes_ui::{Clock, part};

/// Everything about one volume.
#[component]
pub fn VolumeDetails(
    /// The volume.
    #[prop(into)]
    volume: Signal<Volume>,
    /// The answer that it came in.
    #[prop(into)]
    answer: Signal<String>,
) -> impl IntoView {
    let directory = Directory::of_context();
    let status = Signal::derive(move || volume.with(|volume| volume.status.clone()));
    let clock = Clock::of_context();
    let overdue = Memo::new(move |_| {
        volume.with(|volume| {
            let is_moving = volume.status.phase.is_transitional();
            is_moving.then(|| overdue(volume, clock.now())).flatten()
        })
    });
    let message = part(move || status.with(|status| status.phase_message.clone()));
    let endpoint = Endpoint::GetVolume(volume.with_untracked(|volume| volume.id));
    view! {
        <div class="details">
            <section class="details__group" aria-label="Status">
                <h2 class="details__heading">"Status"</h2>
                <PhaseBadge status overdue />
                <p class="details__message">{message}</p>
                <p class="details__message">{part(move || overdue.get())}</p>
                <Conditions status />
            </section>
            <AboutGroup volume />
            <OriginGroup volume directory />
            <SharingGroup volume />
            <MountGroup volume />
            <ApiPanel endpoint answer />
        </div>
    }
}
