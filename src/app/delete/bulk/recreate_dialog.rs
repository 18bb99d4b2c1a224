use datavolumes_contract::VolumeId;
use datavolumes_ui::{Button, Dialog, LinkButton, isolated};
use leptos::prelude::*;

use crate::delete::deleted_volumes::deleted_ids;
use crate::router::Route;
use crate::services::Services;

/// A volume that was deleted in this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeletedVolumeName {
    pub(crate) id: VolumeId,
    pub(crate) name: String,
}

/// The volumes of a bulk deletion, with links to the form that recreates them.
#[component]
pub fn RecreateDialog(
    volumes: Vec<DeletedVolumeName>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let router = Services::of_context().router;
    let ids = deleted_ids();
    let kept = volumes
        .into_iter()
        .filter(|volume| ids.contains(&volume.id));
    let entry = move |volume: DeletedVolumeName| {
        let href = router.href(&Route::NewVolume {
            from: Some(volume.id),
        });
        let label = ["Recreate ", &isolated(&volume.name)].concat();
        view! {
            <li>
                <LinkButton href>{label}</LinkButton>
            </li>
        }
    };
    let entries = kept.map(entry).collect_view();
    view! {
        <Dialog
            title="Recreate data volumes"
            on_cancel=on_close
            actions=move || view! { <Button on_press=on_close>"Close"</Button> }
        >
            <p>"Each button opens the form filled in from the deleted data volume."</p>
            <ul class="recreate__list">{entries}</ul>
        </Dialog>
    }
}
