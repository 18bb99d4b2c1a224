use std::sync::Arc;

use crate::browser::ids::unique_id;
use item::Item;
use keys::{TypeAhead, action_of_key};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use virtual_rows::VirtualRows;
use wasm_bindgen::JsCast;
use web_sys::Element;

mod action;
mod item;
mod keys;
mod virtual_rows;

pub use action::TreeAction;
pub use item::{CheckState, TreeItem, TreeRow};

/// A tree of rows with checkboxes. Only the rows in view are on the page, so that it can have many.
///
/// Follows the ARIA [tree view pattern](https://www.w3.org/WAI/ARIA/apg/patterns/treeview/): the tree has focus,
/// and `aria-activedescendant` names the active row.
#[component]
pub fn Tree(
    /// The accessible name.
    label: &'static str,
    /// The rows that are not hidden by a collapsed parent, from top to bottom.
    #[prop(into)]
    rows: Signal<Arc<Vec<TreeRow>>>,
    /// The index of the active row, which keys act on.
    #[prop(into)]
    active: Signal<usize>,
    /// The content of the row at an index. Called again when a signal that it reads changes.
    item: Callback<usize, TreeItem>,
    /// The name of the row at an index, for typing its first letters.
    name: Callback<usize, String>,
    /// Called with the actions of the user.
    on_action: Callback<TreeAction>,
    /// The tree, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let id = StoredValue::new(unique_id("tree"));
    let virtual_rows = VirtualRows::new(node_ref);
    let count = Memo::new(move |_| rows.read().len());
    let range = Memo::new(move |_| virtual_rows.range(count.get()));
    let type_ahead = StoredValue::new(TypeAhead::default());
    Effect::new(move || virtual_rows.scroll_to(active.get(), count.get_untracked()));
    Effect::new(move || {
        count.track();
        virtual_rows.measure();
    });
    let keydown = move |event: KeyboardEvent| {
        let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
        let (key, active, count) = (event.key(), active.get_untracked(), count.get_untracked());
        let action = action_of_key(&rows.read_untracked(), active, &key).or_else(|| {
            let now = js_sys::Date::now();
            let find = |type_ahead: &mut TypeAhead| {
                type_ahead.find(&key, now, active, count, |index| name.run(index))
            };
            let found = type_ahead.try_update_value(find).flatten();
            found.map(TreeAction::Activate)
        });
        if let Some(action) = action.filter(|_| !has_modifier) {
            event.prevent_default();
            event.stop_propagation();
            on_action.run(action);
        }
    };
    let click = move |event: MouseEvent| {
        let action = action_of_click(&event, &rows.read_untracked());
        if let Some(action) = action {
            on_action.run(TreeAction::Activate(action.index()));
            on_action.run(action);
        }
    };
    let active_id = move || {
        let is_in_view = range.read().contains(&active.get());
        is_in_view.then(|| row_id(&id.get_value(), active.get()))
    };
    let spacer = move |rows: usize| format!("calc(var(--row) * {rows})");
    view! {
        <div
            node_ref=node_ref
            class="tree"
            role="tree"
            tabindex="0"
            aria-label=label
            aria-multiselectable="true"
            aria-activedescendant=active_id
            on:keydown=keydown
            on:click=click
            on:scroll=move |_| virtual_rows.measure()
        >
            <div role="presentation" style:block-size=move || spacer(range.read().start)></div>
            <RowsInView id rows range active item />
            <div
                role="presentation"
                style:block-size=move || spacer(count.get() - range.read().end)
            ></div>
        </div>
    }
}

/// The rows in view. A row keeps its element while it moves, so that a click never lands on a row that has just
/// replaced another one.
#[component]
fn RowsInView(
    id: StoredValue<String>,
    rows: Signal<Arc<Vec<TreeRow>>>,
    range: Memo<std::ops::Range<usize>>,
    active: Signal<usize>,
    item: Callback<usize, TreeItem>,
) -> impl IntoView {
    let in_view = Memo::new(move |_| {
        let (rows, range) = (rows.read(), range.read());
        let rows = rows.iter().copied().enumerate();
        let rows = rows.take(range.end).skip(range.start);
        rows.collect::<Vec<(usize, TreeRow)>>()
    });
    let keys = move || {
        let rows = in_view.read();
        rows.iter().map(|(_, row)| row.key).collect::<Vec<_>>()
    };
    let row = move |key: usize| {
        let entry = Memo::new(move |_| {
            let rows = in_view.read();
            rows.iter().find(|(_, row)| row.key == key).copied()
        });
        move || {
            let (index, row) = entry.get()?;
            let id = row_id(&id.get_value(), index);
            Some(view! { <Item id index row item=item.run(index) active /> })
        }
    };
    view! { <For each=keys key=|key| *key children=row /> }
}

fn row_id(tree_id: &str, index: usize) -> String {
    format!("{tree_id}-{index}")
}

/// A click on the arrow of a row expands or collapses it; anywhere else it toggles the checkbox.
fn action_of_click(event: &MouseEvent, rows: &[TreeRow]) -> Option<TreeAction> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let item = target.closest("[role=treeitem]").ok().flatten()?;
    let index: usize = item.get_attribute("data-index")?.parse().ok()?;
    let is_arrow = target.closest("[data-twisty]").ok().flatten().is_some();
    let row = rows.get(index)?;
    match row.is_expanded.filter(|_| is_arrow) {
        Some(true) => Some(TreeAction::Collapse(index)),
        Some(false) => Some(TreeAction::Expand(index)),
        None => Some(TreeAction::Toggle(index)),
    }
}
