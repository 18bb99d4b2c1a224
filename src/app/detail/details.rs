use datavolumes_contract::{Endpoint, Volume};
use leptos::prelude::*;

use super::api_panel::ApiPanel;
use super::property_groups::{AboutGroup, MountGroup, OriginGroup};
use super::status_group::StatusGroup;

/// Everything about one volume in two columns: its state with what the page inserts as children, and its properties.
#[component]
pub(crate) fn VolumeDetails(
    volume: Signal<Volume>,
    /// The body of the response that the volume was read from.
    body: Signal<String>,
    children: Children,
) -> impl IntoView {
    let endpoint = Endpoint::GetVolume(volume.with_untracked(|volume| volume.id));
    view! {
        <div class="details">
            <div class="details__column">
                <StatusGroup volume />
                {children()}
            </div>
            <div class="details__column">
                <AboutGroup volume />
                <OriginGroup volume />
                <MountGroup volume />
            </div>
            <ApiPanel endpoint body />
        </div>
    }
}
