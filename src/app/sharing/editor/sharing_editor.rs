use datavolumes_contract::VolumeId;
use datavolumes_ui::{Alert, Skeleton, Tone, isolated};
use leptos::prelude::*;

use super::change_bar::ChangeBar;
use super::edit_step::EditStep;
use super::editor_state::{EditorState, EditorView};
use super::editor_tree::initially_expanded;
use super::failure_step::FailureStep;
use super::merge_step::MergeStep;
use super::progress_step::ProgressStep;
use super::result_step::ResultStep;
use super::review_step::ReviewStep;
use super::use_editor::{Editor, use_editor};
use crate::remote::jobs::announce_interrupted_job;
use crate::remote::{FailureAlert, Notice};
use crate::router::{LeaveGuard, Route};
use crate::sharing::map::SharingMapFigure;
use crate::sharing::shares_state::SharesState;
use crate::sharing::tree::TreeState;
use crate::shell::{BackLink, use_page_title};
use crate::volume::VolumeFailure;

/// The page on which the shares of one volume are edited.
#[component]
pub fn SharingEditor(
    /// The id of the volume.
    id: VolumeId,
) -> impl IntoView {
    announce_interrupted_job();
    let editor = use_editor(id);
    let volume = editor.volume;
    let name = Memo::new(move |_| volume.name().unwrap_or_else(|| "data volume".to_owned()));
    let title = Memo::new(move |_| ["Share ", &isolated(&name.get())].concat());
    use_page_title(move || volume.is_settled().then(|| title.get()));
    let volume_page = StoredValue::new(editor.services.router.href(&Route::Volume(id)));
    view! {
        // The message for a volume that cannot be shown is a heading.
        <Show when=move || !volume.is_hidden()>
            <BackLink href=volume_page.get_value() label=name translate="no" />
            <h1 class="page__title" translate="no">
                {title}
            </h1>
        </Show>
        <VolumeFailure volume />
        <Show when=move || volume.is_loaded()>
            <SharesNotLoaded editor />
            <Show when=move || editor.is_ready()>
                <Steps editor />
            </Show>
        </Show>
    }
}

/// Why the shares are not loaded. Nothing once they are.
#[component]
fn SharesNotLoaded(editor: Editor) -> impl IntoView {
    let retry = move |()| editor.shares.reload();
    move || match editor.shares_state() {
        SharesState::Loaded(_) => None,
        SharesState::Loading => Some(
            view! {
                <p aria-busy="true">
                    <Skeleton />
                </p>
            }
            .into_any(),
        ),
        SharesState::Forbidden(Notice { title, detail, .. }) => Some(
            view! {
                <Alert tone=Tone::Warning title>
                    {detail}
                    " You can’t edit sharing without seeing it."
                </Alert>
            }
            .into_any(),
        ),
        SharesState::Failed(notice) => {
            Some(view! { <FailureAlert notice on_retry=retry /> }.into_any())
        }
    }
}

/// The step that the editor is in, and below each but the first the map of the change.
#[component]
fn Steps(editor: Editor) -> impl IntoView {
    let view = editor.view;
    let tree = TreeState::new(untrack(|| initially_expanded(editor)));
    let is_sending = Signal::derive(move || view.get() == EditorView::Progress);
    let is_unsaved = Signal::derive(move || is_sending.get() || editor.is_changed());
    let step = move || {
        if view.get() == EditorView::Merge {
            // A plan may join the edits meanwhile.
            editor.state.track();
        }
        match editor.state.get_untracked() {
            EditorState::Editing => view! { <EditStep editor tree /> }.into_any(),
            EditorState::Reviewing => view! { <ReviewStep editor /> }.into_any(),
            EditorState::Merging(merge) => view! { <MergeStep editor merge /> }.into_any(),
            EditorState::Reading | EditorState::Applying { .. } | EditorState::Verifying => {
                view! { <ProgressStep editor /> }.into_any()
            }
            EditorState::Failed(_) => view! { <FailureStep editor /> }.into_any(),
            EditorState::Done(result) => view! { <ResultStep editor result /> }.into_any(),
        }
    };
    view! {
        <LeaveGuard is_unsaved is_sending on_discard=move |()| editor.discard() />
        {step}
        <Show when=move || view.get() != EditorView::Edit>
            <SharingMapFigure
                organisation=editor.organisation
                plan=editor.plan
                loader=editor.loader
                is_change=Signal::derive(move || editor.is_changed())
            />
        </Show>
        <Show when=move || matches!(view.get(), EditorView::Edit | EditorView::Review)>
            <ChangeBar editor />
        </Show>
    }
}
