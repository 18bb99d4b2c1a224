use datavolumes_contract::{Endpoint, Volume};
use leptos::prelude::*;

use super::api_panel::ApiPanel;
use super::property_groups::{AboutGroup, MountGroup, OriginGroup};
use super::status_group::StatusGroup;

/// Everything about one volume. The page inserts further groups as children.
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
            <StatusGroup volume />
            <AboutGroup volume />
            <OriginGroup volume />
            {children()}
            <MountGroup volume />
            <ApiPanel endpoint body />
        </div>
    }
}
