use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::state::VolumeState;
use crate::actions::VolumeActions;
use crate::rights::Action;
use datavolumes_ui::{Button, IconName};

/// What can be done to the volume of a page.
#[component]
pub fn VolumeActionBar(
    /// The volume.
    volume: VolumeState,
) -> impl IntoView {
    let actions = VolumeActions::new();
    let known = volume.value();
    let now = move || known.with_untracked(Volume::clone);
    let obstacle =
        move |action| Signal::derive(move || known.with(|volume| actions.obstacle(action, volume)));
    view! {
        <div class="page__actions">
            <Button
                icon=IconName::EDIT
                disabled_reason=obstacle(Action::Describe)
                on_press=move |()| actions.describe(now())
            >
                "Edit description"
            </Button>
            <Button
                icon=IconName::SHARE
                disabled_reason=obstacle(Action::Share)
                on_press=move |()| actions.share(now().id)
            >
                "Share"
            </Button>
            <Button icon=IconName::VOLUME on_press=move |()| actions.copy(now().id)>"Make a copy"</Button>
            <Button
                icon=IconName::TRASH
                disabled_reason=obstacle(Action::Delete)
                on_press=move |()| actions.delete(now())
            >
                "Delete"
            </Button>
        </div>
        {actions.dialogs(Callback::new(move |change| volume.take_change(change)))}
    }
}
