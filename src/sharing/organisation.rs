//! The organisation as a tree: clusters, their departments, their projects.

use std::collections::HashMap;

use datavolumes_contract::{ProjectId, Scope, ScopeType};

pub(crate) mod build;

/// The place of a scope in one [`Organisation`]. Another organisation gives the same scope another
/// place: keep [`Scope`]s across changes, not these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(usize);

impl NodeId {
    /// How many scopes stand before it, in the order of the tree.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// Everything that is known of an organisation, each scope once, in the order in which a tree
/// shows it: parents before their children, siblings by name.
///
/// Made by [`Directory::organisation`](crate::Directory::organisation). What is known only by its id
/// has a place too; what is not known to be under anything is a root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    entries: Vec<Entry>,
    places: HashMap<Scope, NodeId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    scope: Scope,
    name: String,
    /// Name and id in lowercase, for searching.
    key: String,
    parent: Option<NodeId>,
    /// The place behind the last descendant.
    end: usize,
    is_listed: bool,
}

impl Organisation {
    /// How many scopes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The scope at `id`; `None` where `id` is of a larger organisation.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        let entry = self.entries.get(id.0)?;
        Some(Node {
            organisation: self,
            entry,
            id,
        })
    }

    /// Where `scope` stands.
    #[must_use]
    pub fn find(&self, scope: &Scope) -> Option<Node<'_>> {
        self.node(*self.places.get(scope)?)
    }

    /// Where the project `id` stands.
    #[must_use]
    pub fn find_project(&self, id: &ProjectId) -> Option<Node<'_>> {
        self.find(&Scope::new(ScopeType::Project, id.as_str()))
    }

    /// Every scope, parents before their children.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.range(0, self.len())
    }

    /// Every project.
    pub fn projects(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes().filter(|node| node.is_project())
    }

    /// The scopes that are not known to be under any other.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.siblings(0, self.len())
    }

    /// Whether the directory told anything of this level, so that an id which it did not tell is
    /// remarkable.
    #[must_use]
    pub fn lists(&self, level: &ScopeType) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.is_listed && entry.scope.scope_type == *level)
    }

    fn range(&self, start: usize, end: usize) -> impl Iterator<Item = Node<'_>> {
        (start..end).filter_map(|index| self.node(NodeId(index)))
    }

    /// The scopes of one level from `start` on, jumping over what is below each.
    fn siblings(&self, start: usize, end: usize) -> impl Iterator<Item = Node<'_>> {
        let first = (start < end).then(|| self.node(NodeId(start))).flatten();
        std::iter::successors(first, move |node| {
            let next = node.entry.end;
            (next < end).then(|| self.node(NodeId(next))).flatten()
        })
    }
}

/// A scope at its place in an [`Organisation`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    organisation: &'a Organisation,
    entry: &'a Entry,
    id: NodeId,
}

impl<'a> Node<'a> {
    /// Its place.
    #[must_use]
    pub const fn id(self) -> NodeId {
        self.id
    }

    /// Its type and id.
    #[must_use]
    pub const fn scope(self) -> &'a Scope {
        &self.entry.scope
    }

    /// Its name; empty where only its id is known.
    #[must_use]
    pub fn name(self) -> &'a str {
        &self.entry.name
    }

    /// What to call it: its name, or else its id.
    #[must_use]
    pub fn label(self) -> &'a str {
        match self.name() {
            "" => &self.entry.scope.scope_id,
            name => name,
        }
    }

    /// Whether the directory told it, rather than a share, a volume or a person.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        self.entry.is_listed
    }

    /// Whether it is a project.
    #[must_use]
    pub fn is_project(self) -> bool {
        self.entry.scope.scope_type == ScopeType::Project
    }

    /// What it is directly under, as far as known.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.organisation.node(self.entry.parent?)
    }

    /// What it is under, nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// What it is under at `level`, as far as known.
    #[must_use]
    pub fn ancestor(self, level: &ScopeType) -> Option<Self> {
        self.ancestors()
            .find(|node| node.entry.scope.scope_type == *level)
    }

    /// What is directly under it, by name.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.organisation.siblings(self.id.0 + 1, self.entry.end)
    }

    /// Whether nothing is under it.
    #[must_use]
    pub const fn is_leaf(self) -> bool {
        self.id.0 + 1 == self.entry.end
    }

    /// Everything under it.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        self.organisation.range(self.id.0 + 1, self.entry.end)
    }

    /// Whether `text`, which is lowercase, is part of its name or id.
    pub(crate) fn matches(self, text: &str) -> bool {
        self.entry.key.contains(text)
    }
}

#[cfg(test)]
mod tests;
