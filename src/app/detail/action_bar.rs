use datavolumes_client::Action;
use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::services::{PageCommand, Services};
use crate::volume::{VolumeActions, VolumeDialogs, VolumeState};
use datavolumes_ui::{Button, ButtonVariant, IconButton, IconName, LinkButton};

/// The actions on the volume of a page, and their dialogs. Sharing is the main one; deleting is last and the quietest.
#[component]
pub(crate) fn VolumeActionBar(volume: VolumeState) -> impl IntoView {
    let actions = VolumeActions::new();
    let value = volume.value();
    let current = move || value.with_untracked(Volume::clone);
    let id = Memo::new(move |_| value.with(|volume| volume.id));
    Services::of_context().on_command(move |command| match command {
        PageCommand::Delete(wanted) if wanted == id.get() => {
            let volume = current();
            if actions.disabled_reason(Action::Delete, &volume).is_none() {
                actions.delete(volume);
            }
            true
        }
        _ => false,
    });
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
            <LinkButton icon=IconName::COPY href=move || actions.copy_href(id.get())>
                "Make a copy"
            </LinkButton>
            <LinkButton
                variant=ButtonVariant::Primary
                icon=IconName::SHARE
                disabled_reason=disabled_reason(Action::Share)
                href=move || actions.sharing_href(id.get())
            >
                "Share"
            </LinkButton>
            <IconButton
                label="Delete"
                icon=IconName::TRASH
                disabled_reason=disabled_reason(Action::Delete)
                on_press=move |()| actions.delete(current())
            />
        </div>
        <VolumeDialogs actions on_update=move |update| volume.apply(update) />
    }
}
