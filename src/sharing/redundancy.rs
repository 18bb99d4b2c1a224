//! Shares that change nothing, since something wider reaches the scope anyway.

use datavolumes_contract::Scope;

use crate::{Node, Organisation, Reach, Reason};

/// A share without which every project would still be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redundant {
    /// The scope of the share.
    pub scope: Scope,
    /// What reaches it anyway.
    pub through: Through,
}

/// What reaches a scope beside its own share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Through {
    /// It is the project in which the volume originates.
    Origin,
    /// It is under this scope, which is shared with too.
    Share(Scope),
}

/// The redundant ones among the shares by which a volume has its `reach` in `organisation`, in the
/// order of the tree. Without all of them at once, the same projects are reached.
#[must_use]
pub fn redundant(organisation: &Organisation, reach: &Reach) -> Vec<Redundant> {
    let is_shared = |node: Node<'_>| reach.access(node.id()).reasons().contains(Reason::Direct);
    let through = |node: Node<'_>| {
        if reach.access(node.id()).reasons().contains(Reason::Origin) {
            return Some(Through::Origin);
        }
        let wider = node.ancestors().find(|above| is_shared(*above))?;
        Some(Through::Share(wider.scope().clone()))
    };
    organisation
        .nodes()
        .filter(|node| is_shared(*node))
        .filter_map(|node| {
            let through = through(node)?;
            Some(Redundant {
                scope: node.scope().clone(),
                through,
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
    use crate::arbitrary::{organisation, origin, regular, scopes};

    proptest! {
        #[test]
        fn without_the_redundant_shares_the_same_projects_are_reached(
            organisation in organisation(), origin in origin(), shares in scopes()
        ) {
            let all = Reach::new(&organisation, &origin, &shares);
            let mut fewer = shares;
            for redundant in redundant(&organisation, &all) {
                prop_assert!(fewer.remove(&redundant.scope));
            }
            let fewer = Reach::new(&organisation, &origin, &fewer);
            for project in organisation.projects().map(Node::id) {
                prop_assert_eq!(all.access(project).is_usable(), fewer.access(project).is_usable());
            }
        }

        #[test]
        fn a_share_that_is_not_redundant_reaches_what_nothing_else_does(
            organisation in organisation(), origin in origin(), shares in scopes()
        ) {
            let all = Reach::new(&organisation, &origin, &shares);
            let redundant = redundant(&organisation, &all);
            for scope in shares.iter().filter(|scope| redundant.iter().all(|other| other.scope != **scope)) {
                let Some(node) = organisation.find(scope) else { continue };
                let mut fewer = shares.clone();
                fewer.remove(scope);
                let fewer = Reach::new(&organisation, &origin, &fewer);
                prop_assert!(all.access(node.id()).is_usable());
                prop_assert!(!fewer.access(node.id()).is_usable());
            }
        }
    }

    #[test]
    fn the_nearest_wider_share_is_told() {
        let organisation = regular(50);
        let project = |id: &str| Scope::new(ScopeType::Project, id);
        let department = Scope::new(ScopeType::Department, "d0");
        let cluster = Scope::new(ScopeType::Cluster, "c0");
        let projects = ["p0", "p1", "p30"].map(project);
        let shares: ScopeSet = projects
            .into_iter()
            .chain([department.clone(), cluster.clone()])
            .collect();
        let reach = Reach::new(&organisation, &ProjectId::new("p1"), &shares);
        let share = |scope: &Scope| Through::Share(scope.clone());
        let expected = [
            (department.clone(), share(&cluster)),
            (project("p0"), share(&department)),
            (project("p1"), Through::Origin),
            (project("p30"), share(&cluster)),
        ]
        .map(|(scope, through)| Redundant { scope, through });
        assert_eq!(redundant(&organisation, &reach), expected);
    }
}
