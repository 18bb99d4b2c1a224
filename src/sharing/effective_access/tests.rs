use proptest::prelude::*;

use super::*;
use crate::OrgIndex;
use crate::arbitrary::{organisation, origin, scope, scopes, uniform_organisation};

/// Orders access by certainty.
fn rank(access: Access) -> u8 {
    match access {
        Access::None => 0,
        Access::Unknown => 1,
        Access::Usable(_) => 2,
    }
}

proptest! {
    #[test]
    fn a_project_has_access_as_origin_directly_or_through_an_ancestor(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let access = EffectiveAccess::new(&organisation, &origin, &shares);
        for project in organisation.projects() {
            let above = |level| project.ancestor(&level).is_some_and(|above| shares.contains(above.scope()));
            let expected: Reasons = [
                (Reason::Origin, project.scope().scope_id == origin.as_str()),
                (Reason::Direct, shares.contains(project.scope())),
                (Reason::ThroughDepartment, above(ScopeType::Department)),
                (Reason::ThroughCluster, above(ScopeType::Cluster)),
            ]
            .into_iter()
            .filter_map(|(reason, holds)| holds.then_some(reason))
            .collect();
            let access = access.access(project.id());
            prop_assert_eq!(access.reasons(), expected);
            prop_assert_eq!(access.is_usable(), !expected.is_empty());
        }
    }

    #[test]
    fn access_is_unknown_where_an_unknown_ancestor_may_be_shared_with(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let access = EffectiveAccess::new(&organisation, &origin, &shares);
        for project in organisation.projects() {
            let may_be_shared = |level: ScopeType| {
                let is_known = project.ancestor(&level).is_some();
                !is_known && shares.iter().any(|share| share.scope_type == level)
            };
            let is_uncertain = may_be_shared(ScopeType::Department)
                || may_be_shared(ScopeType::Cluster)
                || shares.iter().any(|share| !share.scope_type.is_documented());
            let access = access.access(project.id());
            if !access.is_usable() {
                let expected = if is_uncertain { Access::Unknown } else { Access::None };
                prop_assert_eq!(access, expected);
            }
        }
    }

    #[test]
    fn adding_a_share_never_reduces_access(
        organisation in organisation(), origin in origin(), shares in scopes(), added in scope()
    ) {
        let before = EffectiveAccess::new(&organisation, &origin, &shares);
        let mut shares = shares;
        shares.insert(added);
        let after = EffectiveAccess::new(&organisation, &origin, &shares);
        for node in organisation.nodes() {
            let (before, after) = (before.access(node.id()), after.access(node.id()));
            prop_assert!(rank(before) <= rank(after), "{:?} {:?}", before, after);
            for reason in before.reasons().iter() {
                prop_assert!(after.reasons().contains(reason));
            }
        }
    }

    #[test]
    fn access_of_a_scope_applies_to_everything_below_it(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let access = EffectiveAccess::new(&organisation, &origin, &shares);
        for node in organisation.nodes() {
            let above = access.access(node.id());
            for below in node.descendants() {
                prop_assert!(rank(above) <= rank(access.access(below.id())));
            }
        }
    }

    #[test]
    fn a_project_known_only_by_its_id_has_the_access_of_an_unknown_project(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let unlisted = ProjectId::new("unlisted");
        let access = EffectiveAccess::new(&organisation, &origin, &shares)
            .project_access(&organisation, &unlisted);
        let mut index = OrgIndex::default();
        index.add_scope(&Scope::new(ScopeType::Project, unlisted.as_str()));
        let known = index.organisation();
        let by_id = EffectiveAccess::new(&known, &origin, &shares).project_access(&known, &unlisted);
        prop_assert_eq!(by_id, access);
        let only_projects = shares.iter().all(|share| share.scope_type == ScopeType::Project);
        prop_assert_eq!(access == Access::None, only_projects);
    }
}

#[test]
fn the_access_of_a_node_of_another_organisation_is_unknown() {
    let organisation = uniform_organisation(1);
    let node = organisation.projects().next().map(Node::id).unwrap();
    assert_eq!(EffectiveAccess::default().access(node), Access::Unknown);
}
