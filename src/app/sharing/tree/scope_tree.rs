use std::sync::Arc;

use datavolumes_contract::Scope;
use datavolumes_sharing::{Node, Organisation, ScopeRow};
use datavolumes_ui::{CheckState, SearchBox, Tree, TreeAction, TreeItem, TreeRow, isolated};
use leptos::{html, prelude::*};

use super::tree_state::TreeState;
use crate::sharing::org_loader::OrgLoader;
use crate::sharing::org_notice::OrgNotice;
use crate::sharing::ptr_eq::PtrEq;

/// Renders the row of a scope, in which the text that was searched for is marked. It runs again when a signal that it
/// reads changes.
pub(in crate::sharing) type RenderItem = Arc<dyn Fn(Node<'_>, &str) -> TreeItem + Send + Sync>;

/// A searchable tree of the organisation in which scopes are checked.
#[component]
pub(in crate::sharing) fn ScopeTree(
    /// The known scopes.
    organisation: Memo<PtrEq<Organisation>>,
    /// The directory that the scopes are loaded from.
    loader: OrgLoader,
    /// The state of the tree.
    state: TreeState,
    /// Renders the row of a scope.
    item: RenderItem,
    /// Called with a scope when the user checks or unchecks it.
    on_toggle: Callback<Scope>,
    /// The element of the tree, to focus it.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let rows = Memo::new(move |_| PtrEq::new(state.rows(&organisation.get())));
    let tree_rows = Signal::derive(move || Arc::new(rows.get().iter().map(tree_row).collect()));
    let active = Memo::new(move |_| state.active_index(&organisation.get(), &rows.get()));
    let search = state.search();
    let item = Callback::new(move |index: usize| {
        let (organisation, rows) = (organisation.get(), rows.get());
        let node = rows.get(index).and_then(|row| organisation.node(row.node));
        node.map_or_else(empty_item, |node| search.with(|text| item(node, text)))
    });
    let name = move |index: usize| {
        let (organisation, rows) = (organisation.get_untracked(), rows.get_untracked());
        let node = rows.get(index).and_then(|row| organisation.node(row.node));
        node.map(|node| node.label().to_owned()).unwrap_or_default()
    };
    let act = move |action: TreeAction| {
        let (organisation, rows) = (organisation.get_untracked(), rows.get_untracked());
        state.act(action, &organisation, &rows, on_toggle);
    };
    view! {
        <section class="scope-tree" aria-label="Scopes">
            <SearchBox label="Find a scope" value=search on_search=move |text| search.set(text) />
            <OrgNotice loader />
            <Tree
                label="Scopes"
                rows=tree_rows
                active
                item
                name=Callback::new(name)
                on_action=Callback::new(act)
                node_ref
            />
            <Show when=move || rows.with(|rows| rows.is_empty())>
                <p class="scope-tree__none">{move || empty_text(&search.get())}</p>
            </Show>
        </section>
    }
}

fn tree_row(row: &ScopeRow) -> TreeRow {
    TreeRow {
        key: row.node.index(),
        level: row.level,
        position: row.position,
        siblings: row.siblings,
        is_expanded: row.is_expanded,
    }
}

/// The item of an index that is no longer in the tree.
fn empty_item() -> TreeItem {
    TreeItem {
        label: String::new(),
        description: String::new(),
        checked: CheckState::Unchecked,
        implied: None,
        disabled_reason: None,
        content: ().into_any(),
    }
}

fn empty_text(search: &str) -> String {
    if search.is_empty() {
        "No scopes found. Add one by ID.".to_owned()
    } else {
        ["No scope matches “", &isolated(search), "”."].concat()
    }
}
