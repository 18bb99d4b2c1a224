//! The organisation as a tree: clusters, their departments, their projects.

use std::collections::{BTreeSet, HashMap};

use datavolumes_contract::{ClusterId, ProjectId, Scope, ScopeType};

use crate::{ScopeDiff, ScopeSet};

pub(crate) mod build;

/// The index of a scope in one [`Organisation`].
///
/// Another organisation gives the same scope another index. To refer to a scope across rebuilds,
/// store its [`Scope`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(usize);

impl NodeId {
    /// The number of nodes before this one, in tree order.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// The known scopes of an organisation as a tree, stored depth first: parents before their children,
/// siblings sorted by name. Each scope occurs once.
///
/// Built by [`OrgIndex::organisation`](crate::OrgIndex::organisation). Scopes known only by their id
/// are included. A scope without a known parent is a root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    entries: Vec<Entry>,
    ids: HashMap<Scope, NodeId>,
    /// The levels that the directory lists in full.
    complete: BTreeSet<ScopeType>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    scope: Scope,
    name: String,
    /// What tells the scope apart from others of its level and name; empty if there are none.
    qualifier: String,
    /// The name with the qualifier; empty if there is no qualifier.
    qualified_name: String,
    /// Name and id in lowercase, for searching and sorting.
    search_key: String,
    parent: Option<NodeId>,
    /// The index after the last descendant.
    end: usize,
    is_listed: bool,
}

impl Organisation {
    /// The number of scopes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no scopes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The node at `id`. `None` if `id` is out of range, that is, from a larger organisation.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        let entry = self.entries.get(id.0)?;
        Some(Node {
            organisation: self,
            entry,
            id,
        })
    }

    /// The node of `scope`.
    #[must_use]
    pub fn find(&self, scope: &Scope) -> Option<Node<'_>> {
        self.node(*self.ids.get(scope)?)
    }

    /// The scopes of `level` that `text` may mean: the one with this id or, if there is none, those that the directory
    /// lists by this name. The case does not matter.
    #[must_use]
    pub fn meanings(&self, level: &ScopeType, text: &str) -> Vec<Scope> {
        let nodes = || {
            self.nodes()
                .filter(|node| node.scope().scope_type == *level)
        };
        let text = text.to_lowercase();
        let is_id = |node: &Node<'_>| node.scope().scope_id.to_lowercase() == text;
        if let Some(node) = nodes().find(is_id) {
            return vec![node.scope().clone()];
        }
        let is_name = |node: &Node<'_>| node.name().to_lowercase() == text;
        let named = nodes().filter(is_name);
        named.map(|node| node.scope().clone()).collect()
    }

    /// The node of the project `id`.
    #[must_use]
    pub fn find_project(&self, id: &ProjectId) -> Option<Node<'_>> {
        self.find(&Scope::new(ScopeType::Project, id.as_str()))
    }

    /// All nodes, parents before their children.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.range(0, self.len())
    }

    /// All projects.
    pub fn projects(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes().filter(|node| node.is_project())
    }

    /// The nodes without a known parent.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.siblings(0, self.len())
    }

    /// Whether the directory has listed all scopes of this level. If not, there may be more of them than
    /// are known. If so, a scope of the level that is not listed is unresolved.
    #[must_use]
    pub fn is_complete(&self, level: &ScopeType) -> bool {
        self.complete.contains(level)
    }

    /// The cluster that `scope` belongs to, if it is known and not `home`. `None` if `home` is empty.
    #[must_use]
    pub fn other_cluster(&self, home: &ClusterId, scope: &Scope) -> Option<ClusterId> {
        let node = self.find(scope)?;
        let cluster = match scope.scope_type {
            ScopeType::Cluster => node,
            _ => node.ancestor(&ScopeType::Cluster)?,
        };
        let id = ClusterId::new(cluster.scope().scope_id.as_str());
        (!home.is_empty() && id != *home).then_some(id)
    }

    /// The scopes that `edits` add to the shares `saved` although they are in another cluster than `home`. A
    /// server rejects the whole request for one of them.
    #[must_use]
    pub fn refused_scopes(
        &self,
        home: &ClusterId,
        saved: &ScopeSet,
        edits: &ScopeDiff,
    ) -> ScopeSet {
        let new = edits.add().difference(saved);
        let is_refused = |scope: &&Scope| self.other_cluster(home, scope).is_some();
        new.filter(is_refused).cloned().collect()
    }

    /// The cluster of the project `id`; empty if it is not known.
    #[must_use]
    pub fn cluster_of_project(&self, id: &ProjectId) -> ClusterId {
        let project = self.find_project(id);
        let cluster = project.and_then(|node| node.ancestor(&ScopeType::Cluster));
        cluster.map_or_else(ClusterId::default, |node| {
            ClusterId::new(node.scope().scope_id.as_str())
        })
    }

    fn range(&self, start: usize, end: usize) -> impl Iterator<Item = Node<'_>> {
        (start..end).filter_map(|index| self.node(NodeId(index)))
    }

    /// The siblings from `start` on, skipping their descendants.
    fn siblings(&self, start: usize, end: usize) -> impl Iterator<Item = Node<'_>> {
        let first = (start < end).then(|| self.node(NodeId(start))).flatten();
        std::iter::successors(first, move |node| {
            let next = node.entry.end;
            (next < end).then(|| self.node(NodeId(next))).flatten()
        })
    }
}

/// A scope in an [`Organisation`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    organisation: &'a Organisation,
    entry: &'a Entry,
    id: NodeId,
}

impl<'a> Node<'a> {
    /// The index of the node.
    #[must_use]
    pub const fn id(self) -> NodeId {
        self.id
    }

    /// The type and id of the scope.
    #[must_use]
    pub const fn scope(self) -> &'a Scope {
        &self.entry.scope
    }

    /// The name of the scope. Empty if only its id is known.
    #[must_use]
    pub fn name(self) -> &'a str {
        &self.entry.name
    }

    /// The text to display: the name, or the id if there is no name. A name that other scopes of the
    /// level have too is followed by what tells them apart.
    #[must_use]
    pub fn label(self) -> &'a str {
        match (self.entry.qualified_name.as_str(), self.name()) {
            ("", "") => &self.entry.scope.scope_id,
            ("", name) => name,
            (qualified, _) => qualified,
        }
    }

    /// What tells the scope apart from others of its level and name, such as `department vision`.
    /// Empty if there are none.
    #[must_use]
    pub fn qualifier(self) -> &'a str {
        &self.entry.qualifier
    }

    /// Whether the directory lists the scope. Other sources are shares, volumes and user input.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        self.entry.is_listed
    }

    /// Whether nothing but the id is known although the directory has listed all scopes of the level: it may be a
    /// mistake.
    #[must_use]
    pub fn is_unresolved(self) -> bool {
        let is_complete = self.organisation.is_complete(&self.scope().scope_type);
        is_complete && !self.is_listed() && self.name().is_empty()
    }

    /// Whether the scope is a project.
    #[must_use]
    pub fn is_project(self) -> bool {
        self.entry.scope.scope_type == ScopeType::Project
    }

    /// The parent, if known.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.organisation.node(self.entry.parent?)
    }

    /// The known ancestors, nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// The ancestor at `level`, if known.
    #[must_use]
    pub fn ancestor(self, level: &ScopeType) -> Option<Self> {
        self.ancestors()
            .find(|node| node.entry.scope.scope_type == *level)
    }

    /// The children, sorted by name.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.organisation.siblings(self.id.0 + 1, self.entry.end)
    }

    /// Whether the node has no children.
    #[must_use]
    pub const fn is_leaf(self) -> bool {
        self.id.0 + 1 == self.entry.end
    }

    /// All descendants, depth first.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        self.organisation.range(self.id.0 + 1, self.entry.end)
    }

    /// Whether the name or id contains `text`, ignoring case. `text` must be lowercase.
    pub(crate) fn matches(self, text: &str) -> bool {
        self.entry.search_key.contains(text)
    }
}

#[cfg(test)]
mod tests;
