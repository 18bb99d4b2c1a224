use datavolumes_contract::{ProjectId, Scope, ScopeType};
use proptest::prelude::*;

use super::*;
use crate::arbitrary::{organisation, origin, scopes, uniform_organisation};
use crate::{Access, EffectiveAccess, Node, OrgIndex, Organisation, Outcome, ScopeSet};

fn map(
    organisation: &Organisation,
    shares: &ScopeSet,
    expanded: &ScopeSet,
    width: usize,
) -> SharingMap {
    let access = EffectiveAccess::new(organisation, &ProjectId::new("p0"), shares);
    SharingMap::new(organisation, &access, &access, expanded, width)
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

fn is_container(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Panel { .. } | ShapeKind::Group { .. }
    )
}

/// Asserts that every shape is inside the map and that two shapes overlap only if the earlier one is
/// a container of the later one.
fn assert_no_overlap(map: &SharingMap) {
    let bounds = Rect {
        x: 0,
        y: 0,
        width: map.width,
        height: map.height,
    };
    for (index, shape) in map.shapes.iter().enumerate() {
        assert!(contains(bounds, shape.rect), "{shape:?} {bounds:?}");
        for later in &map.shapes[index + 1..] {
            let is_inside = is_container(shape) && contains(shape.rect, later.rect);
            assert!(
                is_inside || !overlaps(shape.rect, later.rect),
                "{shape:?} {later:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn shapes_are_inside_the_map_and_overlap_only_their_container(
        organisation in organisation(), origin in origin(), before in scopes(), after in scopes(),
        expanded in scopes(), width in 0..1_200_usize
    ) {
        let before = EffectiveAccess::new(&organisation, &origin, &before);
        let after = EffectiveAccess::new(&organisation, &origin, &after);
        let map = SharingMap::new(&organisation, &before, &after, &expanded, width);
        prop_assert_eq!(map.width, width.max(MIN_WIDTH));
        assert_no_overlap(&map);
    }

    #[test]
    fn every_project_with_access_is_shown_once(
        organisation in organisation(), origin in origin(), shares in scopes(), expanded in scopes()
    ) {
        let access = EffectiveAccess::new(&organisation, &origin, &shares);
        let map = SharingMap::new(&organisation, &access, &access, &expanded, 600);
        for project in organisation.projects().map(Node::id) {
            let count = map.shapes.iter().filter(|shape| shape.node == Some(project)).count();
            prop_assert!(count <= 1);
            if access.access(project) != Access::None {
                prop_assert_eq!(count, 1);
            }
        }
    }

    #[test]
    fn swapping_before_and_after_keeps_the_layout(
        organisation in organisation(), origin in origin(), one in scopes(), other in scopes()
    ) {
        let one = EffectiveAccess::new(&organisation, &origin, &one);
        let other = EffectiveAccess::new(&organisation, &origin, &other);
        let there = SharingMap::new(&organisation, &one, &other, &ScopeSet::new(), 600);
        let back = SharingMap::new(&organisation, &other, &one, &ScopeSet::new(), 600);
        prop_assert_eq!(there, back);
    }
}

/// How the groups of `map` show their projects.
fn details(map: &SharingMap) -> Vec<GroupDetail> {
    let detail = |shape: &Shape| match shape.kind {
        ShapeKind::Group { detail } => Some(detail),
        _ => None,
    };
    map.shapes.iter().filter_map(detail).collect()
}

#[test]
fn scopes_without_access_are_summarised_until_expanded() {
    let organisation = uniform_organisation(500);
    let cluster = |id: &str| ScopeSet::from([Scope::new(ScopeType::Cluster, id)]);
    let closed = map(&organisation, &ScopeSet::new(), &ScopeSet::new(), 600);
    let summary = closed.shapes.iter().find_map(|shape| match shape.kind {
        ShapeKind::Summary {
            departments,
            projects,
        } => Some((departments, projects)),
        _ => None,
    });
    assert_eq!(summary, Some((9, 225)));
    assert_eq!(details(&closed), [GroupDetail::Reached]);
    let panels = |map: &SharingMap| -> Vec<bool> {
        let is_open = |shape: &Shape| match shape.kind {
            ShapeKind::Panel { is_open } => Some(is_open),
            _ => None,
        };
        map.shapes.iter().filter_map(is_open).collect()
    };
    assert_eq!(panels(&closed), [true, false]);
    let open = map(&organisation, &ScopeSet::new(), &cluster("c1"), 600);
    assert_eq!(panels(&open), [true, true]);
    assert_eq!(details(&open)[1..], [GroupDetail::Closed; 10]);
}

#[test]
fn larger_groups_are_shown_in_less_detail() {
    let mut index = OrgIndex::default();
    for (department, count) in [("few", 12), ("many", 13), ("most", 501)] {
        for number in 0..count {
            index.add_project(&datavolumes_contract::org::Project {
                id: ProjectId::new(format!("{department}-{number}")),
                parent_id: datavolumes_contract::DepartmentId::new(department),
                cluster_id: datavolumes_contract::ClusterId::new("c"),
                ..Default::default()
            });
        }
    }
    let organisation = index.organisation();
    let shares = ScopeSet::from([Scope::new(ScopeType::Cluster, "c")]);
    let collapsed = map(&organisation, &shares, &ScopeSet::new(), 600);
    assert_eq!(
        details(&collapsed),
        [GroupDetail::Named, GroupDetail::Cells, GroupDetail::Bar]
    );
    assert_no_overlap(&collapsed);
    let expanded = ["few", "many", "most"]
        .map(|id| Scope::new(ScopeType::Department, id))
        .into();
    let expanded = map(&organisation, &shares, &expanded, 600);
    assert_eq!(
        details(&expanded),
        [GroupDetail::Named, GroupDetail::Named, GroupDetail::Cells]
    );
    assert_no_overlap(&expanded);
}

#[test]
fn projects_without_access_are_summarised_until_their_department_is_expanded() {
    let organisation = uniform_organisation(500);
    let origin = organisation.find_project(&ProjectId::new("p0")).unwrap();
    let department = origin.parent().unwrap();
    let siblings = department.children().count();
    let tiles = |map: &SharingMap| {
        let count =
            |is: fn(ShapeKind) -> bool| map.shapes.iter().filter(|shape| is(shape.kind)).count();
        (
            count(|kind| kind == ShapeKind::Chip),
            count(|kind| kind == ShapeKind::Cell),
        )
    };
    let closed = map(&organisation, &ScopeSet::new(), &ScopeSet::new(), 600);
    assert_eq!(tiles(&closed), (1, 0));
    let others = closed.shapes.iter().find_map(|shape| match shape.kind {
        ShapeKind::Others { projects } => Some((projects, shape.node)),
        _ => None,
    });
    assert_eq!(others, Some((siblings - 1, Some(department.id()))));
    let expanded = ScopeSet::from([department.scope().clone()]);
    let open = map(&organisation, &ScopeSet::new(), &expanded, 600);
    assert_eq!(tiles(&open), (siblings, 0));
    assert_no_overlap(&open);
}

#[test]
fn a_bar_fills_its_group_and_counts_all_projects() {
    let mut index = OrgIndex::default();
    for number in 0..1_000 {
        index.add_project(&datavolumes_contract::org::Project {
            id: ProjectId::new(format!("p{number}")),
            parent_id: datavolumes_contract::DepartmentId::new("d"),
            cluster_id: datavolumes_contract::ClusterId::new("c"),
            ..Default::default()
        });
    }
    let organisation = index.organisation();
    let shares = (1..250)
        .map(|number| Scope::new(ScopeType::Project, format!("p{number}")))
        .collect();
    let map = map(&organisation, &shares, &ScopeSet::new(), 640);
    let segments: Vec<_> = map
        .shapes
        .iter()
        .filter_map(|shape| match shape.kind {
            ShapeKind::Segment { outcome, count } => Some((outcome, count, shape.rect.width)),
            _ => None,
        })
        .collect();
    assert_eq!(
        segments,
        [(Outcome::Keeps, 250, 150), (Outcome::NoAccess, 750, 450)]
    );
}

#[test]
fn a_map_of_one_thousand_projects_fits_on_two_screens() {
    let organisation = uniform_organisation(1_000);
    let shares = (0..4)
        .map(|id| Scope::new(ScopeType::Cluster, format!("c{id}")))
        .collect();
    let all = map(&organisation, &shares, &ScopeSet::new(), 960);
    assert!(all.height <= 2_600, "{}", all.height);
    assert_no_overlap(&all);
}
