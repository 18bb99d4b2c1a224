use datavolumes_contract::{Endpoint, Phase, Volume, VolumeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::curl::curl;
use super::update::{Change, Removal};
use crate::delete::DeleteDialog;
use crate::describe::DescriptionDialog;
use crate::rights::{Action, project};
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{Part, Toasts, Tone, copy_text, lazy, part, shown};

/// What can be done to a volume, from its row or from its page.
#[derive(Clone, Copy)]
pub(crate) struct VolumeActions {
    services: StoredValue<Services>,
    toasts: Toasts,
    /// The dialog that is open, and the volume that it is about.
    open: RwSignal<Option<(Action, Volume)>>,
}

impl VolumeActions {
    /// No dialog is open.
    pub(crate) fn new() -> Self {
        Self {
            services: StoredValue::new(Services::of_context()),
            toasts: Toasts::of_context(),
            open: RwSignal::new(None),
        }
    }

    /// Opens `Edit description`.
    pub(crate) fn describe(self, volume: Volume) {
        self.open.set(Some((Action::Describe, volume)));
    }

    /// Opens `Delete data volume`.
    pub(crate) fn delete(self, volume: Volume) {
        self.open.set(Some((Action::Delete, volume)));
    }

    /// Opens the page of the volume.
    pub(crate) fn show(self, id: VolumeId) {
        self.go(&Route::Volume(id));
    }

    /// Opens the sharing editor.
    pub(crate) fn share(self, id: VolumeId) {
        self.go(&Route::Sharing(id));
    }

    /// Opens the form for a volume like it.
    pub(crate) fn copy(self, id: VolumeId) {
        self.go(&Route::NewVolume { from: Some(id) });
    }

    fn go(self, route: &Route) {
        self.services.get_value().router.go(route, History::Push);
    }

    /// Puts the request for the volume on the clipboard, as a command line.
    pub(crate) fn copy_as_curl(self, id: VolumeId) {
        let text = curl(&Endpoint::GetVolume(id));
        // The menu has given focus back to its button by now.
        let beside = document().active_element().map(Into::into);
        spawn_local(async move {
            let (tone, words) = if copy_text(&text, beside).await {
                (Tone::Success, "Copied as curl, with the token as $TOKEN.")
            } else {
                (Tone::Danger, "The browser did not let it be copied.")
            };
            self.toasts.push(tone, words, None);
        });
    }

    /// The dialog that is open, if any is; `on_change` hears what has been done.
    pub(crate) fn dialogs(self, on_change: Callback<Change>) -> Part {
        shown(
            move || self.open.with(Option::is_some),
            move || DIALOGS.show(move || (self, on_change)),
        )
    }

    /// Why `action` cannot be done to `volume`, as a sentence; `None` where nothing is known against
    /// it.
    pub(crate) fn obstacle(self, action: Action, volume: &Volume) -> Option<String> {
        if volume.status.phase == Phase::Deleting {
            return Some("It is being deleted.".to_owned());
        }
        let place = project(&volume.project_id);
        self.services.get_value().rights.reason(action, &place)
    }
}

lazy!(static DIALOGS, in pages: (actions: VolumeActions, on_change: Callback<Change>) => view! {
    <ActionDialogs actions on_change />
});

#[component]
fn ActionDialogs(actions: VolumeActions, on_change: Callback<Change>) -> impl IntoView {
    let open = actions.open;
    let close = move |()| open.set(None);
    part(move || {
        let (action, volume) = open.get()?;
        let id = volume.id;
        if action == Action::Describe {
            let saved = move |volume| {
                close(());
                on_change.run(Change::Described(Box::new(volume)));
            };
            return Some(
                view! { <DescriptionDialog volume on_saved=saved on_close=close /> }.into_any(),
            );
        }
        let removed = move |removal: Removal| {
            close(());
            on_change.run(Change::Removed(id, removal));
        };
        Some(view! { <DeleteDialog volume on_removal=removed on_close=close /> }.into_any())
    })
}
