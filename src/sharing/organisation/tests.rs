use std::collections::HashSet;

use datavolumes_contract::DepartmentId;
use datavolumes_contract::org::{Cluster, Department, Project};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::OrgIndex;
use crate::arbitrary::{organisation, project, scopes, uniform_organisation};

#[test]
fn a_text_means_the_scope_of_its_id_or_those_of_its_name() {
    let mut index = OrgIndex::default();
    for (id, name) in [
        ("1", "vision"),
        ("2", "Vision"),
        ("3", "audio"),
        ("vision", "x"),
    ] {
        index.add_project(&Project {
            id: ProjectId::new(id),
            name: name.to_owned(),
            ..Project::default()
        });
    }
    let organisation = index.organisation();
    let ids = |text| {
        let scopes = organisation.meanings(&ScopeType::Project, text).into_iter();
        scopes.map(|scope| scope.scope_id).collect::<Vec<_>>()
    };
    assert_eq!(ids("AUDIO"), ["3"]);
    assert_eq!(ids("VISION"), ["vision"]);
    assert_eq!(ids("1"), ["1"]);
    assert!(ids("vis").is_empty());
    assert!(
        organisation
            .meanings(&ScopeType::Cluster, "audio")
            .is_empty()
    );
}

proptest! {
    #[test]
    fn every_scope_occurs_once_and_is_found(organisation in organisation()) {
        let scopes: HashSet<&Scope> = organisation.nodes().map(Node::scope).collect();
        prop_assert_eq!(scopes.len(), organisation.len());
        for node in organisation.nodes() {
            prop_assert_eq!(organisation.find(node.scope()).map(Node::id), Some(node.id()));
            prop_assert_eq!(organisation.node(node.id()).map(Node::scope), Some(node.scope()));
        }
    }

    #[test]
    fn every_indexed_scope_and_its_ancestors_are_in_the_tree(
        projects in vec(project(), 0..12), scopes in scopes()
    ) {
        let mut projects = projects;
        projects.sort_by(|one, other| one.id.cmp(&other.id));
        projects.dedup_by(|one, other| one.id == other.id);
        let mut index = OrgIndex::default();
        for project in &projects {
            index.add_project(project);
        }
        for scope in &scopes {
            index.add_scope(scope);
        }
        let organisation = index.organisation();
        for scope in &scopes {
            prop_assert!(organisation.find(scope).is_some());
        }
        for project in &projects {
            prop_assert!(organisation.find_project(&project.id).is_some());
            let department = Scope::new(ScopeType::Department, project.parent_id.as_str());
            prop_assert!(project.parent_id.is_empty() || organisation.find(&department).is_some());
            let cluster = Scope::new(ScopeType::Cluster, project.cluster_id.as_str());
            prop_assert!(project.cluster_id.is_empty() || organisation.find(&cluster).is_some());
        }
    }

    #[test]
    fn a_project_is_under_its_department_or_else_under_its_cluster(project in project()) {
        let mut index = OrgIndex::default();
        index.add_project(&project);
        let organisation = index.organisation();
        let node = organisation.find_project(&project.id).unwrap();
        let id_at = |level| node.ancestor(&level).map_or("", |above| &above.scope().scope_id);
        prop_assert_eq!(id_at(ScopeType::Department), project.parent_id.as_str());
        prop_assert_eq!(id_at(ScopeType::Cluster), project.cluster_id.as_str());
    }

    #[test]
    fn parents_come_before_their_children(organisation in organisation()) {
        for node in organisation.nodes() {
            for child in node.children() {
                prop_assert_eq!(child.parent().map(Node::id), Some(node.id()));
                prop_assert!(node.id() < child.id());
                prop_assert!(node.scope().scope_type < child.scope().scope_type);
            }
            prop_assert_eq!(node.is_leaf(), node.children().next().is_none());
            let is_ancestor = node.descendants().all(|below| below.ancestors().any(|above| above.id() == node.id()));
            prop_assert!(is_ancestor);
        }
    }

    #[test]
    fn a_depth_first_walk_visits_all_nodes_in_order(organisation in organisation()) {
        fn walk<'a>(nodes: impl Iterator<Item = Node<'a>>, visited: &mut Vec<NodeId>) {
            for node in nodes {
                visited.push(node.id());
                walk(node.children().collect::<Vec<_>>().into_iter(), visited);
            }
        }
        let mut visited = Vec::new();
        walk(organisation.roots(), &mut visited);
        prop_assert_eq!(visited, organisation.nodes().map(Node::id).collect::<Vec<_>>());
    }

    #[test]
    fn siblings_are_sorted_by_level_and_then_by_name(organisation in organisation()) {
        let key = |node: &Node<'_>| (node.scope().scope_type.clone(), node.name().to_lowercase());
        prop_assert!(organisation.roots().is_sorted_by_key(|node| key(&node)));
        for node in organisation.nodes() {
            prop_assert!(node.children().is_sorted_by_key(|child| key(&child)));
        }
    }
}

#[test]
fn a_node_id_of_a_larger_organisation_is_not_found() {
    let last = uniform_organisation(50)
        .projects()
        .last()
        .map(Node::id)
        .unwrap();
    assert!(uniform_organisation(10).node(last).is_none());
}

#[test]
fn the_label_of_a_scope_without_a_name_is_its_id() {
    let organisation = uniform_organisation(1);
    let labels: Vec<&str> = organisation.nodes().map(Node::label).collect();
    assert_eq!(labels, ["c0", "d0", "project-0"]);
}

#[test]
fn labels_tell_scopes_of_one_name_apart() {
    let mut index = OrgIndex::default();
    for (id, name) in [("c1", "east"), ("c2", "west"), ("c3", "west")] {
        index.add_cluster(&Cluster {
            id: ClusterId::new(id),
            name: name.to_owned(),
            ..Cluster::default()
        });
    }
    for (id, name, cluster) in [
        ("d1", "vision", "c1"),
        ("d2", "Vision", "c2"),
        ("d3", "audio", "c1"),
    ] {
        index.add_department(&Department {
            id: DepartmentId::new(id),
            name: name.to_owned(),
            cluster_id: ClusterId::new(cluster),
            ..Department::default()
        });
    }
    for (id, name, department) in [
        ("1", "ocr", "d1"),
        ("2", "ocr", "d3"),
        ("3", "pose", "d1"),
        ("4", "pose", "d2"),
        ("5", "twin", "d3"),
        ("6", "twin", "d3"),
        ("7", "only", "d3"),
        ("8", "twin-2", "d3"),
    ] {
        index.add_project(&Project {
            id: ProjectId::new(id),
            name: name.to_owned(),
            parent_id: DepartmentId::new(department),
            ..Project::default()
        });
    }
    index.add_scope(&Scope::new(ScopeType::Project, "9"));
    let organisation = index.organisation();
    let label = |level: ScopeType, id: &str| {
        let node = organisation.find(&Scope::new(level, id)).unwrap();
        node.label().to_owned()
    };
    for (id, expected) in [
        ("1", "ocr (department vision)"),
        ("2", "ocr (department audio)"),
        ("3", "pose (cluster east)"),
        ("4", "pose (cluster west)"),
        ("5", "twin (ID 5)"),
        ("6", "twin (ID 6)"),
        ("7", "only"),
        ("8", "twin-2"),
        ("9", "9"),
    ] {
        assert_eq!(label(ScopeType::Project, id), expected);
    }
    assert_eq!(label(ScopeType::Department, "d1"), "vision (cluster east)");
    assert_eq!(label(ScopeType::Department, "d2"), "Vision (cluster west)");
    assert_eq!(label(ScopeType::Department, "d3"), "audio");
    assert_eq!(label(ScopeType::Cluster, "c2"), "west (ID c2)");
}
