//! What is odd about the shares of a volume.

use datavolumes_contract::{ClusterId, Phase, Scope, ScopeType, Volume};

use crate::redundancy::{Redundant, redundant};
use crate::{Change, Node, Organisation, Reach, ScopeSet};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nobody but the project of origin can use the volume.
    SharedWithNobody,
    /// It is shared, but cannot be mounted: its phase is neither `Ready` nor one that passes.
    NotReady(Phase),
    /// It is shared with a whole cluster, with every project that is still to come.
    WholeCluster(Scope),
    /// The scope belongs to another cluster than the volume.
    OtherCluster {
        /// The scope of the share.
        scope: Scope,
        /// The cluster it belongs to.
        cluster: ClusterId,
    },
    /// The share changes nothing.
    Redundant(Redundant),
    /// The directory tells scopes of this level, but not this one: it may be gone.
    Unresolved(Scope),
}

impl Finding {
    /// What would mend it, where a change of shares does.
    #[must_use]
    pub fn fix(&self) -> Option<Change> {
        match self {
            Self::OtherCluster { scope, .. }
            | Self::Redundant(Redundant { scope, .. })
            | Self::Unresolved(scope) => {
                let mut change = Change::default();
                change.unshare(scope.clone());
                Some(change)
            }
            Self::SharedWithNobody | Self::NotReady(_) | Self::WholeCluster(_) => None,
        }
    }
}

/// What is odd about `shares` of `volume`: first what concerns the volume, then its shares in their
/// order.
#[must_use]
pub fn lint(organisation: &Organisation, volume: &Volume, shares: &ScopeSet) -> Vec<Finding> {
    let mut findings = Vec::new();
    let origin = Scope::new(ScopeType::Project, volume.project_id.as_str());
    let phase = &volume.status.phase;
    if shares.iter().all(|scope| *scope == origin) {
        findings.push(Finding::SharedWithNobody);
    } else if *phase != Phase::Ready && !phase.is_transitional() {
        findings.push(Finding::NotReady(phase.clone()));
    }
    let whole = |scope: &&Scope| scope.scope_type == ScopeType::Cluster;
    findings.extend(
        shares
            .iter()
            .filter(whole)
            .cloned()
            .map(Finding::WholeCluster),
    );
    findings.extend(shares.iter().filter_map(|scope| {
        let cluster = other_cluster(organisation, &volume.cluster_id, scope)?;
        Some(Finding::OtherCluster {
            scope: scope.clone(),
            cluster,
        })
    }));
    let reach = Reach::new(organisation, &volume.project_id, shares);
    let redundant = redundant(organisation, &reach);
    findings.extend(redundant.into_iter().map(Finding::Redundant));
    let unresolved = |scope: &&Scope| is_unresolved(organisation, scope);
    findings.extend(
        shares
            .iter()
            .filter(unresolved)
            .cloned()
            .map(Finding::Unresolved),
    );
    findings
}

/// The cluster of `scope`, where it is known and not `home`.
pub(crate) fn other_cluster(
    organisation: &Organisation,
    home: &ClusterId,
    scope: &Scope,
) -> Option<ClusterId> {
    let node = organisation.find(scope)?;
    let cluster = match scope.scope_type {
        ScopeType::Cluster => node,
        _ => node.ancestor(&ScopeType::Cluster)?,
    };
    let id = ClusterId::new(cluster.scope().scope_id.as_str());
    (!home.is_empty() && id != *home).then_some(id)
}

fn is_unresolved(organisation: &Organisation, scope: &Scope) -> bool {
    let is_listed = organisation.find(scope).is_some_and(Node::is_listed);
    !is_listed && organisation.lists(&scope.scope_type)
}

#[cfg(test)]
mod tests;
