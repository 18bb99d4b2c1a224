use datavolumes_contract::{Scope, ScopeType};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::arbitrary::{organisation, scopes, uniform_organisation};

/// Search texts with many, few and no matches in the arbitrary organisations.
fn search() -> impl Strategy<Value = String> {
    select(vec!["", " ", "a", "B", "p1", "d", "C0", "no such scope"]).prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn rows_are_in_tree_order_below_their_parents(
        organisation in organisation(), expanded in scopes(), search in search()
    ) {
        let rows = scope_rows(&organisation, &expanded, &search);
        prop_assert!(rows.is_sorted_by(|one, other| one.node < other.node));
        for row in &rows {
            let node = organisation.node(row.node).unwrap();
            prop_assert_eq!(row.level, node.ancestors().count() + 1);
            prop_assert_eq!(row.is_expanded.is_none(), node.is_leaf());
            if let Some(parent) = node.parent() {
                let above = rows.iter().find(|other| other.node == parent.id());
                prop_assert_eq!(above.and_then(|above| above.is_expanded), Some(true));
            }
        }
    }

    #[test]
    fn positions_count_the_visible_siblings(
        organisation in organisation(), expanded in scopes(), search in search()
    ) {
        let rows = scope_rows(&organisation, &expanded, &search);
        let parent = |row: &ScopeRow| organisation.node(row.node).and_then(Node::parent).map(Node::id);
        for row in &rows {
            let siblings: Vec<usize> = rows
                .iter()
                .filter(|other| parent(other) == parent(row))
                .map(|other| other.position)
                .collect();
            prop_assert_eq!(siblings.len(), row.siblings);
            prop_assert!(siblings.into_iter().eq(1..=row.siblings));
        }
    }

    #[test]
    fn a_search_shows_exactly_the_matches_and_their_ancestors(
        organisation in organisation(), expanded in scopes(), search in search()
    ) {
        let text = search.trim().to_lowercase();
        let rows = scope_rows(&organisation, &expanded, &search);
        let is_shown = |node: Node<'_>| rows.iter().any(|row| row.node == node.id());
        let is_match = |node: Node<'_>| {
            node.name().to_lowercase().contains(&text) || node.scope().scope_id.contains(&text)
        };
        for node in organisation.nodes().filter(|_| !text.is_empty()) {
            let is_expanded_match = |above: &Node<'_>| is_match(*above) && expanded.contains(above.scope());
            if is_match(node) || node.descendants().any(is_match) {
                prop_assert!(is_shown(node));
            } else if !node.ancestors().any(|above| is_expanded_match(&above)) {
                prop_assert!(!is_shown(node));
            }
        }
    }

    #[test]
    fn without_a_search_a_scope_is_shown_if_its_ancestors_are_expanded(
        organisation in organisation(), expanded in scopes()
    ) {
        let rows = scope_rows(&organisation, &expanded, " ");
        for node in organisation.nodes() {
            let is_shown = rows.iter().any(|row| row.node == node.id());
            prop_assert_eq!(is_shown, node.ancestors().all(|above| expanded.contains(above.scope())));
        }
    }
}

#[test]
fn a_matching_expanded_department_shows_all_its_projects() {
    let organisation = uniform_organisation(50);
    let labels = |expanded: &[Scope], search: &str| -> Vec<&str> {
        let expanded = expanded.iter().cloned().collect();
        let rows = scope_rows(&organisation, &expanded, search);
        rows.iter()
            .filter_map(|row| organisation.node(row.node))
            .map(Node::label)
            .collect()
    };
    let department = Scope::new(ScopeType::Department, "d1");
    assert_eq!(labels(&[], "d1"), ["c0", "d1"]);
    assert_eq!(
        labels(std::slice::from_ref(&department), "d1").len(),
        2 + 25
    );
    assert_eq!(
        labels(&[department], "project-30"),
        ["c0", "d1", "project-30"]
    );
    assert_eq!(labels(&[], ""), ["c0"]);
}
