//! The visible rows of the organisation tree, given what is expanded and searched for.

use crate::{Node, NodeId, Organisation, ScopeSet};

/// A visible row of the tree, with the values of its ARIA attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScopeRow {
    /// The scope.
    pub node: NodeId,
    /// The depth, starting at 1 (`aria-level`).
    pub level: usize,
    /// The position among the visible siblings, starting at 1 (`aria-posinset`).
    pub position: usize,
    /// The number of visible siblings, including this row (`aria-setsize`).
    pub siblings: usize,
    /// Whether the children are shown; `None` for a scope without children (`aria-expanded`).
    pub is_expanded: Option<bool>,
}

/// The visible rows of `organisation`, from top to bottom.
///
/// Without a search, the children of each scope in `expanded` are visible. With a search, only the
/// scopes whose name or id contains the text, ignoring case, and their ancestors are visible. A
/// matching scope in `expanded` shows all its children.
#[must_use]
pub fn scope_rows(organisation: &Organisation, expanded: &ScopeSet, search: &str) -> Vec<ScopeRow> {
    let search = search.trim().to_lowercase();
    let mut builder = RowBuilder {
        expanded,
        matches: matches(organisation, &search),
        rows: Vec::new(),
    };
    builder.add(organisation.roots(), 1, search.is_empty());
    builder.rows
}

/// Whether the search matches a scope, and whether it matches any of its descendants.
#[derive(Clone, Copy, Default)]
struct Match {
    here: bool,
    below: bool,
}

/// The matches of all scopes, by [`NodeId::index`].
fn matches(organisation: &Organisation, search: &str) -> Vec<Match> {
    let mut matches = vec![Match::default(); organisation.len()];
    if search.is_empty() {
        return matches;
    }
    for node in organisation.nodes().filter(|node| node.matches(search)) {
        matches[node.id().index()].here = true;
        for above in node.ancestors() {
            matches[above.id().index()].below = true;
        }
    }
    matches
}

struct RowBuilder<'a> {
    expanded: &'a ScopeSet,
    matches: Vec<Match>,
    rows: Vec<ScopeRow>,
}

impl RowBuilder<'_> {
    /// Adds the rows of `siblings` and their visible descendants. If `all`, siblings that the search
    /// does not match are visible too.
    fn add<'a>(&mut self, siblings: impl Iterator<Item = Node<'a>>, level: usize, all: bool) {
        let visible: Vec<Node> = siblings
            .filter(|node| {
                let Match { here, below } = self.matches[node.id().index()];
                all || here || below
            })
            .collect();
        for (index, node) in visible.iter().enumerate() {
            let Match { here, below } = self.matches[node.id().index()];
            let shows_all = self.expanded.contains(node.scope()) && (all || here);
            let is_expanded = shows_all || below;
            self.rows.push(ScopeRow {
                node: node.id(),
                level,
                position: index + 1,
                siblings: visible.len(),
                is_expanded: (!node.is_leaf()).then_some(is_expanded),
            });
            if is_expanded {
                self.add(node.children(), level + 1, shows_all);
            }
        }
    }
}

#[cfg(test)]
mod tests;
