use datavolumes_client::DeleteOutcome;
use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::actions::{OpenDialog, VolumeActions};
use super::update::VolumeUpdate;
use crate::delete::DeleteDialog;
use crate::describe::DescriptionDialog;
use datavolumes_ui::lazy;

lazy!(static DIALOGS, in list: (actions: VolumeActions, on_update: Callback<VolumeUpdate>) => view! {
    <OpenVolumeDialog actions on_update />
});

/// The dialog that [`VolumeActions`] has opened, if any.
#[component]
pub(crate) fn VolumeDialogs(
    actions: VolumeActions,
    /// Called after a successful mutation.
    #[prop(into)]
    on_update: Callback<VolumeUpdate>,
) -> impl IntoView {
    let is_open = move || actions.open.with(Option::is_some);
    view! { <Show when=is_open>{DIALOGS.show(move || (actions, on_update))}</Show> }
}

#[component]
fn OpenVolumeDialog(actions: VolumeActions, on_update: Callback<VolumeUpdate>) -> impl IntoView {
    let open = actions.open;
    let close = move |()| open.set(None);
    move || match open.get()? {
        OpenDialog::Describe(volume) => {
            let saved = move |response: Volume| {
                close(());
                on_update.run(VolumeUpdate::Described(Box::new(response)));
            };
            Some(view! { <DescriptionDialog volume on_saved=saved on_close=close /> }.into_any())
        }
        OpenDialog::Delete(volume) => {
            let id = volume.id;
            let deleted = move |outcome: DeleteOutcome| {
                close(());
                on_update.run(VolumeUpdate::Deleted(id, outcome));
            };
            Some(view! { <DeleteDialog volume on_deleted=deleted on_close=close /> }.into_any())
        }
    }
}
