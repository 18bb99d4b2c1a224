//! From what is known of single scopes to the tree of all of them.

use std::collections::HashMap;

use datavolumes_contract::{Scope, ScopeType};

use super::{Entry, NodeId, Organisation};
use crate::directory::Known;

/// A scope on its way into the tree. Places in `children` and `parent` are indexes of the list that
/// is being planted, not of the tree.
struct Seed {
    scope: Scope,
    known: Known,
    key: String,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// The tree of everything in `known`, and of everything that it names as above it.
pub(crate) fn organisation(mut known: HashMap<Scope, Known>) -> Organisation {
    add_missing_departments(&mut known);
    add_missing_clusters(&mut known);
    let mut seeds: Vec<Seed> = known.into_iter().map(Seed::new).collect();
    // Roots and children are collected in this order: by level, then by name, then by id.
    seeds.sort_unstable_by(|a, b| {
        (&a.scope.scope_type, &a.key, &a.scope).cmp(&(&b.scope.scope_type, &b.key, &b.scope))
    });
    let indexes: HashMap<Scope, usize> = seeds
        .iter()
        .enumerate()
        .map(|(index, seed)| (seed.scope.clone(), index))
        .collect();
    for index in 0..seeds.len() {
        let parent = seeds[index]
            .parent_scope()
            .and_then(|scope| indexes.get(&scope).copied());
        seeds[index].parent = parent;
        if let Some(parent) = parent {
            seeds[parent].children.push(index);
        }
    }
    planted(seeds)
}

/// A project may name a department that was not told, and it may know the cluster of one that does
/// not know it itself.
fn add_missing_departments(known: &mut HashMap<Scope, Known>) {
    let mut clusters: HashMap<String, String> = HashMap::new();
    for (scope, project) in known.iter() {
        if scope.scope_type == ScopeType::Project && !project.department.is_empty() {
            let cluster = clusters.entry(project.department.clone()).or_default();
            // The smallest, so that the order in which the map is walked makes no difference.
            if cluster.is_empty() || (!project.cluster.is_empty() && project.cluster < *cluster) {
                cluster.clone_from(&project.cluster);
            }
        }
    }
    for (department, cluster) in clusters {
        let department = known
            .entry(Scope::new(ScopeType::Department, department))
            .or_default();
        if department.cluster.is_empty() {
            department.cluster = cluster;
        }
    }
}

fn add_missing_clusters(known: &mut HashMap<Scope, Known>) {
    let named: Vec<String> = known
        .values()
        .filter(|known| !known.cluster.is_empty())
        .map(|known| known.cluster.clone())
        .collect();
    for cluster in named {
        known
            .entry(Scope::new(ScopeType::Cluster, cluster))
            .or_default();
    }
}

impl Seed {
    fn new((scope, known): (Scope, Known)) -> Self {
        let key = format!("{}\n{}", known.name, scope.scope_id).to_lowercase();
        Self {
            scope,
            known,
            key,
            parent: None,
            children: Vec::new(),
        }
    }

    fn parent_scope(&self) -> Option<Scope> {
        let above = |level, id: &String| (!id.is_empty()).then(|| Scope::new(level, id));
        let cluster = || above(ScopeType::Cluster, &self.known.cluster);
        match self.scope.scope_type {
            ScopeType::Project => {
                above(ScopeType::Department, &self.known.department).or_else(cluster)
            }
            ScopeType::Department => cluster(),
            ScopeType::Cluster | ScopeType::Other(_) => None,
        }
    }
}

/// Writes the seeds down depth first.
fn planted(seeds: Vec<Seed>) -> Organisation {
    let roots = seeds
        .iter()
        .enumerate()
        .filter(|(_, seed)| seed.parent.is_none());
    let mut waiting: Vec<(usize, Option<NodeId>)> =
        roots.map(|(index, _)| (index, None)).rev().collect();
    let mut seeds: Vec<Option<Seed>> = seeds.into_iter().map(Some).collect();
    let mut organisation = Organisation::default();
    while let Some((index, parent)) = waiting.pop() {
        let Some(seed) = seeds[index].take() else {
            continue;
        };
        let id = NodeId(organisation.entries.len());
        waiting.extend(seed.children.iter().rev().map(|child| (*child, Some(id))));
        organisation.places.insert(seed.scope.clone(), id);
        organisation.entries.push(Entry {
            scope: seed.scope,
            name: seed.known.name,
            key: seed.key,
            parent,
            end: id.0 + 1,
            is_listed: seed.known.is_listed,
        });
    }
    // Children stand behind their parents, so backwards every end is final when it is passed on.
    for index in (0..organisation.entries.len()).rev() {
        let Entry { parent, end, .. } = organisation.entries[index];
        if let Some(NodeId(parent)) = parent {
            let above = &mut organisation.entries[parent].end;
            *above = end.max(*above);
        }
    }
    organisation
}
