use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::detail::{Neighbours, VolumeActionBar, VolumeDetails};
use crate::services::Services;
use crate::sharing::SharingGroup;
use crate::shell::use_page_title;
use crate::volume::{VolumeFailure, use_volume};
use datavolumes_ui::{Icon, IconName, isolated};

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
                // The message for a deleted volume has its own link back.
                <Show when=move || !volume.is_not_found()>
                    <a class="page__up" href=home.get_value()>
                        <Icon name=IconName::CHEVRON_LEFT />
                        "Data volumes"
                    </a>
                </Show>
                <Neighbours id />
            </div>
            <div class="page__head">
                <h1 class="page__title" translate="no">
                    {title}
                </h1>
                <Show when=move || volume.is_loaded()>
                    <VolumeActionBar volume />
                </Show>
            </div>
            <VolumeFailure volume />
            <Show when=move || volume.is_loaded()>
                <VolumeDetails volume=volume.value() body=volume.body()>
                    <SharingGroup volume=volume.value() />
                </VolumeDetails>
            </Show>
        </div>
    }
}
