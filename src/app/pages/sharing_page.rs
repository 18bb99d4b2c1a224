use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::sharing::SharingEditor;

/// Whom one volume is shared with.
#[component]
pub fn SharingPage(
    /// Which one.
    id: VolumeId,
) -> impl IntoView {
    view! { <div class="page"><SharingEditor id /></div> }
}
