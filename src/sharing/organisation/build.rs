//! Builds the tree of an organisation from records of single scopes.

use std::collections::{BTreeSet, HashMap};

use datavolumes_contract::{Scope, ScopeType};

use super::{Entry, NodeId, Organisation};
use crate::namesakes::{Location, qualified, qualifiers};

/// The known data of one scope. An empty field is not known.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScopeRecord {
    pub(crate) name: String,
    /// The id of the department of a project.
    pub(crate) department: String,
    /// The id of the cluster.
    pub(crate) cluster: String,
    /// Whether the directory of the API lists the scope.
    pub(crate) is_listed: bool,
}

/// A scope that is not yet part of the tree. `children` and `parent` are indexes into the sorted
/// list of these nodes.
struct UnplacedNode {
    scope: Scope,
    record: ScopeRecord,
    search_key: String,
    qualifier: String,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Builds the tree of all scopes in `records` and of the ancestors that they reference. `complete` are the levels
/// that the directory lists in full.
pub(crate) fn build_organisation(
    mut records: HashMap<Scope, ScopeRecord>,
    complete: BTreeSet<ScopeType>,
) -> Organisation {
    add_missing_departments(&mut records);
    add_missing_clusters(&mut records);
    let mut nodes: Vec<UnplacedNode> = records.into_iter().map(UnplacedNode::new).collect();
    // Roots and children keep this order: by level, then by name, then by id.
    nodes.sort_unstable_by(|a, b| {
        (&a.scope.scope_type, &a.search_key, &a.scope).cmp(&(
            &b.scope.scope_type,
            &b.search_key,
            &b.scope,
        ))
    });
    let indexes: HashMap<Scope, usize> = nodes
        .iter()
        .enumerate()
        .map(|(index, node)| (node.scope.clone(), index))
        .collect();
    for index in 0..nodes.len() {
        let parent = nodes[index]
            .parent_scope()
            .and_then(|scope| indexes.get(&scope).copied());
        nodes[index].parent = parent;
        if let Some(parent) = parent {
            nodes[parent].children.push(index);
        }
    }
    tell_apart(&mut nodes);
    Organisation {
        complete,
        ..flatten(nodes)
    }
}

/// Sets what tells nodes of one level and name apart. In the order of the nodes they are next to each
/// other.
fn tell_apart(nodes: &mut [UnplacedNode]) {
    let mut start = 0;
    while start < nodes.len() {
        let first = &nodes[start];
        let namesakes = nodes[start..]
            .iter()
            .take_while(|node| first.has_name_of(node))
            .count();
        if namesakes > 1 {
            let group = start..start + namesakes;
            let locations: Vec<Location<'_>> =
                group.clone().map(|index| location(nodes, index)).collect();
            for (index, qualifier) in group.zip(qualifiers(&locations)) {
                nodes[index].qualifier = qualifier;
            }
        }
        start += namesakes.max(1);
    }
}

fn location(nodes: &[UnplacedNode], index: usize) -> Location<'_> {
    let mut location = Location {
        id: &nodes[index].scope.scope_id,
        ..Location::default()
    };
    let mut above = nodes[index].parent;
    while let Some(node) = above.and_then(|index| nodes.get(index)) {
        match node.scope.scope_type {
            ScopeType::Department => location.department = node.label(),
            _ => location.cluster = node.label(),
        }
        above = node.parent;
    }
    location
}

/// Adds the departments that are known only because a project references them. Their cluster, if
/// not known, is taken from the project.
fn add_missing_departments(records: &mut HashMap<Scope, ScopeRecord>) {
    let mut clusters: HashMap<String, String> = HashMap::new();
    for (scope, project) in records.iter() {
        if scope.scope_type == ScopeType::Project && !project.department.is_empty() {
            let cluster = clusters.entry(project.department.clone()).or_default();
            // Takes the smallest id, so that the iteration order of the map has no influence.
            if cluster.is_empty() || (!project.cluster.is_empty() && project.cluster < *cluster) {
                cluster.clone_from(&project.cluster);
            }
        }
    }
    for (department, cluster) in clusters {
        let department = records
            .entry(Scope::new(ScopeType::Department, department))
            .or_default();
        if department.cluster.is_empty() {
            department.cluster = cluster;
        }
    }
}

/// Adds the clusters that are known only because another scope references them.
fn add_missing_clusters(records: &mut HashMap<Scope, ScopeRecord>) {
    let referenced: Vec<String> = records
        .values()
        .filter(|record| !record.cluster.is_empty())
        .map(|record| record.cluster.clone())
        .collect();
    for cluster in referenced {
        records
            .entry(Scope::new(ScopeType::Cluster, cluster))
            .or_default();
    }
}

impl UnplacedNode {
    fn new((scope, record): (Scope, ScopeRecord)) -> Self {
        let search_key = format!("{}\n{}", record.name, scope.scope_id).to_lowercase();
        Self {
            scope,
            record,
            search_key,
            qualifier: String::new(),
            parent: None,
            children: Vec::new(),
        }
    }

    fn label(&self) -> &str {
        match self.record.name.as_str() {
            "" => &self.scope.scope_id,
            name => name,
        }
    }

    /// Whether `other` has the same level and the same name, in any case.
    fn has_name_of(&self, other: &Self) -> bool {
        let is_same = |one: char, other: char| one.to_lowercase().eq(other.to_lowercase());
        let (mine, others) = (&self.record.name, &other.record.name);
        !mine.is_empty()
            && self.scope.scope_type == other.scope.scope_type
            && mine.chars().count() == others.chars().count()
            && mine
                .chars()
                .zip(others.chars())
                .all(|(one, other)| is_same(one, other))
    }

    fn parent_scope(&self) -> Option<Scope> {
        let scope = |level, id: &String| (!id.is_empty()).then(|| Scope::new(level, id));
        let cluster = || scope(ScopeType::Cluster, &self.record.cluster);
        match self.scope.scope_type {
            ScopeType::Project => {
                scope(ScopeType::Department, &self.record.department).or_else(cluster)
            }
            ScopeType::Department => cluster(),
            ScopeType::Cluster | ScopeType::Other(_) => None,
        }
    }
}

/// Writes the nodes depth first.
fn flatten(nodes: Vec<UnplacedNode>) -> Organisation {
    let roots = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.parent.is_none());
    let mut stack: Vec<(usize, Option<NodeId>)> =
        roots.map(|(index, _)| (index, None)).rev().collect();
    let mut nodes: Vec<Option<UnplacedNode>> = nodes.into_iter().map(Some).collect();
    let mut organisation = Organisation::default();
    while let Some((index, parent)) = stack.pop() {
        let Some(node) = nodes[index].take() else {
            continue;
        };
        let id = NodeId(organisation.entries.len());
        stack.extend(node.children.iter().rev().map(|child| (*child, Some(id))));
        organisation.ids.insert(node.scope.clone(), id);
        organisation.entries.push(Entry {
            scope: node.scope,
            qualified_name: if node.qualifier.is_empty() {
                String::new()
            } else {
                qualified(&node.record.name, &node.qualifier)
            },
            qualifier: node.qualifier,
            name: node.record.name,
            search_key: node.search_key,
            parent,
            end: id.0 + 1,
            is_listed: node.record.is_listed,
        });
    }
    // Children come after their parents, so in reverse order each end is final when it is read.
    for index in (0..organisation.entries.len()).rev() {
        let Entry { parent, end, .. } = organisation.entries[index];
        if let Some(NodeId(parent)) = parent {
            let above = &mut organisation.entries[parent].end;
            *above = end.max(*above);
        }
    }
    organisation
}
