use std::sync::Arc;

use datavolumes_contract::Scope;
use datavolumes_sharing::{Node, Organisation, Row, ScopeSet, outline};
use leptos::{html, prelude::*};

use super::organisation_notes::OrganisationNotes;
use super::organisation_state::OrganisationState;
use super::shared::Shared;
use datavolumes_ui::{CheckState, SearchBox, Tree, TreeAction, TreeItem, TreeRow, part, shown};

/// What the row of a scope shows. Made again when a signal that was read for it changes.
pub(super) type ScopeItem = Arc<dyn Fn(Node<'_>) -> TreeItem + Send + Sync>;

/// What of the tree is open, found and active. It outlives the tree, which comes and goes.
#[derive(Clone, Copy)]
pub(super) struct TreeState {
    expanded: RwSignal<ScopeSet>,
    search: RwSignal<String>,
    active: RwSignal<Option<Scope>>,
}

impl TreeState {
    /// A tree in which the children of `expanded` are shown.
    pub(super) fn new(expanded: ScopeSet) -> Self {
        Self {
            expanded: RwSignal::new(expanded),
            search: RwSignal::new(String::new()),
            active: RwSignal::new(None),
        }
    }

    /// Makes `scope` the active row.
    pub(super) fn go_to(self, scope: Scope) {
        self.search.set(String::new());
        self.active.set(Some(scope));
    }

    fn open(self, scopes: impl IntoIterator<Item = Scope>) {
        self.expanded.update(|expanded| expanded.extend(scopes));
    }
}

/// The organisation as a tree in which scopes are ticked and unticked.
#[component]
pub(super) fn ScopeTree(
    /// Everything that is known of it.
    organisation: Memo<Shared<Organisation>>,
    /// What the directory tells of it.
    directory: OrganisationState,
    /// What of it is open.
    state: TreeState,
    /// What the row of a scope shows.
    item: ScopeItem,
    /// Called with a scope that the reader ticks or unticks.
    on_toggle: Callback<Scope>,
    /// To focus it.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let TreeState {
        expanded,
        search,
        active,
    } = state;
    let rows = Memo::new(move |_| {
        let organisation = organisation.get();
        let rows = expanded
            .with(|expanded| search.with(|search| outline(&organisation, expanded, search)));
        Shared::new(rows)
    });
    let tree_rows = Signal::derive(move || Arc::new(rows.get().iter().map(tree_row).collect()));
    let place = Memo::new(move |_| {
        let organisation = organisation.get();
        let node = active.with(|active| organisation.find(active.as_ref()?).map(Node::id));
        let rows = rows.get();
        let place = node.and_then(|node| rows.iter().position(|row| row.node == node));
        place.unwrap_or_default()
    });
    let item = Callback::new(move |index: usize| {
        let (organisation, rows) = (organisation.get(), rows.get());
        let node = rows.get(index).and_then(|row| organisation.node(row.node));
        node.map_or_else(blank, |node| item(node))
    });
    let name = move |index: usize| {
        let (organisation, rows) = (organisation.get_untracked(), rows.get_untracked());
        let node = rows.get(index).and_then(|row| organisation.node(row.node));
        node.map(|node| node.label().to_owned()).unwrap_or_default()
    };
    let act = move |wanted: TreeAction| {
        let organisation = organisation.get_untracked();
        take(
            &organisation,
            state,
            &rows.get_untracked(),
            on_toggle,
            wanted,
        );
    };
    let is_empty = move || rows.with(|rows| rows.is_empty());
    view! {
        <section class="scope-tree" aria-label="Scopes">
            <SearchBox label="Find a scope" value=search on_search=move |text| search.set(text) />
            <OrganisationNotes directory />
            <Tree
                label="Scopes"
                rows=tree_rows
                active=place
                item
                name=Callback::new(name)
                on_action=Callback::new(act)
                node_ref
            />
            {shown(is_empty, move || view! {
                <p class="scope-tree__none">
                    {part(move || if search.with(String::is_empty) {
                        "No scope is known. Add one by its ID.".to_owned()
                    } else {
                        ["No scope has “", &search.get(), "” in its name or ID."].concat()
                    })}
                </p>
            })}
        </section>
    }
}

fn tree_row(row: &Row) -> TreeRow {
    TreeRow {
        key: row.node.index(),
        level: row.level,
        position: row.position,
        siblings: row.siblings,
        is_expanded: row.is_expanded,
    }
}

/// A row of a tree that has just become shorter.
fn blank() -> TreeItem {
    TreeItem {
        label: String::new(),
        description: String::new(),
        checked: CheckState::Unchecked,
        disabled_reason: None,
        content: ().into_any(),
    }
}

fn take(
    organisation: &Organisation,
    state: TreeState,
    rows: &[Row],
    on_toggle: Callback<Scope>,
    wanted: TreeAction,
) {
    let at = |index: usize| organisation.node(rows.get(index)?.node);
    match wanted {
        TreeAction::Activate(index) => {
            if let Some(node) = at(index) {
                state.active.set(Some(node.scope().clone()));
            }
        }
        TreeAction::Expand(index) => state.open(at(index).map(|node| node.scope().clone())),
        TreeAction::Collapse(index) => {
            if let Some(node) = at(index) {
                state
                    .expanded
                    .update(|expanded| _ = expanded.remove(node.scope()));
            }
        }
        TreeAction::ExpandSiblings(index) => {
            let Some(node) = at(index) else { return };
            let scope = |node: Node<'_>| node.scope().clone();
            match node.parent() {
                Some(parent) => state.open(parent.children().map(scope)),
                None => state.open(organisation.roots().map(scope)),
            }
        }
        TreeAction::Toggle(index) => {
            if let Some(node) = at(index) {
                on_toggle.run(node.scope().clone());
            }
        }
    }
}
