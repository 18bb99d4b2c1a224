use datavolumes_contract::{ProjectId, Scope, ScopeType};
use proptest::prelude::*;

use super::*;
use crate::arbitrary::{organisation, origin, regular, scopes};

fn map(
    organisation: &Organisation,
    shares: &ScopeSet,
    expanded: &ScopeSet,
    width: usize,
) -> SharingMap {
    let reach = Reach::new(organisation, &ProjectId::new("p0"), shares);
    SharingMap::new(organisation, &reach, &reach, expanded, width)
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

fn overlaps(one: Rect, other: Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

fn is_container(piece: &Piece) -> bool {
    matches!(piece.part, Part::Panel { .. } | Part::Group { .. })
}

/// Every piece is in the picture; two pieces are apart, or the earlier one is a container of the
/// later one.
fn assert_is_tidy(map: &SharingMap) {
    let picture = Rect {
        x: 0,
        y: 0,
        width: map.width,
        height: map.height,
    };
    for (index, piece) in map.pieces.iter().enumerate() {
        assert!(contains(picture, piece.rect), "{piece:?} {picture:?}");
        for later in &map.pieces[index + 1..] {
            let is_inside = is_container(piece) && contains(piece.rect, later.rect);
            assert!(
                is_inside || !overlaps(piece.rect, later.rect),
                "{piece:?} {later:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn pieces_are_in_the_picture_and_beside_or_inside_each_other(
        organisation in organisation(), origin in origin(), before in scopes(), after in scopes(),
        expanded in scopes(), width in 0..1_200_usize
    ) {
        let before = Reach::new(&organisation, &origin, &before);
        let after = Reach::new(&organisation, &origin, &after);
        let map = SharingMap::new(&organisation, &before, &after, &expanded, width);
        prop_assert_eq!(map.width, width.max(MIN_WIDTH));
        assert_is_tidy(&map);
    }

    #[test]
    fn every_project_that_is_reached_is_seen_once(
        organisation in organisation(), origin in origin(), shares in scopes(), expanded in scopes()
    ) {
        let reach = Reach::new(&organisation, &origin, &shares);
        let map = SharingMap::new(&organisation, &reach, &reach, &expanded, 600);
        for project in organisation.projects().map(crate::Node::id) {
            let seen = map.pieces.iter().filter(|piece| piece.node == Some(project)).count();
            prop_assert!(seen <= 1);
            if reach.access(project) != crate::Access::None {
                prop_assert_eq!(seen, 1);
            }
        }
    }

    #[test]
    fn both_pictures_of_a_change_have_the_same_places(
        organisation in organisation(), origin in origin(), one in scopes(), other in scopes()
    ) {
        let one = Reach::new(&organisation, &origin, &one);
        let other = Reach::new(&organisation, &origin, &other);
        let there = SharingMap::new(&organisation, &one, &other, &ScopeSet::new(), 600);
        let back = SharingMap::new(&organisation, &other, &one, &ScopeSet::new(), 600);
        prop_assert_eq!(there, back);
    }
}

/// The details of the groups of `map`.
fn details(map: &SharingMap) -> Vec<Detail> {
    let detail = |piece: &Piece| match piece.part {
        Part::Group { detail } => Some(detail),
        _ => None,
    };
    map.pieces.iter().filter_map(detail).collect()
}

#[test]
fn what_the_volume_does_not_reach_is_summed_up_until_it_is_expanded() {
    let organisation = regular(500);
    let cluster = |id: &str| ScopeSet::from([Scope::new(ScopeType::Cluster, id)]);
    let closed = map(&organisation, &ScopeSet::new(), &ScopeSet::new(), 600);
    let rest = closed.pieces.iter().find_map(|piece| match piece.part {
        Part::Rest {
            departments,
            projects,
        } => Some((departments, projects)),
        _ => None,
    });
    assert_eq!(rest, Some((9, 225)));
    assert_eq!(details(&closed), [Detail::Cells]);
    let panels = |map: &SharingMap| -> Vec<bool> {
        let is_open = |piece: &Piece| match piece.part {
            Part::Panel { is_open } => Some(is_open),
            _ => None,
        };
        map.pieces.iter().filter_map(is_open).collect()
    };
    assert_eq!(panels(&closed), [true, false]);
    let open = map(&organisation, &ScopeSet::new(), &cluster("c1"), 600);
    assert_eq!(panels(&open), [true, true]);
    assert_eq!(details(&open)[1..], [Detail::Closed; 10]);
}

#[test]
fn the_more_projects_the_less_of_each_is_shown() {
    let mut directory = crate::Directory::default();
    for (department, count) in [("few", 12), ("many", 13), ("most", 501)] {
        for number in 0..count {
            directory.add_project(&datavolumes_contract::org::Project {
                id: ProjectId::new(format!("{department}-{number}")),
                parent_id: datavolumes_contract::DepartmentId::new(department),
                cluster_id: datavolumes_contract::ClusterId::new("c"),
                ..Default::default()
            });
        }
    }
    let organisation = directory.organisation();
    let shares = ScopeSet::from([Scope::new(ScopeType::Cluster, "c")]);
    let usual = map(&organisation, &shares, &ScopeSet::new(), 600);
    assert_eq!(details(&usual), [Detail::Named, Detail::Cells, Detail::Bar]);
    assert_is_tidy(&usual);
    let expanded = ["few", "many", "most"]
        .map(|id| Scope::new(ScopeType::Department, id))
        .into();
    let larger = map(&organisation, &shares, &expanded, 600);
    assert_eq!(
        details(&larger),
        [Detail::Named, Detail::Named, Detail::Cells]
    );
    assert_is_tidy(&larger);
}

#[test]
fn a_bar_fills_its_group_and_counts_every_project() {
    let mut directory = crate::Directory::default();
    for number in 0..1_000 {
        directory.add_project(&datavolumes_contract::org::Project {
            id: ProjectId::new(format!("p{number}")),
            parent_id: datavolumes_contract::DepartmentId::new("d"),
            cluster_id: datavolumes_contract::ClusterId::new("c"),
            ..Default::default()
        });
    }
    let organisation = directory.organisation();
    let shares = (1..250)
        .map(|number| Scope::new(ScopeType::Project, format!("p{number}")))
        .collect();
    let map = map(&organisation, &shares, &ScopeSet::new(), 640);
    let segments: Vec<_> = map
        .pieces
        .iter()
        .filter_map(|piece| match piece.part {
            Part::Segment { outcome, count } => Some((outcome, count, piece.rect.width)),
            _ => None,
        })
        .collect();
    assert_eq!(
        segments,
        [(Outcome::Keeps, 250, 150), (Outcome::Without, 750, 450)]
    );
}

#[test]
fn a_thousand_projects_fit_on_two_screens() {
    let organisation = regular(1_000);
    let shares = (0..4)
        .map(|id| Scope::new(ScopeType::Cluster, format!("c{id}")))
        .collect();
    let all = map(&organisation, &shares, &ScopeSet::new(), 960);
    assert!(all.height <= 2_600, "{}", all.height);
    assert_is_tidy(&all);
}
