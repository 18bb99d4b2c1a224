//! The input of the layout of the sharing map.

use crate::{Access, EffectiveAccess, Node, ScopeSet, Tallies};

/// What the map shows.
pub(super) struct Input<'a> {
    pub(super) before: &'a EffectiveAccess,
    pub(super) after: &'a EffectiveAccess,
    pub(super) expanded: &'a ScopeSet,
    pub(super) tallies: Tallies,
}

impl Input<'_> {
    /// Whether `node` or a project below it has, or may have, access before or after.
    pub(super) fn has_access(&self, node: Node<'_>) -> bool {
        let is_none = |access: &EffectiveAccess| access.access(node.id()) == Access::None;
        self.tallies.get(node.id()).has_access() || !is_none(self.before) || !is_none(self.after)
    }

    pub(super) fn is_expanded(&self, node: Option<Node<'_>>) -> bool {
        node.is_some_and(|node| self.expanded.contains(node.scope()))
    }
}
