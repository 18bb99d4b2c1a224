use std::sync::Arc;

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Node, ScopeSet};
use leptos::{html, prelude::*};

use super::editor_state::Editor;
use super::scope_mark::{is_foreign, marks, scope_item};
use super::scope_tree::{ScopeItem, ScopeTree, TreeState};
use super::words;
use datavolumes_ui::{CheckState, Toasts, TreeItem};

/// The tree in which the shares of one volume are ticked and unticked.
#[component]
pub(super) fn EditorTree(
    /// What is edited.
    editor: Editor,
    /// What of it is open.
    state: TreeState,
    /// To focus it.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let item: ScopeItem = Arc::new(move |node: Node<'_>| item(editor, node));
    let toggle = move |scope: Scope| {
        if untrack(|| editor.refusal(&scope)).is_none() {
            let is_wanted = editor
                .plan
                .with_untracked(|plan| plan.wanted().contains(&scope));
            editor.want(scope, !is_wanted);
        }
    };
    view! {
        <ScopeTree
            organisation=editor.organisation
            directory=editor.directory
            state
            item
            on_toggle=Callback::new(toggle)
            node_ref
        />
    }
}

/// The scopes under which the volume of `editor` originates: where its tree is open at first.
pub(super) fn home(editor: Editor) -> ScopeSet {
    editor.volume.value().with_untracked(|volume| {
        ScopeSet::from([
            Scope::new(ScopeType::Cluster, volume.cluster_id.as_str()),
            Scope::new(ScopeType::Department, volume.department_id.as_str()),
        ])
    })
}

/// Asks that a `scope` be shared with that was typed, and goes to it in the tree.
pub(super) fn add_typed(editor: Editor, tree: TreeState, toasts: Toasts, scope: &Scope) {
    editor.typed.update(|typed| _ = typed.insert(scope.clone()));
    let label = editor
        .organisation
        .with_untracked(|organisation| words::named(organisation, scope));
    if editor
        .plan
        .with_untracked(|plan| plan.wanted().contains(scope))
    {
        toasts.announce(&["It is shared with ", &label, " already."].concat());
    } else {
        editor.want(scope.clone(), true);
        toasts.announce(&[&label, " will be shared."].concat());
    }
    tree.go_to(scope.clone());
}

fn item(editor: Editor, node: Node<'_>) -> TreeItem {
    let organisation = editor.organisation.get();
    let (plan, tallies) = (editor.plan.get(), editor.tallies.get());
    let marks = marks(node, &plan, &tallies);
    let ticked = if plan.wanted().contains(node.scope()) {
        CheckState::Checked
    } else if !node.is_project() && tallies.of(node.id()).usable_after() > 0 {
        CheckState::Mixed
    } else {
        CheckState::Unchecked
    };
    let is_foreign = is_foreign(node, |level| organisation.lists(level));
    let refusal = editor.refusal(node.scope());
    scope_item(node, marks, is_foreign, ticked, refusal)
}
