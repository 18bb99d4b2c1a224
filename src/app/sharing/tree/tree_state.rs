use datavolumes_contract::Scope;
use datavolumes_sharing::{Node, Organisation, ScopeRow, ScopeSet, scope_rows};
use datavolumes_ui::TreeAction;
use leptos::prelude::*;

/// The expanded rows, the search text and the active row of a tree. It outlives the tree component,
/// which is unmounted while another step is shown.
#[derive(Clone, Copy)]
pub(in crate::sharing) struct TreeState {
    expanded: RwSignal<ScopeSet>,
    search: RwSignal<String>,
    active: RwSignal<Option<Scope>>,
}

impl TreeState {
    /// A tree in which the scopes in `expanded` are expanded.
    pub(in crate::sharing) fn new(expanded: ScopeSet) -> Self {
        Self {
            expanded: RwSignal::new(expanded),
            search: RwSignal::new(String::new()),
            active: RwSignal::new(None),
        }
    }

    /// Makes `scope` the active row and clears the search.
    pub(in crate::sharing) fn activate(self, scope: Scope) {
        self.search.set(String::new());
        self.active.set(Some(scope));
    }

    /// The search text.
    pub(super) fn search(self) -> RwSignal<String> {
        self.search
    }

    /// The visible rows of `organisation`.
    pub(super) fn rows(self, organisation: &Organisation) -> Vec<ScopeRow> {
        self.expanded.with(|expanded| {
            self.search
                .with(|search| scope_rows(organisation, expanded, search))
        })
    }

    /// The index of the active row in `rows`, or 0 if it is not visible.
    pub(super) fn active_index(self, organisation: &Organisation, rows: &[ScopeRow]) -> usize {
        let node = self
            .active
            .with(|active| organisation.find(active.as_ref()?).map(Node::id));
        node.and_then(|node| rows.iter().position(|row| row.node == node))
            .unwrap_or_default()
    }

    /// Carries out an action of the user on one of `rows`. Toggling is left to `on_toggle`.
    pub(super) fn act(
        self,
        action: TreeAction,
        organisation: &Organisation,
        rows: &[ScopeRow],
        on_toggle: Callback<Scope>,
    ) {
        let (TreeAction::Activate(index)
        | TreeAction::Expand(index)
        | TreeAction::Collapse(index)
        | TreeAction::ExpandSiblings(index)
        | TreeAction::Toggle(index)) = action;
        let Some(node) = rows.get(index).and_then(|row| organisation.node(row.node)) else {
            return;
        };
        let scope = node.scope().clone();
        match action {
            TreeAction::Activate(_) => self.active.set(Some(scope)),
            TreeAction::Expand(_) => self.expand([scope]),
            TreeAction::Collapse(_) => self.expanded.update(|expanded| {
                expanded.remove(&scope);
            }),
            TreeAction::ExpandSiblings(_) => {
                let scope = |node: Node<'_>| node.scope().clone();
                match node.parent() {
                    Some(parent) => self.expand(parent.children().map(scope)),
                    None => self.expand(organisation.roots().map(scope)),
                }
            }
            TreeAction::Toggle(_) => on_toggle.run(scope),
        }
    }

    fn expand(self, scopes: impl IntoIterator<Item = Scope>) {
        self.expanded.update(|expanded| expanded.extend(scopes));
    }
}
