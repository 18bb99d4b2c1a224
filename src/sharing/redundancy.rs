//! Finds shares that grant no additional access.

use datavolumes_contract::Scope;

use crate::{EffectiveAccess, Node, Organisation, Reason};

/// A share whose removal would not change which projects have access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedundantShare {
    /// The scope of the share.
    pub scope: Scope,
    /// Why the scope has access without the share.
    pub covered_by: CoveredBy,
}

/// Why a scope has access without its own share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoveredBy {
    /// The scope is the origin project of the volume.
    Origin,
    /// The volume is shared with this ancestor of the scope.
    Share(Scope),
}

/// The redundant shares among those that `access` was computed from, in tree order. Removing all of
/// them at once does not change which projects have access.
#[must_use]
pub fn redundant_shares(
    organisation: &Organisation,
    access: &EffectiveAccess,
) -> Vec<RedundantShare> {
    let reasons = |node: Node<'_>| access.access(node.id()).reasons();
    let is_shared = |node: Node<'_>| reasons(node).contains(Reason::Direct);
    let covered_by = |node: Node<'_>| {
        if reasons(node).contains(Reason::Origin) {
            return Some(CoveredBy::Origin);
        }
        let wider = node.ancestors().find(|above| is_shared(*above))?;
        Some(CoveredBy::Share(wider.scope().clone()))
    };
    organisation
        .nodes()
        .filter(|node| is_shared(*node))
        .filter_map(|node| {
            let covered_by = covered_by(node)?;
            Some(RedundantShare {
                scope: node.scope().clone(),
                covered_by,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ProjectId, ScopeType};
    use proptest::prelude::*;

    use super::*;
    use crate::ScopeSet;
    use crate::arbitrary::{organisation, origin, scopes, uniform_organisation};

    proptest! {
        #[test]
        fn removing_all_redundant_shares_changes_no_access(
            organisation in organisation(), origin in origin(), shares in scopes()
        ) {
            let all = EffectiveAccess::new(&organisation, &origin, &shares);
            let mut fewer = shares;
            for redundant in redundant_shares(&organisation, &all) {
                prop_assert!(fewer.remove(&redundant.scope));
            }
            let fewer = EffectiveAccess::new(&organisation, &origin, &fewer);
            for project in organisation.projects().map(Node::id) {
                prop_assert_eq!(all.access(project).is_usable(), fewer.access(project).is_usable());
            }
        }

        #[test]
        fn removing_any_other_share_revokes_access(
            organisation in organisation(), origin in origin(), shares in scopes()
        ) {
            let all = EffectiveAccess::new(&organisation, &origin, &shares);
            let redundant = redundant_shares(&organisation, &all);
            for scope in shares.iter().filter(|scope| redundant.iter().all(|other| other.scope != **scope)) {
                let Some(node) = organisation.find(scope) else { continue };
                let mut fewer = shares.clone();
                fewer.remove(scope);
                let fewer = EffectiveAccess::new(&organisation, &origin, &fewer);
                prop_assert!(all.access(node.id()).is_usable());
                prop_assert!(!fewer.access(node.id()).is_usable());
            }
        }
    }

    #[test]
    fn the_nearest_shared_ancestor_covers_a_share() {
        let organisation = uniform_organisation(50);
        let project = |id: &str| Scope::new(ScopeType::Project, id);
        let department = Scope::new(ScopeType::Department, "d0");
        let cluster = Scope::new(ScopeType::Cluster, "c0");
        let projects = ["p0", "p1", "p30"].map(project);
        let shares: ScopeSet = projects
            .into_iter()
            .chain([department.clone(), cluster.clone()])
            .collect();
        let access = EffectiveAccess::new(&organisation, &ProjectId::new("p1"), &shares);
        let share = |scope: &Scope| CoveredBy::Share(scope.clone());
        let expected = [
            (department.clone(), share(&cluster)),
            (project("p0"), share(&department)),
            (project("p1"), CoveredBy::Origin),
            (project("p30"), share(&cluster)),
        ]
        .map(|(scope, covered_by)| RedundantShare { scope, covered_by });
        assert_eq!(redundant_shares(&organisation, &access), expected);
    }
}
