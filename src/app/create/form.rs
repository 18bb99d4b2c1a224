use datavolumes_client::Action;
use datavolumes_contract::VolumeId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::copy_source::{CopySourceNote, use_copy_source};
use super::create_error::CreateError;
use super::delete_original::DeleteOriginal;
use super::description_field::DescriptionField;
use super::draft_note::DraftNote;
use super::help_panel::HelpPanel;
use super::name::NameField;
use super::project_field::ProjectField;
use super::pvc_field::PvcField;
use super::share_field::ShareField;
use super::share_retry::ShareRetry;
use super::state::{CreateState, use_create};
use crate::remote::Mutation;
use crate::router::LeaveGuard;
use datavolumes_ui::{Button, ButtonVariant, use_bar};

/// The form "New data volume": empty, or filled from another volume.
#[component]
pub(crate) fn CreateForm(
    /// The volume to copy or recreate.
    from: Option<VolumeId>,
) -> impl IntoView {
    let create = use_create(from);
    let source = from.map(|id| use_copy_source(create, id));
    let is_copy = source.is_some_and(|source| source.with_untracked(|source| !source.is_deleted()));
    let is_created = create.read(|draft| draft.created.is_some());
    view! {
        <LeaveGuard is_unsaved=create.draft.is_changed() on_discard=move |()| create.discard() />
        <Show when=move || is_created.get()>
            <ShareRetry create />
        </Show>
        <Show when=move || !is_created.get()>
            <div class="create">
                <div class="create__main">
                    {source.map(|source| view! { <CopySourceNote source /> })}
                    <Fields create is_copy />
                </div>
                <HelpPanel />
            </div>
        </Show>
    }
}

#[component]
fn Fields(create: CreateState, is_copy: bool) -> impl IntoView {
    use_bar("create");
    let is_creating = create.creation.is_pending();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        create.submit();
    };
    view! {
        <form
            class="create__form"
            node_ref=create.form
            aria-label="New data volume"
            aria-busy=move || is_creating.get().then_some("true")
            novalidate
            on:submit=submit
        >
            <DraftNote create />
            <CreateError create />
            <ProjectField create />
            <PvcField create is_copy />
            <NameField create />
            <DescriptionField create />
            <ShareField create />
            <DeleteOriginal create />
            <div class="create__actions">
                <SubmitButton create />
                <Progress create />
            </div>
        </form>
    }
}

#[component]
fn SubmitButton(create: CreateState) -> impl IntoView {
    let denial = create.denial(Action::Create);
    let is_unknown = create.creation.is_unknown();
    let disabled_reason = Signal::derive(move || {
        let verify_first = "First check whether the last attempt created the data volume.";
        denial
            .get()
            .or_else(|| is_unknown.get().then(|| verify_first.to_owned()))
    });
    view! {
        <Button
            variant=ButtonVariant::Primary
            submit=true
            busy=create.creation.is_pending()
            disabled_reason
        >
            "Create data volume"
        </Button>
    }
}

/// What happens after the button was pressed.
#[component]
fn Progress(create: CreateState) -> impl IntoView {
    let text = move || {
        create.creation.state.with(|state| match state {
            Mutation::Pending => "Creating…",
            Mutation::Verifying => "No response. Checking whether the data volume was created…",
            _ => "",
        })
    };
    view! {
        <p class="create__progress" role="status">
            {text}
        </p>
    }
}
