use std::sync::Arc;

use crate::page::{Page, press_key, settle};
use datavolumes_ui::{CheckState, Tree, TreeAction, TreeItem, TreeRow};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

#[derive(Clone, Copy)]
struct TestTree {
    rows: RwSignal<Arc<Vec<TreeRow>>>,
    active: RwSignal<usize>,
    checked: RwSignal<Option<usize>>,
    actions: RwSignal<Vec<TreeAction>>,
}

impl TestTree {
    fn mount() -> (Page, Self) {
        let state = Self {
            rows: RwSignal::new(Arc::new(vec![parent(0), leaf(1, 1), leaf(2, 2)])),
            active: RwSignal::new(0),
            checked: RwSignal::new(None),
            actions: RwSignal::new(Vec::new()),
        };
        let page = Page::mount(move || {
            view! {
                <Tree
                    label="Scopes"
                    rows=state.rows
                    active=state.active
                    item=Callback::new(move |index| state.item(index))
                    name=Callback::new(move |index| state.name(index))
                    on_action=Callback::new(move |action| {
                        state.actions.update(|actions| actions.push(action));
                    })
                />
            }
        });
        (page, state)
    }

    /// The name of a row is its key.
    fn name(self, index: usize) -> String {
        self.rows.with(|rows| rows[index].key.to_string())
    }

    fn item(self, index: usize) -> TreeItem {
        let is_checked = self.checked.get() == Some(index);
        TreeItem {
            label: self.name(index),
            description: String::new(),
            checked: if is_checked {
                CheckState::Checked
            } else {
                CheckState::Unchecked
            },
            implied: (index == 1).then(|| "Through 0".to_owned()),
            disabled_reason: None,
            content: ().into_any(),
        }
    }
}

fn parent(key: usize) -> TreeRow {
    TreeRow {
        key,
        level: 1,
        position: 1,
        siblings: 1,
        is_expanded: Some(true),
    }
}

fn leaf(key: usize, position: usize) -> TreeRow {
    TreeRow {
        key,
        level: 2,
        position,
        siblings: 2,
        is_expanded: None,
    }
}

fn attribute(row: &HtmlElement, name: &str) -> String {
    row.get_attribute(name).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_row_has_its_position_in_the_tree() {
    let (page, _) = TestTree::mount();
    settle().await;
    let parent = page.get_by_role("treeitem", "0");
    assert_eq!(attribute(&parent, "aria-expanded"), "true");
    let leaf = page.get_by_role("treeitem", "2");
    assert_eq!(attribute(&leaf, "aria-level"), "2");
    assert_eq!(attribute(&leaf, "aria-posinset"), "2");
    assert_eq!(attribute(&leaf, "aria-setsize"), "2");
    assert_eq!(leaf.get_attribute("aria-expanded"), None);
    assert_eq!(attribute(&leaf, "aria-checked"), "false");
}

#[wasm_bindgen_test]
async fn what_is_in_effect_through_a_parent_has_a_tick_but_is_not_checked() {
    let (page, state) = TestTree::mount();
    settle().await;
    let implied = || {
        let row = page.get_by_role("treeitem", "1");
        row.query_selector("[data-implied]:has(svg)").unwrap()
    };
    let row = page.get_by_role("treeitem", "1");
    assert_eq!(attribute(&row, "aria-checked"), "false");
    let tooltip = implied().and_then(|tick| tick.get_attribute("data-tooltip"));
    assert_eq!(tooltip.as_deref(), Some("Through 0"));
    state.checked.set(Some(1));
    settle().await;
    let row = page.get_by_role("treeitem", "1");
    assert_eq!(attribute(&row, "aria-checked"), "true");
    assert!(implied().is_none());
}

#[wasm_bindgen_test]
async fn the_tree_names_its_active_row() {
    let (page, state) = TestTree::mount();
    let tree = page.get_by_role("tree", "Scopes");
    state.active.set(2);
    settle().await;
    let row = page.get_by_role("treeitem", "2");
    assert_eq!(tree.get_attribute("aria-activedescendant"), Some(row.id()));
}

#[wasm_bindgen_test]
async fn keys_and_clicks_become_actions() {
    let (page, state) = TestTree::mount();
    settle().await;
    let tree = page.get_by_role("tree", "Scopes");
    press_key(&tree, "ArrowDown");
    press_key(&tree, "2");
    page.get_by_role("treeitem", "1").click();
    page.select_one("[data-twisty=true]").click();
    let expected = [
        TreeAction::Activate(1),
        TreeAction::Activate(2),
        TreeAction::Activate(1),
        TreeAction::Toggle(1),
        TreeAction::Activate(0),
        TreeAction::Collapse(0),
    ];
    assert_eq!(state.actions.get_untracked(), expected);
}

#[wasm_bindgen_test]
async fn a_row_keeps_its_element_when_it_moves_or_changes() {
    let (page, state) = TestTree::mount();
    settle().await;
    let row = page.get_by_role("treeitem", "2");
    state
        .rows
        .set(Arc::new(vec![parent(0), leaf(2, 1), leaf(1, 2)]));
    state.checked.set(Some(1));
    settle().await;
    assert!(page.get_by_role("treeitem", "2").is_same_node(Some(&row)));
    assert_eq!(attribute(&row, "aria-posinset"), "1");
    assert_eq!(attribute(&row, "aria-checked"), "true");
}
