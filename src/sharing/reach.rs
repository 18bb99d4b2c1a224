//! How far a volume reaches by its shares.

use std::collections::BTreeSet;

use datavolumes_contract::{ProjectId, Scope, ScopeType};

use crate::organisation::Node;
use crate::{Access, NodeId, Organisation, Reason, Reasons};

/// A set of scopes, such as those that a volume is shared with: widest first, each once.
pub type ScopeSet = BTreeSet<Scope>;

/// How a volume reaches each scope of an organisation.
///
/// More shares never reach less, and a share reaches everything that is below its scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    reached: Vec<Reached>,
    doubt: Doubt,
}

/// How a volume reaches one scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reached {
    reasons: Reasons,
    is_doubtful: bool,
}

/// Which kinds of shares there are that could be above a scope whose place is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Doubt {
    department: bool,
    cluster: bool,
    other: bool,
}

impl Reach {
    /// How a volume that originates in the project `origin` and is shared with `shares` reaches
    /// each scope of `organisation`.
    #[must_use]
    pub fn new(organisation: &Organisation, origin: &ProjectId, shares: &ScopeSet) -> Self {
        let doubt = Doubt::of(shares);
        let mut reached = vec![Reached::default(); organisation.len()];
        for scope in shares {
            if let Some(node) = organisation.find(scope) {
                add(&mut reached, node, Reason::Direct);
            }
        }
        if let Some(node) = organisation.find_project(origin) {
            add(&mut reached, node, Reason::Origin);
        }
        // Parents stand before their children, so what is above a scope is final here.
        for node in organisation.nodes() {
            let Some(parent) = node.parent() else {
                reached[node.id().index()].is_doubtful = doubt.above_root(node);
                continue;
            };
            let above = reached[parent.id().index()];
            let here = &mut reached[node.id().index()];
            here.reasons = inherited(above.reasons, parent, here.reasons);
            here.is_doubtful = above.is_doubtful || doubt.between(parent, node);
        }
        Self { reached, doubt }
    }

    /// How it reaches the scope at `node`.
    #[must_use]
    pub fn access(&self, node: NodeId) -> Access {
        self.reached
            .get(node.index())
            .map_or(Access::Unknown, |reached| match reached.reasons {
                Reasons::NONE if reached.is_doubtful => Access::Unknown,
                Reasons::NONE => Access::None,
                reasons => Access::Usable(reasons),
            })
    }

    /// How it reaches the project `id`, which may be one that `organisation` does not know. (What
    /// a volume is shared with must be known to it: see
    /// [`Directory::add_share`](crate::Directory::add_share).)
    #[must_use]
    pub fn project(&self, organisation: &Organisation, id: &ProjectId) -> Access {
        match organisation.find_project(id) {
            Some(node) => self.access(node.id()),
            None if self.doubt == Doubt::default() => Access::None,
            None => Access::Unknown,
        }
    }
}

fn add(reached: &mut [Reached], node: Node<'_>, reason: Reason) {
    let here = &mut reached[node.id().index()];
    here.reasons = here.reasons.with(reason);
}

/// `own` and what comes down from `parent`, which is reached for the reasons `above`.
fn inherited(above: Reasons, parent: Node<'_>, own: Reasons) -> Reasons {
    let level = match parent.scope().scope_type {
        ScopeType::Cluster => Reason::ThroughCluster,
        _ => Reason::ThroughDepartment,
    };
    let direct = above.contains(Reason::Direct).then_some(level);
    let further = above
        .contains(Reason::ThroughCluster)
        .then_some(Reason::ThroughCluster);
    own.iter().chain(direct).chain(further).collect()
}

impl Doubt {
    fn of(shares: &ScopeSet) -> Self {
        let has = |level: &ScopeType| shares.iter().any(|scope| scope.scope_type == *level);
        Self {
            department: has(&ScopeType::Department),
            cluster: has(&ScopeType::Cluster),
            other: shares.iter().any(|scope| !scope.scope_type.is_documented()),
        }
    }

    /// Whether a share could be above `root`, of which nothing says what it is under.
    fn above_root(self, root: Node<'_>) -> bool {
        match root.scope().scope_type {
            ScopeType::Project => self.department || self.cluster || self.other,
            ScopeType::Department => self.cluster || self.other,
            ScopeType::Cluster => self.other,
            ScopeType::Other(_) => false,
        }
    }

    /// Whether a share could stand between `parent` and `node`: a department of which the project
    /// does not tell.
    fn between(self, parent: Node<'_>, node: Node<'_>) -> bool {
        self.department && node.is_project() && parent.scope().scope_type == ScopeType::Cluster
    }
}

#[cfg(test)]
mod tests;
