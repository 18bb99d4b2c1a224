use datavolumes_contract::{Scope, SharedScope};
use datavolumes_ui::{Alert, Toasts, Tone, has_no_focus};
use leptos::{html, prelude::*};

use super::editor_copy::EditorCopy;
use super::editor_tree::{EditorTree, add_manual_scope};
use super::use_editor::Editor;
use crate::sharing::plan_link::PlanLinkError;
use crate::sharing::scope_by_id::ScopeById;
use crate::sharing::share_list::ShareList;
use crate::sharing::tree::TreeState;

/// The step in which the shares are edited: the tree beside the current shares.
#[component]
pub(super) fn EditStep(
    /// The editor.
    editor: Editor,
    /// The state of the tree.
    tree: TreeState,
) -> impl IntoView {
    let tree_ref = NodeRef::<html::Div>::new();
    restore_focus(editor, tree_ref);
    let toasts = Toasts::of_context();
    let add_scope = move |scope: Scope| {
        let added = add_manual_scope(editor, tree, toasts, scope);
        editor.scope_id.settle(added);
    };
    view! {
        <EditNotices editor />
        <div class="sharing">
            <EditorTree editor state=tree node_ref=tree_ref />
            <div class="sharing__side">
                <CurrentShares editor />
                <section class="details__group" aria-label="Add by ID">
                    <h2 class="details__heading">"Add by ID"</h2>
                    <ScopeById on_add=add_scope entry=editor.scope_id />
                </section>
                <section class="details__group" aria-label="Copy sharing">
                    <h2 class="details__heading">"Copy sharing"</h2>
                    <EditorCopy editor />
                </section>
            </div>
        </div>
    }
}

/// Focuses the tree if the user returns from another step, whose focused button is gone.
fn restore_focus(editor: Editor, tree_ref: NodeRef<html::Div>) {
    Effect::new(move |_| {
        if let Some(tree) = tree_ref.get()
            && has_no_focus()
            && untrack(|| editor.is_changed())
        {
            let _ = tree.focus();
        }
    });
}

/// Why the shares cannot be changed, and whether a draft was restored.
#[component]
fn EditNotices(editor: Editor) -> impl IntoView {
    let denied = move || {
        editor.volume_disabled_reason().map(|reason| {
            view! {
                <Alert
                    tone=Tone::Warning
                    title="You don’t have permission to change this sharing"
                >
                    {reason}
                </Alert>
            }
        })
    };
    view! {
        {denied}
        {move || editor.link.get().map(link_notice)}
        <Show when=move || {
            editor.was_restored() && editor.is_changed() && editor.link.get().is_none()
        }>
            <Alert tone=Tone::Info title="Unsaved changes restored" />
        </Show>
    }
}

/// Says what became of the plan of the link that opened the page.
pub(super) fn link_notice(link: Result<bool, PlanLinkError>) -> AnyView {
    match link {
        Ok(has_joined) => {
            let text = if has_joined {
                "The plan was added to your changes. Nothing is applied yet. Review it first."
            } else {
                "Nothing is applied yet. Review it first."
            };
            view! {
                <Alert tone=Tone::Info title="This link contains a plan">
                    {text}
                </Alert>
            }
            .into_any()
        }
        Err(error) => view! {
            <Alert tone=Tone::Warning title="The plan in this link can’t be used">
                {error.to_string()}
            </Alert>
        }
        .into_any(),
    }
}

/// The shares as they were last read.
#[component]
fn CurrentShares(editor: Editor) -> impl IntoView {
    let remote = editor.shares.state;
    let shares: Signal<Vec<SharedScope>> =
        Signal::derive(move || remote.with(|shares| shares.latest().cloned().unwrap_or_default()));
    let not_shared = || view! { <p>"Not shared. Only the origin project can mount it."</p> };
    view! {
        <section class="details__group" aria-label="Shared with now">
            <h2 class="details__heading">"Shared with now"</h2>
            <Show when=move || shares.with(|shares| !shares.is_empty()) fallback=not_shared>
                <ShareList shares organisation=editor.organisation />
            </Show>
        </section>
    }
}
