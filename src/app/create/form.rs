//! The form for a new volume.

use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;

use super::delete_original::DeleteOriginal;
use super::description_field::DescriptionField;
use super::draft::CreateDraft;
use super::failure::CreateFailure;
use super::help_panel::Facts;
use super::name_field::NameField;
use super::project_field::ProjectField;
use super::pvc_field::PvcField;
use super::share_field::ShareField;
use super::share_retry::Unshared;
use super::state::{CreateState, use_create};
use crate::delete::{Recipe, find_recipe};
use crate::draft::LeaveGuard;
use crate::remote::Submission;
use crate::rights::Action;
use crate::services::Services;
use datavolumes_ui::{Alert, Button, ButtonVariant, Tone, effect, part, shown};

/// The form `New data volume`: empty, or with what can be copied of another volume.
#[component]
pub fn CreateForm(
    /// The volume to copy.
    from: Option<VolumeId>,
) -> impl IntoView {
    let create = use_create(from);
    let source = from.map(|id| copy_into(create, id));
    let is_copy = source.is_some_and(|source| {
        source.with_untracked(|source| !matches!(source, Source::Recreated(_)))
    });
    let is_created = create.read(|draft| draft.created.is_some());
    view! {
        <LeaveGuard is_unsaved=create.draft().is_changed() on_discard=move |()| create.discard() />
        {shown(move || is_created.get(), move || view! { <Unshared create /> })}
        {shown(move || !is_created.get(), move || view! {
            <div class="create">
                <div class="create__main">
                    <SourceNote source />
                    <Fields create is_copy />
                </div>
                <Facts />
            </div>
        })}
    }
}

/// What became of reading the volume to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    Loading,
    Copied(String),
    /// One that was deleted from this tab.
    Recreated(Box<Volume>),
    Failed(String),
}

/// Reads the volume to copy into the form; what was deleted from this tab is known here.
fn copy_into(create: CreateState, id: VolumeId) -> RwSignal<Source> {
    use crate::api::{Notice, Task};
    use crate::remote::{Remote, use_remote};
    if let Some(Recipe { volume }) = find_recipe(id) {
        create.draft().rebase(CreateDraft::recipe_of(&volume));
        return RwSignal::new(Source::Recreated(Box::new(volume)));
    }
    let Services { api, health, .. } = create.services();
    let volume = use_remote(move || Some(id), health, move |id| api.volume(id));
    let source = RwSignal::new(Source::Loading);
    effect(move || {
        let read = volume.state.with(|volume| match volume {
            Remote::Loading { .. } => None,
            Remote::Ready(document) => Some(Ok(document.value.clone())),
            Remote::Failed { error, .. } => Some(Err(Notice::of(error, Task::Read))),
        });
        match read {
            None => {}
            Some(Ok(volume)) => {
                create.draft().rebase(CreateDraft::copy_of(&volume));
                source.set(Source::Copied(volume.name));
            }
            Some(Err(notice)) => source.set(Source::Failed(
                [notice.title.as_str(), ". ", &notice.detail].concat(),
            )),
        }
    });
    source
}

/// Where the form comes from, if it is a copy.
#[component]
fn SourceNote(source: Option<RwSignal<Source>>) -> impl IntoView {
    let note = move || {
        match source?.get() {
        Source::Loading => Some(view! { <p class="create__note" role="status">"Reading the volume to copy…"</p> }.into_any()),
        Source::Copied(name) => Some(
            view! {
                <Alert tone=Tone::Info title=["A copy of “", &name, "”"].concat()>
                    "Everything is filled in but the PVC: one PVC backs one volume, so a copy needs its own."
                </Alert>
            }
            .into_any(),
        ),
        Source::Recreated(volume) => Some(
            view! {
                <Alert tone=Tone::Info title=["Recreate “", &volume.name, "”"].concat()>
                    "It gets a new ID and new dates. Its name and its PVC are free once the old one is gone."
                    {volume.should_delete_original_volume.then_some(" Its PVC was to be deleted with it: name another one.")}
                    {volume.shared_scopes.is_none().then_some(" You could not see whom it was shared with, so that is left out.")}
                </Alert>
            }
            .into_any(),
        ),
        Source::Failed(why) => Some(
            view! {
                <Alert tone=Tone::Warning title="There is nothing to copy from">
                    {why} " You can fill in the form yourself."
                </Alert>
            }
            .into_any(),
        ),
    }
    };
    view! { {part(note)} }
}

/// The fields in their order, and the button that sends them.
#[component]
fn Fields(create: CreateState, is_copy: bool) -> impl IntoView {
    let refused = create.refused(Action::Create);
    let closed = Signal::derive(move || {
        let is_unknown = create
            .creation()
            .state
            .with(|state| matches!(state, Submission::Unknown { .. }));
        let look_first = "It is not known yet whether the last attempt made the volume.";
        refused
            .get()
            .or_else(|| is_unknown.then(|| look_first.to_owned()))
    });
    let is_sending = Signal::derive(move || {
        create
            .creation()
            .state
            .with(|state| matches!(state, Submission::Sending | Submission::Looking))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        create.submit();
    };
    view! {
        <form
            class="create__form"
            aria-label="New data volume"
            aria-busy=move || is_sending.get().then_some("true")
            novalidate
            on:submit=submit
        >
            <KeptNote create />
            <CreateFailure create />
            <ProjectField create />
            <PvcField create is_copy />
            <NameField create />
            <DescriptionField create />
            <ShareField create />
            <DeleteOriginal create />
            <div class="create__actions">
                <Button variant=ButtonVariant::Primary submit=true busy=is_sending disabled_reason=closed>
                    "Create data volume"
                </Button>
                <Progress create />
            </div>
        </form>
    }
}

/// What is going on after the button was pressed.
#[component]
fn Progress(create: CreateState) -> impl IntoView {
    let text = move || {
        create.creation().state.with(|state| match state {
            Submission::Sending => "Creating…",
            Submission::Looking => "No answer came. Looking whether the volume was created…",
            _ => "",
        })
    };
    view! { <p class="create__progress" role="status">{part(text)}</p> }
}

/// What was typed earlier is here again, and can be thrown away.
#[component]
fn KeptNote(create: CreateState) -> impl IntoView {
    let is_kept = RwSignal::new(create.draft().was_kept());
    let is_changed = create.draft().is_changed();
    let discard = move |()| {
        is_kept.set(false);
        create.discard();
    };
    view! {
        {shown(move || is_kept.get() && is_changed.get(), move || view! {
            <Alert
                tone=Tone::Info
                title="Your draft is back"
                actions=move || view! { <Button small=true on_press=discard>"Discard draft"</Button> }
            >
                "What you typed earlier in this tab was kept."
            </Alert>
        })}
    }
}
