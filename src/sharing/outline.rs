//! The rows of the tree of scopes: what is open, and what a search finds.

use crate::{Node, NodeId, Organisation, ScopeSet};

/// A row of the tree, with what assistive technology is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The scope.
    pub node: NodeId,
    /// How deep it is, from 1 (`aria-level`).
    pub level: usize,
    /// Which it is among its visible siblings, from 1 (`aria-posinset`).
    pub position: usize,
    /// How many visible siblings there are, itself included (`aria-setsize`).
    pub siblings: usize,
    /// Whether its children are shown; `None` where it has none (`aria-expanded`).
    pub is_expanded: Option<bool>,
}

/// The visible rows of `organisation`, from top to bottom.
///
/// Without a search, the children of every scope in `expanded` are shown. With one, only what
/// contains the text in its name or id is, and what is above that; a scope that is found and
/// expanded shows all its children.
#[must_use]
pub fn outline(organisation: &Organisation, expanded: &ScopeSet, search: &str) -> Vec<Row> {
    let search = search.trim().to_lowercase();
    let mut outline = Outline {
        expanded,
        found: found(organisation, &search),
        rows: Vec::new(),
    };
    outline.add(organisation.roots(), 1, search.is_empty());
    outline.rows
}

/// Whether a scope is found, and whether anything under it is.
#[derive(Clone, Copy, Default)]
struct Found {
    here: bool,
    below: bool,
}

fn found(organisation: &Organisation, search: &str) -> Vec<Found> {
    let mut found = vec![Found::default(); organisation.len()];
    if search.is_empty() {
        return found;
    }
    for node in organisation.nodes().filter(|node| node.matches(search)) {
        found[node.id().index()].here = true;
        for above in node.ancestors() {
            found[above.id().index()].below = true;
        }
    }
    found
}

struct Outline<'a> {
    expanded: &'a ScopeSet,
    found: Vec<Found>,
    rows: Vec<Row>,
}

impl Outline<'_> {
    /// Adds the rows of `siblings` and of what is shown below them; where `all`, found or not.
    fn add<'a>(&mut self, siblings: impl Iterator<Item = Node<'a>>, level: usize, all: bool) {
        let visible: Vec<Node> = siblings
            .filter(|node| {
                let Found { here, below } = self.found[node.id().index()];
                all || here || below
            })
            .collect();
        for (index, node) in visible.iter().enumerate() {
            let Found { here, below } = self.found[node.id().index()];
            let opened = self.expanded.contains(node.scope()) && (all || here);
            let is_open = opened || below;
            self.rows.push(Row {
                node: node.id(),
                level,
                position: index + 1,
                siblings: visible.len(),
                is_expanded: (!node.is_leaf()).then_some(is_open),
            });
            if is_open {
                self.add(node.children(), level + 1, opened);
            }
        }
    }
}

#[cfg(test)]
mod tests;
