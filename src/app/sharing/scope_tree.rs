use std::sync::Arc;

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Node, Row, ScopeSet, outline};
use leptos::{html, prelude::*};

use super::editor_state::Editor;
use super::organisation_notes::OrganisationNotes;
use super::scope_mark::{description, is_foreign, marks, scope_line};
use super::shared::Shared;
use crate::ui::{MakeItem, SearchBox, Ticked, Tree, TreeAct, TreeItem, TreeRow, part, shown};

/// What of the tree is open, found and active. It outlives the tree, which comes and goes.
#[derive(Clone, Copy)]
pub(super) struct TreeState {
    expanded: RwSignal<ScopeSet>,
    search: RwSignal<String>,
    active: RwSignal<Option<Scope>>,
}

impl TreeState {
    /// A tree that is open where the volume of `editor` originates.
    pub(super) fn new(editor: Editor) -> Self {
        let expanded = editor.volume.value().with_untracked(|volume| {
            ScopeSet::from([
                Scope::new(ScopeType::Cluster, volume.cluster_id.as_str()),
                Scope::new(ScopeType::Department, volume.department_id.as_str()),
            ])
        });
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
    /// What is edited.
    editor: Editor,
    /// What of it is open.
    state: TreeState,
    /// To focus it.
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let TreeState {
        expanded,
        search,
        active,
    } = state;
    let rows = Memo::new(move |_| {
        let organisation = editor.organisation.get();
        let rows = expanded
            .with(|expanded| search.with(|search| outline(&organisation, expanded, search)));
        Shared::new(rows)
    });
    let tree_rows = Signal::derive(move || Arc::new(rows.get().iter().map(tree_row).collect()));
    let place = Memo::new(move |_| {
        let organisation = editor.organisation.get();
        let node = active.with(|active| organisation.find(active.as_ref()?).map(Node::id));
        let rows = rows.get();
        let place = node.and_then(|node| rows.iter().position(|row| row.node == node));
        place.unwrap_or_default()
    });
    let item: MakeItem = Arc::new(move |index| {
        let rows = rows.get();
        rows.get(index)
            .and_then(|row| item(editor, row))
            .unwrap_or_else(blank)
    });
    let name = move |index: usize| {
        let (organisation, rows) = (editor.organisation.get_untracked(), rows.get_untracked());
        let node = rows.get(index).and_then(|row| organisation.node(row.node));
        node.map(|node| node.label().to_owned()).unwrap_or_default()
    };
    let act = move |wanted: TreeAct| take(editor, state, &rows.get_untracked(), wanted);
    let is_empty = move || rows.with(|rows| rows.is_empty());
    view! {
        <section class="scope-tree" aria-label="Scopes">
            <SearchBox label="Find a scope" value=search on_search=move |text| search.set(text) />
            <OrganisationNotes directory=editor.directory />
            <Tree
                label="Scopes"
                rows=tree_rows
                active=place
                item
                name=Callback::new(name)
                on_act=Callback::new(act)
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

fn item(editor: Editor, row: &Row) -> Option<TreeItem> {
    let organisation = editor.organisation.get();
    let node = organisation.node(row.node)?;
    let (plan, tallies) = (editor.plan.get(), editor.tallies.get());
    let marks = marks(node, &plan, &tallies);
    let ticked = if plan.wanted().contains(node.scope()) {
        Ticked::Yes
    } else if !node.is_project() && tallies.of(node.id()).usable_after() > 0 {
        Ticked::Partly
    } else {
        Ticked::No
    };
    let is_foreign = is_foreign(node, |level| organisation.lists(level));
    let mut description = description(node, &marks);
    if is_foreign {
        description.push_str(", not in your directory");
    }
    let refusal = editor.refusal(node.scope());
    if let Some(reason) = &refusal {
        description.push_str(". ");
        description.push_str(reason);
    }
    Some(TreeItem {
        label: node.label().to_owned(),
        description,
        ticked,
        refusal,
        content: scope_line(node, marks, is_foreign),
    })
}

/// A row of a tree that has just become shorter.
fn blank() -> TreeItem {
    TreeItem {
        label: String::new(),
        description: String::new(),
        ticked: Ticked::No,
        refusal: None,
        content: ().into_any(),
    }
}

fn take(editor: Editor, state: TreeState, rows: &[Row], wanted: TreeAct) {
    let organisation = editor.organisation.get_untracked();
    let at = |index: usize| organisation.node(rows.get(index)?.node);
    match wanted {
        TreeAct::Activate(index) => {
            if let Some(node) = at(index) {
                state.active.set(Some(node.scope().clone()));
            }
        }
        TreeAct::Expand(index) => state.open(at(index).map(|node| node.scope().clone())),
        TreeAct::Collapse(index) => {
            if let Some(node) = at(index) {
                state
                    .expanded
                    .update(|expanded| _ = expanded.remove(node.scope()));
            }
        }
        TreeAct::ExpandSiblings(index) => {
            let Some(node) = at(index) else { return };
            let scope = |node: Node<'_>| node.scope().clone();
            match node.parent() {
                Some(parent) => state.open(parent.children().map(scope)),
                None => state.open(organisation.roots().map(scope)),
            }
        }
        TreeAct::Toggle(index) => {
            if let Some(node) = at(index)
                && untrack(|| editor.refusal(node.scope())).is_none()
            {
                let scope = node.scope();
                let is_wanted = editor
                    .plan
                    .with_untracked(|plan| plan.wanted().contains(scope));
                editor.want(scope.clone(), !is_wanted);
            }
        }
    }
}
