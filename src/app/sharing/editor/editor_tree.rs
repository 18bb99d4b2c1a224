use std::sync::Arc;

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Node, ScopeSet};
use datavolumes_ui::{CheckState, IconName, Toasts, TreeItem};
use leptos::{html, prelude::*};

use super::use_editor::Editor;
use crate::sharing::permission::other_cluster_reason;
use crate::sharing::scope_id_entry::meant_scope;
use crate::sharing::text::scope_name;
use crate::sharing::tree::{
    RenderItem, ScopeMark, ScopeStatus, ScopeTree, TreeState, implied_text, is_unlisted,
    scope_item, scope_marks,
};

/// The tree in which the scopes to share with are checked.
#[component]
pub(super) fn EditorTree(
    /// The editor.
    editor: Editor,
    /// The state of the tree.
    state: TreeState,
    /// The element of the tree, to focus it.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let item: RenderItem = Arc::new(move |node: Node<'_>, search: &str| item(editor, node, search));
    let toggle = move |scope: Scope| {
        if untrack(|| editor.disabled_reason(&scope)).is_none() {
            let is_shared = is_planned(editor, &scope);
            editor.set_shared(scope, !is_shared);
        }
    };
    view! {
        <ScopeTree
            organisation=editor.organisation
            loader=editor.loader
            state
            item
            on_toggle=Callback::new(toggle)
            node_ref
        />
    }
}

/// The cluster and the department of the volume: the rows that are expanded at first.
pub(super) fn initially_expanded(editor: Editor) -> ScopeSet {
    editor.volume.value().with(|volume| {
        ScopeSet::from([
            Scope::new(ScopeType::Cluster, volume.cluster_id.as_str()),
            Scope::new(ScopeType::Department, volume.department_id.as_str()),
        ])
    })
}

/// Adds a scope that the user entered to the tree and to the edits, and makes it the active row.
///
/// # Errors
/// Why the volume cannot be shared with it, as a sentence.
pub(super) fn add_manual_scope(
    editor: Editor,
    tree: TreeState,
    toasts: Toasts,
    scope: Scope,
) -> Result<(), String> {
    let organisation = editor.organisation.get_untracked();
    let scope = meant_scope(&organisation, scope)?;
    let volume = editor.volume.value();
    let home = volume.with_untracked(|volume| volume.cluster_id.clone());
    if let Some(reason) = other_cluster_reason(&organisation, &home, &scope) {
        return Err(reason);
    }
    editor.manual_scopes.update(|scopes| {
        scopes.insert(scope.clone());
    });
    let name = scope_name(&organisation, &scope);
    let is_known = organisation.find(&scope).is_some();
    if is_planned(editor, &scope) {
        toasts.announce(&["Already shared with ", &name, "."].concat());
    } else {
        editor.set_shared(scope.clone(), true);
        let effect = if is_known {
            " will gain access."
        } else {
            " was added, but is not in the directory. Check the ID."
        };
        toasts.announce(&[&name, effect].concat());
    }
    tree.activate(scope);
    Ok(())
}

/// Whether the volume is shared with `scope` once the edits are applied.
fn is_planned(editor: Editor, scope: &Scope) -> bool {
    editor
        .plan
        .with_untracked(|plan| plan.target().contains(scope))
}

fn item(editor: Editor, node: Node<'_>, search: &str) -> TreeItem {
    let organisation = editor.organisation.get();
    let (plan, tallies) = (editor.plan.get(), editor.tallies.get());
    let checked = if plan.target().contains(node.scope()) {
        CheckState::Checked
    } else if !node.is_project() && tallies.get(node.id()).usable_after() > 0 {
        CheckState::Mixed
    } else {
        CheckState::Unchecked
    };
    let is_refused = node.parent().is_none() && editor.is_in_other_cluster(node.scope());
    let marks = if is_refused {
        let reason = "Can’t share across clusters";
        vec![ScopeMark::new("refused", IconName::CLUSTER, reason)]
    } else {
        let is_complete = organisation.is_complete(&ScopeType::Project);
        scope_marks(node, &plan, &tallies, is_complete)
    };
    let status = ScopeStatus {
        marks,
        implied: implied_text(node, &plan),
        is_unlisted: is_unlisted(&organisation, node),
        checked,
        disabled_reason: editor.disabled_reason(node.scope()),
    };
    scope_item(node, status, search)
}
