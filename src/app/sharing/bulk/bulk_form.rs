use std::sync::Arc;

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Node, ScopeDiff, ScopeSet};
use datavolumes_ui::{
    Alert, Button, CheckState, Choice, IconName, RadioGroup, Toasts, Tone, TreeItem, format_number,
};
use leptos::{html, prelude::*};

use super::edit_list::EditList;
use super::use_bulk_editor::BulkEditor;
use crate::sharing::copy_from::{CopyFrom, CopySource};
use crate::sharing::permission::share_disabled_reason;
use crate::sharing::scope_by_id::ScopeById;
use crate::sharing::scope_id_entry::meant_scope;
use crate::sharing::text::{capitalize, node_label, pluralize, scope_name, through_text};
use crate::sharing::tree::{
    RenderItem, ScopeMark, ScopeStatus, ScopeTree, TreeState, is_unlisted, planned_access,
    scope_item,
};

/// The choices of what checking a scope means.
const SHARE: &str = "share";
const UNSHARE: &str = "unshare";

/// The step in which the change is edited: the tree beside the list of edits.
#[component]
pub(super) fn BulkForm(
    /// The bulk change.
    editor: BulkEditor,
) -> impl IntoView {
    let toasts = Toasts::of_context();
    let mode = RwSignal::new(SHARE.to_owned());
    let tree = TreeState::new(initially_expanded(editor));
    let count = format_number(editor.items.len() as u64);
    let take_scope = move |scope: Scope| -> Result<(), String> {
        let is_share = mode.with_untracked(|mode| mode == SHARE);
        let scope = meant_scope(&editor.organisation.get_untracked(), scope)?;
        editor.add_manual_scope(scope.clone());
        editor
            .edits
            .update(|edits| add_edit(edits, &scope, is_share));
        let organisation = editor.organisation.get_untracked();
        let effect = if is_share {
            " will gain access."
        } else {
            ": sharing will stop."
        };
        toasts.announce(&[&scope_name(&organisation, &scope), effect].concat());
        tree.activate(scope);
        Ok(())
    };
    let add_scope = move |scope: Scope| editor.scope_id.settle(take_scope(scope));
    view! {
        <p class="stage__lead">"Changes apply to all " {count} ". Other sharing is kept."</p>
        <Show when=move || editor.was_restored() && editor.has_edits()>
            <RestoredNotice editor />
        </Show>
        <ModeSwitch mode />
        <div class="sharing">
            <BulkTree editor tree mode />
            <div class="sharing__side">
                <section class="details__group" aria-label="Pending changes">
                    <h3 class="details__heading">"Pending changes"</h3>
                    <EditList editor />
                </section>
                <section class="details__group" aria-label="Add by ID">
                    <h3 class="details__heading">"Add by ID"</h3>
                    <ScopeById on_add=add_scope entry=editor.scope_id />
                </section>
                <section class="details__group" aria-label="Copy sharing">
                    <h3 class="details__heading">"Copy sharing"</h3>
                    <CopyFrom except=None let:source>
                        <CopyOffer editor source />
                    </CopyFrom>
                </section>
            </div>
        </div>
    }
}

/// Says that the edits were restored from a draft.
#[component]
fn RestoredNotice(editor: BulkEditor) -> impl IntoView {
    let actions = move || {
        view! {
            <Button small=true on_press=move |()| editor.discard()>
                "Start over"
            </Button>
        }
    };
    view! { <Alert tone=Tone::Info title="Unsaved changes restored" actions /> }
}

/// Switches what checking a scope means: to share with it or to stop sharing with it.
#[component]
fn ModeSwitch(mode: RwSignal<String>) -> impl IntoView {
    let choices = vec![
        Choice::new(SHARE, "Share with"),
        Choice::new(UNSHARE, "Stop sharing with"),
    ];
    view! {
        <div class="bulk__meaning">
            <span aria-hidden="true">"Action"</span>
            <RadioGroup
                label="Action"
                choices
                value=mode
                on_change=move |chosen| mode.set(chosen)
            />
        </div>
    }
}

/// The tree in which the scopes of the edits are checked.
#[component]
fn BulkTree(editor: BulkEditor, tree: TreeState, mode: RwSignal<String>) -> impl IntoView {
    let node_ref = NodeRef::<html::Div>::new();
    let item: RenderItem = Arc::new(move |node: Node<'_>, search: &str| item(editor, node, search));
    let toggle = move |scope: Scope| {
        if untrack(|| share_disabled_reason(editor.services, &scope)).is_none() {
            let is_share = mode.with_untracked(|mode| mode == SHARE);
            editor
                .edits
                .update(|edits| toggle_edit(edits, scope, is_share));
        }
    };
    view! {
        <ScopeTree
            organisation=editor.organisation
            loader=editor.loader
            state=tree
            item
            on_toggle=Callback::new(toggle)
            node_ref
        />
    }
}

/// The clusters of the volumes: the rows that are expanded at first.
fn initially_expanded(editor: BulkEditor) -> ScopeSet {
    let mut clusters = ScopeSet::new();
    editor.items.for_each_volume(|volume| {
        clusters.insert(Scope::new(ScopeType::Cluster, volume.cluster_id.as_str()));
    });
    clusters
}

/// Adds an edit that shares with `scope`, or stops sharing with it.
fn add_edit(edits: &mut ScopeDiff, scope: &Scope, is_share: bool) {
    if is_share {
        edits.share(scope.clone());
    } else {
        edits.unshare(scope.clone());
    }
}

/// Adds an edit of `scope`, or removes it if the same edit exists.
fn toggle_edit(edits: &mut ScopeDiff, scope: Scope, is_share: bool) {
    let same = if is_share {
        edits.add()
    } else {
        edits.remove()
    };
    if same.contains(&scope) {
        edits.reset(&scope);
    } else {
        add_edit(edits, &scope, is_share);
    }
}

/// The mark of the edit of `scope`, if there is one.
fn edit_mark(edits: &ScopeDiff, scope: &Scope) -> Option<ScopeMark> {
    if edits.add().contains(scope) {
        Some(ScopeMark::new("add", IconName::PLUS, "Share"))
    } else if edits.remove().contains(scope) {
        Some(ScopeMark::new("remove", IconName::MINUS, "Stop sharing"))
    } else {
        None
    }
}

fn item(editor: BulkEditor, node: Node<'_>, search: &str) -> TreeItem {
    let organisation = editor.organisation.get();
    let mark = editor.edits.with(|edits| edit_mark(edits, node.scope()));
    let checked = if mark.is_some() {
        CheckState::Checked
    } else {
        CheckState::Unchecked
    };
    let status = ScopeStatus {
        marks: mark.into_iter().collect(),
        implied: editor.edits.with(|edits| implied_by(edits, node)),
        is_unlisted: is_unlisted(&organisation, node),
        checked,
        disabled_reason: share_disabled_reason(editor.services, node.scope()),
    };
    scope_item(node, status, search)
}

/// That `node` will have access through a scope above it, if `edits` share with one.
fn implied_by(edits: &ScopeDiff, node: Node<'_>) -> Option<String> {
    let above = node
        .ancestors()
        .find(|above| edits.add().contains(above.scope()))?;
    let through = through_text(&above.scope().scope_type, &node_label(above));
    Some(capitalize(&planned_access(&through, false)))
}

/// Adds the shares of another volume to the edits. Shares of undocumented levels are skipped.
#[component]
fn CopyOffer(editor: BulkEditor, source: CopySource) -> impl IntoView {
    let toasts = Toasts::of_context();
    let shares: Vec<Scope> = source
        .shares
        .into_iter()
        .filter(|scope| scope.scope_type.is_documented())
        .collect();
    let count = pluralize(shares.len(), "scope");
    let text = [&source.name, " is shared with ", &count, "."].concat();
    let copy = move |()| {
        for scope in &shares {
            editor.add_manual_scope(scope.clone());
            editor.edits.update(|edits| edits.share(scope.clone()));
        }
        toasts.announce(&[&count, " added to your changes. Not applied yet."].concat());
    };
    view! {
        <p>{text}</p>
        <Button on_press=copy>"Add"</Button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_twice_removes_the_edit() {
        let scope = Scope::new(ScopeType::Project, "1");
        let mut edits = ScopeDiff::default();
        toggle_edit(&mut edits, scope.clone(), true);
        assert!(edits.add().contains(&scope));
        toggle_edit(&mut edits, scope.clone(), false);
        assert!(edits.add().is_empty() && edits.remove().contains(&scope));
        toggle_edit(&mut edits, scope.clone(), false);
        assert!(edits.is_empty());
        assert!(edit_mark(&edits, &scope).is_none());
    }
}
