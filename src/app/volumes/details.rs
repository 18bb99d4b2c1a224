use datavolumes_contract::{Endpoint, Volume};
use leptos::prelude::*;

use super::api_panel::ApiPanel;
use super::conditions::Conditions;
use super::detail_groups::{AboutGroup, MountGroup, OriginGroup, SharingGroup};
use super::directory::Directory;
use super::phase_badge::PhaseBadge;
use crate::ui::part;

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
    let message = part(move || status.with(|status| status.phase_message.clone()));
    let endpoint = Endpoint::ReadVolume(volume.with_untracked(|volume| volume.id));
    view! {
        <div class="details">
            <section class="details__group" aria-label="Status">
                <h2 class="details__heading">"Status"</h2>
                <PhaseBadge status />
                <p class="details__message">{message}</p>
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
