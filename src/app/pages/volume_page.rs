use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::detail::{Neighbours, VolumeActionBar, VolumeDetails, VolumeHeading};
use crate::services::Services;
use crate::sharing::SharingGroup;
use crate::shell::{BackLink, use_page_title, volume_skeleton};
use crate::volume::{VolumeFailure, use_volume};
use datavolumes_ui::isolated;

/// One data volume.
#[component]
pub fn VolumePage(
    /// The id of the volume.
    id: VolumeId,
) -> impl IntoView {
    let home = StoredValue::new(Services::of_context().router.list_href());
    let volume = use_volume(id);
    let title = Memo::new(move |_| volume.name().unwrap_or_else(|| "Data volume".to_owned()));
    use_page_title(move || {
        let title = title.get();
        volume.is_settled().then(|| isolated(&title).into_owned())
    });
    view! {
        <div class="page" aria-busy=move || volume.is_loading().then_some("true")>
            <div class="page__ways">
                // The message for a volume that cannot be shown has its own heading and link back.
                <Show when=move || !volume.is_hidden()>
                    <BackLink href=home.get_value() label="Data volumes" />
                </Show>
                <Neighbours id />
            </div>
            <Show when=move || !volume.is_hidden()>
                <div class="page__head">
                    <VolumeHeading volume title />
                    <Show when=move || volume.is_loaded()>
                        <VolumeActionBar volume />
                    </Show>
                </div>
            </Show>
            <Show when=move || !volume.is_settled()>{volume_skeleton()}</Show>
            <VolumeFailure volume />
            <Show when=move || volume.is_loaded()>
                <VolumeDetails volume=volume.value() body=volume.body()>
                    <SharingGroup volume=volume.value() />
                </VolumeDetails>
            </Show>
        </div>
    }
}
