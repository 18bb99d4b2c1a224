//! Which scopes of an organisation can use a volume, computed from its shares.

use datavolumes_contract::{ProjectId, Scope, ScopeType};

use crate::{Access, Node, NodeId, Organisation, Reason, Reasons, ScopeSet};

/// The access of every scope of an organisation to one volume.
///
/// Access is inherited: a share with a scope applies to everything below it. Adding a share never
/// reduces access.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EffectiveAccess {
    /// By [`NodeId::index`].
    scopes: Vec<ScopeAccess>,
    levels: SharedLevels,
}

/// The access of one scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct ScopeAccess {
    reasons: Reasons,
    /// Whether an ancestor that is not known could be shared with.
    is_uncertain: bool,
}

/// The levels at which the volume is shared. A share at one of them could be above a scope whose
/// position in the organisation is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct SharedLevels {
    department: bool,
    cluster: bool,
    other: bool,
}

impl EffectiveAccess {
    /// Computes the access of each scope of `organisation` to a volume that originates in the
    /// project `origin` and is shared with `shares`.
    #[must_use]
    pub fn new(organisation: &Organisation, origin: &ProjectId, shares: &ScopeSet) -> Self {
        let levels = SharedLevels::of(shares);
        let mut scopes = vec![ScopeAccess::default(); organisation.len()];
        for scope in shares {
            if let Some(node) = organisation.find(scope) {
                add_reason(&mut scopes, node, Reason::Direct);
            }
        }
        if let Some(node) = organisation.find_project(origin) {
            add_reason(&mut scopes, node, Reason::Origin);
        }
        // Parents come before their children, so the access of the parent is final here.
        for node in organisation.nodes() {
            let Some(parent) = node.parent() else {
                scopes[node.id().index()].is_uncertain = levels.may_be_above_root(node);
                continue;
            };
            let above = scopes[parent.id().index()];
            let here = &mut scopes[node.id().index()];
            here.reasons = with_inherited(here.reasons, parent, above.reasons);
            here.is_uncertain = above.is_uncertain || levels.may_be_between(parent, node);
        }
        Self { scopes, levels }
    }

    /// The access of the scope `node`. [`Access::Unknown`] where the node belongs to a larger
    /// organisation.
    #[must_use]
    pub fn access(&self, node: NodeId) -> Access {
        self.scopes
            .get(node.index())
            .map_or(Access::Unknown, |scope| match scope.reasons {
                Reasons::NONE if scope.is_uncertain => Access::Unknown,
                Reasons::NONE => Access::None,
                reasons => Access::Usable(reasons),
            })
    }

    /// The access of the project `id`, which may be missing from `organisation`.
    ///
    /// The scopes that the volume is shared with must be part of `organisation`: see
    /// [`OrgIndex::add_share`](crate::OrgIndex::add_share).
    #[must_use]
    pub fn project_access(&self, organisation: &Organisation, id: &ProjectId) -> Access {
        match organisation.find_project(id) {
            Some(node) => self.access(node.id()),
            None if self.levels == SharedLevels::default() => Access::None,
            None => Access::Unknown,
        }
    }
}

fn add_reason(scopes: &mut [ScopeAccess], node: Node<'_>, reason: Reason) {
    let here = &mut scopes[node.id().index()];
    here.reasons = here.reasons.with(reason);
}

/// Adds to `own` the reasons inherited from `parent`, which has access for the reasons `above`.
fn with_inherited(own: Reasons, parent: Node<'_>, above: Reasons) -> Reasons {
    let level = match parent.scope().scope_type {
        ScopeType::Cluster => Reason::ThroughCluster,
        _ => Reason::ThroughDepartment,
    };
    let from_parent = above.contains(Reason::Direct).then_some(level);
    let from_cluster = above
        .contains(Reason::ThroughCluster)
        .then_some(Reason::ThroughCluster);
    own.iter().chain(from_parent).chain(from_cluster).collect()
}

impl SharedLevels {
    fn of(shares: &ScopeSet) -> Self {
        let has = |level: &ScopeType| shares.iter().any(|scope| scope.scope_type == *level);
        let is_other = |scope: &Scope| !scope.scope_type.is_documented();
        Self {
            department: has(&ScopeType::Department),
            cluster: has(&ScopeType::Cluster),
            other: shares.iter().any(is_other),
        }
    }

    /// Whether a share could be above `root`, whose ancestors are not known.
    fn may_be_above_root(self, root: Node<'_>) -> bool {
        match root.scope().scope_type {
            ScopeType::Project => self.department || self.cluster || self.other,
            ScopeType::Department => self.cluster || self.other,
            ScopeType::Cluster => self.other,
            ScopeType::Other(_) => false,
        }
    }

    /// Whether a share could be between `parent` and `node`: a project directly under a cluster
    /// may belong to a department that is not known.
    fn may_be_between(self, parent: Node<'_>, node: Node<'_>) -> bool {
        self.department && node.is_project() && parent.scope().scope_type == ScopeType::Cluster
    }
}

#[cfg(test)]
mod tests;
