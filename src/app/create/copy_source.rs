//! The volume that the form copies or recreates.

use datavolumes_client::ErrorKind;
use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;

use super::draft::CreateDraft;
use super::state::CreateState;
use crate::delete::{DeletedVolume, find_deleted};
use crate::remote::{Notice, Remote, Task, recheck_while, use_remote};
use crate::services::Services;
use datavolumes_ui::{Alert, Tone, isolated};

/// The volume that the form is filled from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CopySource {
    /// The volume is being read.
    Loading,
    /// The form is filled from the volume of this name.
    Volume(String),
    /// The form is filled from a volume that was deleted in this tab.
    Deleted(Box<Volume>),
    /// The volume cannot be read, for this reason.
    Failed(String),
}

impl CopySource {
    /// Whether the form recreates a deleted volume.
    pub(super) fn is_deleted(&self) -> bool {
        matches!(self, Self::Deleted(_))
    }
}

/// Fills the form from the volume `id`: one that was deleted in this tab, else the one on the server.
pub(super) fn use_copy_source(create: CreateState, id: VolumeId) -> RwSignal<CopySource> {
    if let Some(DeletedVolume { volume }) = find_deleted(id) {
        create.draft.rebase(CreateDraft::recreation_of(&volume));
        return RwSignal::new(CopySource::Deleted(Box::new(volume)));
    }
    let services = create.services;
    let connectivity = services.connectivity;
    let volume = use_remote(
        move || Some(id),
        connectivity,
        move |id| services.client().volume(id),
    );
    let source = RwSignal::new(CopySource::Loading);
    Effect::new(move || {
        volume.state.with(|volume| match volume {
            Remote::Loading { .. } => {}
            Remote::Ready(response) => {
                let volume = &response.value;
                create.draft.rebase(CreateDraft::copy_of(volume));
                source.set(CopySource::Volume(volume.name.clone()));
            }
            Remote::Failed { error, .. } => {
                let Notice { title, detail, .. } = Notice::of(error, Task::Read);
                source.set(CopySource::Failed([&title, ". ", &detail].concat()));
            }
        });
    });
    source
}

/// What the form is filled from.
#[component]
pub(super) fn CopySourceNote(source: RwSignal<CopySource>) -> impl IntoView {
    move || match source.get() {
        CopySource::Loading => view! {
            <p class="create__note" role="status">
                "Loading the data volume to copy…"
            </p>
        }
        .into_any(),
        CopySource::Volume(name) => view! {
            <Alert tone=Tone::Info title=["Copied from “", &isolated(&name), "”"].concat()>
                "Choose a different PVC for the copy."
            </Alert>
        }
        .into_any(),
        CopySource::Deleted(volume) => view! { <RecreationNote volume=*volume /> }.into_any(),
        CopySource::Failed(reason) => view! {
            <Alert tone=Tone::Warning title="The data volume to copy could not be loaded">
                {reason}
                " You can still fill in the form."
            </Alert>
        }
        .into_any(),
    }
}

/// Whether the volume that is recreated still exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Unknown,
    Present,
    Gone,
}

impl Presence {
    fn of<T>(volume: &Remote<T>) -> Self {
        match (volume.error_kind(), volume.latest()) {
            (Some(ErrorKind::NotFound), _) => Self::Gone,
            (_, Some(_)) => Self::Present,
            (_, None) => Self::Unknown,
        }
    }
}

/// Whether the volume `id` still exists, which is checked again until it is gone.
fn use_presence(id: VolumeId) -> Memo<Presence> {
    let services = Services::of_context();
    let volume = use_remote(
        move || Some(id),
        services.connectivity,
        move |id| services.client().volume(id),
    );
    let presence = Memo::new(move |_| volume.state.with(Presence::of));
    recheck_while(
        Memo::new(move |_| presence.get() != Presence::Gone),
        move || volume.reload(),
    );
    presence
}

#[component]
fn RecreationNote(volume: Volume) -> impl IntoView {
    let presence = use_presence(volume.id);
    let name = isolated(&volume.name).into_owned();
    let title = ["Recreate “", &name, "”"].concat();
    let state = move || match presence.get() {
        Presence::Unknown => String::new(),
        Presence::Present => [
            "“",
            &name,
            "” is still being deleted. Wait until that is finished.",
        ]
        .concat(),
        Presence::Gone => ["“", &name, "” is deleted. You can recreate it now."].concat(),
    };
    let is_pvc_deleted = volume.should_delete_original_volume;
    let are_shares_unknown = volume.shared_scopes.is_none();
    view! {
        <Alert tone=Tone::Info title>
            "The new data volume gets a new ID and new dates."
            {is_pvc_deleted.then_some(" The origin PVC is deleted too: enter another one.")}
            {are_shares_unknown
                .then_some(" Sharing is left out: you don’t have permission to see it.")}
            <p role="status">{state}</p>
        </Alert>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rejected;

    #[test]
    fn only_an_answer_says_that_a_volume_is_gone() {
        let failed = |status, last| Remote::Failed {
            error: rejected(status),
            last,
        };
        for (volume, presence) in [
            (Remote::default(), Presence::Unknown),
            (Remote::Ready(1), Presence::Present),
            (Remote::Loading { last: Some(1) }, Presence::Present),
            (failed(500, Some(1)), Presence::Present),
            (failed(500, None), Presence::Unknown),
            (failed(404, Some(1)), Presence::Gone),
            (failed(410, None), Presence::Gone),
        ] {
            assert_eq!(Presence::of(&volume), presence, "{volume:?}");
        }
    }
}
