use datavolumes_contract::{Scope, VolumeId};
use leptos::{html, prelude::*};

use super::add_scope::AddScope;
use super::change_bar::ChangeBar;
use super::editor_copy::EditorCopy;
use super::editor_state::{Editor, use_editor};
use super::editor_tree::{EditorTree, add_typed, home};
use super::merge_view::MergeView;
use super::outcome_view::{DoneView, ProgressView, StoppedView};
use super::review::Review;
use super::scope_tree::TreeState;
use super::share_list::ShareList;
use super::shares_state::Shares;
use super::stage::{Stage, View};
use crate::api::Notice;
use crate::draft::LeaveGuard;
use crate::page_title::use_page_title;
use crate::route::Route;
use crate::volume::VolumeFailure;
use datavolumes_ui::{Alert, Button, Skeleton, Toasts, Tone, effect, part, shown};

/// The page on which the shares of one volume are looked at and changed.
#[component]
pub fn SharingEditor(
    /// The volume.
    id: VolumeId,
) -> impl IntoView {
    let editor = use_editor(id);
    let volume = editor.volume;
    let name = move || volume.name().unwrap_or_else(|| "data volume".to_owned());
    let title = move || ["Share ", &name()].concat();
    let up = editor.services.router.href(&Route::Volume(id));
    use_page_title(title);
    let is_known = move || volume.is_loaded();
    view! {
        {shown(is_known, move || view! { <a class="page__up" href=up.clone()>"‹ " {part(name)}</a> })}
        <h1 class="page__title">{part(title)}</h1>
        <VolumeFailure volume />
        {shown(is_known, move || view! { <SharesGate editor /> })}
    }
}

/// The editor, or why there is nothing to edit.
#[component]
fn SharesGate(editor: Editor) -> impl IntoView {
    let is_ready = Memo::new(move |_| editor.is_ready());
    let instead = part(move || match editor.shares() {
        Shares::Known(_) => ().into_any(),
        Shares::Loading => view! { <p aria-busy="true"><Skeleton /></p> }.into_any(),
        Shares::NotPermitted(Notice { title, detail, .. }) => view! {
            <Alert tone=Tone::Warning title>
                {detail}
                " Without knowing it, nothing about it can be changed with certainty."
            </Alert>
        }
        .into_any(),
        Shares::NotLoaded(Notice { title, detail, .. }) => {
            let retry = move || view! { <Button small=true on_press=move |()| editor.shares.reload()>"Retry"</Button> };
            view! { <Alert tone=Tone::Danger title actions=retry>{detail}</Alert> }.into_any()
        }
    });
    view! {
        {instead}
        {shown(move || is_ready.get(), move || view! { <Stages editor /> })}
    }
}

/// What is to be seen at the stage where the change stands.
#[component]
fn Stages(editor: Editor) -> impl IntoView {
    let view = editor.view();
    let tree = TreeState::new(home(editor));
    // A progress cannot be left without being asked; neither can a change that is not applied.
    let is_unsaved = Signal::derive(move || view.get() == View::Progress || editor.is_changed());
    let stage = part(move || {
        let stage = || editor.stage.get_untracked();
        match (view.get(), stage()) {
            (View::Merge, Stage::Merging(merge)) => view! { <MergeView editor merge /> }.into_any(),
            (View::Stopped, _) => part(move || match editor.stage.get() {
                Stage::Stopped(stop) => view! { <StoppedView editor stop /> }.into_any(),
                _ => ().into_any(),
            })
            .into_any(),
            (View::Done, Stage::Done(proof)) => view! { <DoneView editor proof /> }.into_any(),
            (View::Progress, _) => view! { <ProgressView editor /> }.into_any(),
            (View::Review, _) => view! { <Review editor /> }.into_any(),
            _ => view! { <Editing editor tree /> }.into_any(),
        }
    });
    let has_bar = move || matches!(view.get(), View::Editor | View::Review);
    view! {
        <LeaveGuard is_unsaved on_discard=move |()| editor.discard() />
        {stage}
        {shown(has_bar, move || view! { <ChangeBar editor /> })}
    }
}

/// The tree beside what is shared now.
#[component]
fn Editing(editor: Editor, tree: TreeState) -> impl IntoView {
    let node_ref = NodeRef::<html::Div>::new();
    let toasts = Toasts::of_context();
    let is_first = StoredValue::new(true);
    // Back from another stage, whose buttons are gone.
    effect(move || {
        let has_lost_focus = document()
            .active_element()
            .is_none_or(|at| at.tag_name() == "BODY");
        if let Some(tree) = node_ref.get()
            && is_first.get_value()
        {
            is_first.set_value(false);
            if has_lost_focus && editor.is_changed_untracked() {
                let _ = tree.focus();
            }
        }
    });
    let shares = Signal::derive(move || {
        editor
            .shares
            .state
            .with(|shares| shares.latest().cloned().unwrap_or_default())
    });
    let is_shared = move || shares.with(|shares| !shares.is_empty());
    let refusal = part(move || {
        editor.refusal_of_all().map(|reason| {
            view! { <Alert tone=Tone::Warning title="You may not change whom it is shared with">{reason}</Alert> }
        })
    });
    view! {
        {refusal}
        {shown(move || editor.was_kept() && editor.is_changed(), || view! {
            <Alert tone=Tone::Info title="Your changes of before are still here">
                "They were kept in this tab, and are not applied yet."
            </Alert>
        })}
        <div class="sharing">
            <EditorTree editor state=tree node_ref />
            <div class="sharing__side">
                <section class="details__group" aria-label="Shared with now">
                    <h2 class="details__heading">"Shared with now"</h2>
                    {part(move || if is_shared() {
                        view! { <ShareList shares /> }.into_any()
                    } else {
                        view! { <p>"Shared with nobody. Only its origin project can mount it."</p> }.into_any()
                    })}
                </section>
                <section class="details__group" aria-label="A scope that is not listed">
                    <h2 class="details__heading">"A scope that is not listed"</h2>
                    <AddScope on_add=move |scope: Scope| add_typed(editor, tree, toasts, &scope) />
                </section>
                <section class="details__group" aria-label="Copy sharing">
                    <h2 class="details__heading">"Copy sharing"</h2>
                    <EditorCopy editor />
                </section>
            </div>
        </div>
    }
}
