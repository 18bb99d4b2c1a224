use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::sharing::SharingEditor;

/// The sharing editor of one data volume.
#[component]
pub fn SharingPage(
    /// The id of the volume.
    id: VolumeId,
) -> impl IntoView {
    view! {
        <div class="page">
            <SharingEditor id />
        </div>
    }
}
