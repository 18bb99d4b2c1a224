use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::services::Services;
use crate::sharing::SharingEditor;

/// The sharing editor of one data volume.
#[component]
pub fn SharingPage(
    /// The id of the volume.
    id: VolumeId,
) -> impl IntoView {
    // For the page of the volume, which this one leads to.
    Services::of_context().router.store_list();
    view! {
        <div class="page">
            <SharingEditor id />
        </div>
    }
}
