use datavolumes_client::{Action, project_scope};
use datavolumes_contract::{Endpoint, Phase, Volume, VolumeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::remote::curl_command;
use crate::router::Route;
use crate::services::Services;
use datavolumes_ui::{Toasts, Tone, copy_text};

/// What can be done to a volume, from its row or from its details.
#[derive(Clone, Copy)]
pub(crate) struct VolumeActions {
    services: StoredValue<Services>,
    toasts: Toasts,
    pub(super) open: RwSignal<Option<OpenDialog>>,
}

/// The open dialog, with the volume that it is about.
#[derive(Clone)]
pub(super) enum OpenDialog {
    Describe(Volume),
    Delete(Volume),
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

    /// Opens the dialog "Edit description".
    pub(crate) fn describe(self, volume: Volume) {
        self.open.set(Some(OpenDialog::Describe(volume)));
    }

    /// Opens the dialog "Delete data volume".
    pub(crate) fn delete(self, volume: Volume) {
        self.open.set(Some(OpenDialog::Delete(volume)));
    }

    /// The address of the details.
    pub(crate) fn details_href(self, id: VolumeId) -> String {
        self.href(&Route::Volume(id))
    }

    /// The address of the sharing editor.
    pub(crate) fn sharing_href(self, id: VolumeId) -> String {
        self.href(&Route::Sharing(id))
    }

    /// The address of the form for a copy.
    pub(crate) fn copy_href(self, id: VolumeId) -> String {
        self.href(&Route::NewVolume { from: Some(id) })
    }

    fn href(self, route: &Route) -> String {
        self.services.get_value().router.href(route)
    }

    /// Copies the request for the volume to the clipboard, as a curl command.
    pub(crate) fn copy_as_curl(self, id: VolumeId) {
        let text = curl_command(&Endpoint::GetVolume(id));
        // The menu has returned focus to its button by now.
        let beside = document().active_element().map(Into::into);
        spawn_local(async move {
            let (tone, text) = if copy_text(&text, beside).await {
                let copied = "Copied. Set $TOKEN before running it.";
                (Tone::Success, copied.to_owned())
            } else {
                let refusal = ["Couldn’t copy. Select the text and press Ctrl+C: ", &text].concat();
                (Tone::Danger, refusal)
            };
            self.toasts.push(tone, text, None);
        });
    }

    /// Why `action` is disabled for `volume`, as a sentence; `None` if it is enabled.
    pub(crate) fn disabled_reason(self, action: Action, volume: &Volume) -> Option<String> {
        if volume.status.phase == Phase::Deleting {
            return Some("This data volume is being deleted.".to_owned());
        }
        let place = project_scope(&volume.project_id);
        self.services.get_value().permissions.reason(action, &place)
    }
}
