use proptest::prelude::*;

use super::*;
use crate::Directory;
use crate::arbitrary::{organisation, origin, scope, scopes};

/// How certain access is.
fn rank(access: Access) -> u8 {
    match access {
        Access::None => 0,
        Access::Unknown => 1,
        Access::Usable(_) => 2,
    }
}

proptest! {
    #[test]
    fn a_project_has_access_as_the_origin_directly_or_through_what_is_above(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let reach = Reach::new(&organisation, &origin, &shares);
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
            let access = reach.access(project.id());
            prop_assert_eq!(access.reasons(), expected);
            prop_assert_eq!(access.is_usable(), !expected.is_empty());
        }
    }

    #[test]
    fn access_is_denied_only_where_every_level_above_is_known_or_nothing_there_is_shared(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let reach = Reach::new(&organisation, &origin, &shares);
        for project in organisation.projects() {
            let may_hide = |level: ScopeType| {
                let is_placed = project.ancestor(&level).is_some();
                !is_placed && shares.iter().any(|share| share.scope_type == level)
            };
            let is_doubtful = may_hide(ScopeType::Department)
                || may_hide(ScopeType::Cluster)
                || shares.iter().any(|share| !share.scope_type.is_documented());
            let access = reach.access(project.id());
            if !access.is_usable() {
                let expected = if is_doubtful { Access::Unknown } else { Access::None };
                prop_assert_eq!(access, expected);
            }
        }
    }

    #[test]
    fn one_more_share_takes_access_from_nobody(
        organisation in organisation(), origin in origin(), shares in scopes(), more in scope()
    ) {
        let less = Reach::new(&organisation, &origin, &shares);
        let mut shares = shares;
        shares.insert(more);
        let more = Reach::new(&organisation, &origin, &shares);
        for node in organisation.nodes() {
            let (before, after) = (less.access(node.id()), more.access(node.id()));
            prop_assert!(rank(before) <= rank(after), "{:?} {:?}", before, after);
            for reason in before.reasons().iter() {
                prop_assert!(after.reasons().contains(reason));
            }
        }
    }

    #[test]
    fn whatever_reaches_a_scope_reaches_everything_below_it(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let reach = Reach::new(&organisation, &origin, &shares);
        for node in organisation.nodes() {
            let above = reach.access(node.id());
            for below in node.descendants() {
                prop_assert!(rank(above) <= rank(reach.access(below.id())));
            }
        }
    }

    #[test]
    fn knowing_a_scope_by_its_id_only_promises_nothing(
        organisation in organisation(), origin in origin(), shares in scopes()
    ) {
        let stranger = ProjectId::new("stranger");
        let answer = Reach::new(&organisation, &origin, &shares).project(&organisation, &stranger);
        let mut directory = Directory::default();
        directory.add_scope(&Scope::new(ScopeType::Project, stranger.as_str()));
        let known = directory.organisation();
        prop_assert_eq!(Reach::new(&known, &origin, &shares).project(&known, &stranger), answer);
        let only_projects = shares.iter().all(|share| share.scope_type == ScopeType::Project);
        prop_assert_eq!(answer == Access::None, only_projects);
    }
}

#[test]
fn a_place_in_another_organisation_is_not_known() {
    let organisation = crate::arbitrary::regular(1);
    let place = organisation.projects().next().map(Node::id).unwrap();
    assert_eq!(Reach::default().access(place), Access::Unknown);
}
