use datavolumes_contract::{Scope, ScopeType};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::arbitrary::{organisation, regular, scopes};

/// Texts that are often found in the arbitrary organisations, and rarely.
fn search() -> impl Strategy<Value = String> {
    select(vec!["", " ", "a", "B", "p1", "d", "C0", "no such scope"]).prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn rows_stand_in_the_order_of_the_tree_each_under_its_parent(
        organisation in organisation(), expanded in scopes(), search in search()
    ) {
        let rows = outline(&organisation, &expanded, &search);
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
    fn siblings_are_counted_from_the_first_to_the_last(
        organisation in organisation(), expanded in scopes(), search in search()
    ) {
        let rows = outline(&organisation, &expanded, &search);
        let parent = |row: &Row| organisation.node(row.node).and_then(Node::parent).map(Node::id);
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
    fn a_search_shows_all_that_it_finds(
        organisation in organisation(), expanded in scopes(), search in search()
    ) {
        let text = search.trim().to_lowercase();
        let rows = outline(&organisation, &expanded, &search);
        let is_shown = |node: Node<'_>| rows.iter().any(|row| row.node == node.id());
        let is_found = |node: Node<'_>| {
            node.name().to_lowercase().contains(&text) || node.scope().scope_id.contains(&text)
        };
        for node in organisation.nodes().filter(|_| !text.is_empty()) {
            let is_opened = |above: &Node<'_>| is_found(*above) && expanded.contains(above.scope());
            if is_found(node) || node.descendants().any(is_found) {
                prop_assert!(is_shown(node));
            } else if !node.ancestors().any(|above| is_opened(&above)) {
                prop_assert!(!is_shown(node));
            }
        }
    }

    #[test]
    fn without_a_search_a_scope_is_shown_where_all_above_it_is_expanded(
        organisation in organisation(), expanded in scopes()
    ) {
        let rows = outline(&organisation, &expanded, " ");
        for node in organisation.nodes() {
            let is_shown = rows.iter().any(|row| row.node == node.id());
            prop_assert_eq!(is_shown, node.ancestors().all(|above| expanded.contains(above.scope())));
        }
    }
}

#[test]
fn a_department_that_is_found_and_expanded_shows_all_its_projects() {
    let organisation = regular(50);
    let labels = |expanded: &[Scope], search: &str| -> Vec<&str> {
        let expanded = expanded.iter().cloned().collect();
        let rows = outline(&organisation, &expanded, search);
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
