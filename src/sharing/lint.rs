//! Checks the shares of a volume for likely mistakes.

use datavolumes_contract::{ClusterId, Phase, Scope, ScopeType, Volume};

use crate::{
    EffectiveAccess, Node, Organisation, RedundantShare, ScopeDiff, ScopeSet, redundant_shares,
};

/// A likely mistake in the shares of a volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The volume is not shared: only its origin project can use it.
    NotShared,
    /// The volume is shared but cannot be mounted: its phase is neither `Ready` nor transitional.
    NotReady(Phase),
    /// The volume is shared with a whole cluster, including projects created later.
    WholeCluster(Scope),
    /// The scope is in a different cluster than the volume.
    OtherCluster {
        /// The scope of the share.
        scope: Scope,
        /// The cluster of the scope.
        cluster: ClusterId,
    },
    /// The share grants no additional access.
    Redundant(RedundantShare),
    /// The directory lists all scopes of this level, but not this one: it may have been deleted.
    Unresolved(Scope),
}

impl Finding {
    /// The change of shares that resolves the finding, if there is one.
    #[must_use]
    pub fn fix(&self) -> Option<ScopeDiff> {
        match self {
            Self::OtherCluster { scope, .. }
            | Self::Redundant(RedundantShare { scope, .. })
            | Self::Unresolved(scope) => {
                let mut fix = ScopeDiff::default();
                fix.unshare(scope.clone());
                Some(fix)
            }
            Self::NotShared | Self::NotReady(_) | Self::WholeCluster(_) => None,
        }
    }
}

/// Checks `shares` of `volume`. Findings about the volume come first, then those about single
/// shares.
#[must_use]
pub fn lint(organisation: &Organisation, volume: &Volume, shares: &ScopeSet) -> Vec<Finding> {
    let mut findings = Vec::new();
    let origin = Scope::new(ScopeType::Project, volume.project_id.as_str());
    let phase = &volume.status.phase;
    if shares.iter().all(|scope| *scope == origin) {
        findings.push(Finding::NotShared);
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
        let cluster = organisation.other_cluster(&volume.cluster_id, scope)?;
        Some(Finding::OtherCluster {
            scope: scope.clone(),
            cluster,
        })
    }));
    let access = EffectiveAccess::new(organisation, &volume.project_id, shares);
    let redundant = redundant_shares(organisation, &access);
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

fn is_unresolved(organisation: &Organisation, scope: &Scope) -> bool {
    let is_listed = organisation.find(scope).is_some_and(Node::is_listed);
    !is_listed && organisation.is_complete(&scope.scope_type)
}

#[cfg(test)]
mod tests;
