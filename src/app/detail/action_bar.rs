use datavolumes_client::Action;
use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::volume::{VolumeActions, VolumeDialogs, VolumeState};
use datavolumes_ui::{Button, IconName};

/// The actions on the volume of a page, and their dialogs.
#[component]
pub(crate) fn VolumeActionBar(volume: VolumeState) -> impl IntoView {
    let actions = VolumeActions::new();
    let value = volume.value();
    let current = move || value.with_untracked(Volume::clone);
    let disabled_reason = move |action| {
        Signal::derive(move || value.with(|volume| actions.disabled_reason(action, volume)))
    };
    view! {
        <div class="page__actions">
            <Button
                icon=IconName::EDIT
                disabled_reason=disabled_reason(Action::Describe)
                on_press=move |()| actions.describe(current())
            >
                "Edit description"
            </Button>
            <Button
                icon=IconName::SHARE
                disabled_reason=disabled_reason(Action::Share)
                on_press=move |()| actions.share(current().id)
            >
                "Share"
            </Button>
            <Button icon=IconName::VOLUME on_press=move |()| actions.copy(current().id)>
                "Make a copy"
            </Button>
            <Button
                icon=IconName::TRASH
                disabled_reason=disabled_reason(Action::Delete)
                on_press=move |()| actions.delete(current())
            >
                "Delete"
            </Button>
        </div>
        <VolumeDialogs actions on_update=move |update| volume.apply(update) />
    }
}
