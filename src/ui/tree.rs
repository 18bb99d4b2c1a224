use std::sync::Arc;

use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use crate::part::{effect, part};
use keys::{TypeAhead, act};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::Element;
use window::Window;

mod keys;
mod window;

/// The place of a row in a tree, as assistive technology is told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeRow {
    /// What tells it from the other rows, wherever it stands.
    pub key: usize,
    /// How deep it is, from 1.
    pub level: usize,
    /// Which it is among its siblings, from 1.
    pub position: usize,
    /// How many siblings there are, itself included.
    pub siblings: usize,
    /// Whether its children are shown; `None` where it has none.
    pub is_expanded: Option<bool>,
}

/// Whether a row is ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ticked {
    /// It is not.
    #[default]
    No,
    /// Something below it is.
    Partly,
    /// It is.
    Yes,
}

impl Ticked {
    /// The value of `aria-checked`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::No => "false",
            Self::Partly => "mixed",
            Self::Yes => "true",
        }
    }
}

/// What a row shows.
pub struct TreeItem {
    /// Its accessible name.
    pub label: String,
    /// The rest of what it shows, for assistive technology.
    pub description: String,
    /// Whether it is ticked.
    pub ticked: Ticked,
    /// Why it cannot be ticked or unticked; `None` when it can.
    pub refusal: Option<String>,
    /// What stands beside its box.
    pub content: AnyView,
}

/// What the reader wants of the row at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeAct {
    /// Go there.
    Activate(usize),
    /// Show its children.
    Expand(usize),
    /// Hide its children.
    Collapse(usize),
    /// Show the children of it and its siblings.
    ExpandSiblings(usize),
    /// Tick or untick it.
    Toggle(usize),
}

/// How a row is made, by its place. It is made again when a signal that was read for it changes.
pub type MakeItem = Arc<dyn Fn(usize) -> TreeItem + Send + Sync>;

/// A tree whose rows can be ticked, however many there are: only those in view are in the page.
///
/// It has the focus as a whole and names its active row, with the keys of the ARIA tree pattern.
#[component]
pub fn Tree(
    /// The accessible name.
    label: &'static str,
    /// The visible rows, from top to bottom.
    #[prop(into)]
    rows: Signal<Arc<Vec<TreeRow>>>,
    /// The place of the row that keys are about.
    #[prop(into)]
    active: Signal<usize>,
    /// What the row at a place shows.
    item: MakeItem,
    /// The name of the row at a place, for going there by its first letters.
    name: Callback<usize, String>,
    /// Called with what the reader wants.
    on_act: Callback<TreeAct>,
    /// To focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let id = StoredValue::new(unique_id("tree"));
    let window = Window::new(node_ref);
    let count = Memo::new(move |_| rows.with(|rows| rows.len()));
    let shown = Memo::new(move |_| window.range(count.get()));
    let typed = StoredValue::new(TypeAhead::default());
    effect(move || window.follow(active.get(), count.get_untracked()));
    effect(move || {
        count.track();
        window.measure();
    });
    let keydown = move |event: KeyboardEvent| {
        let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
        let at = active.get_untracked();
        let key = event.key();
        let wanted = rows.with_untracked(|rows| act(rows, at, &key)).or_else(|| {
            let found = |typed: &mut TypeAhead| {
                let now = js_sys::Date::now();
                typed.find(&key, now, at, count.get_untracked(), |index| {
                    name.run(index)
                })
            };
            let found = typed.try_update_value(found).flatten();
            found.map(TreeAct::Activate)
        });
        if let Some(wanted) = wanted.filter(|_| !has_modifier) {
            event.prevent_default();
            event.stop_propagation();
            on_act.run(wanted);
        }
    };
    let click = move |event: MouseEvent| {
        if let Some(wanted) = rows.with_untracked(|rows| pressed(&event, rows)) {
            on_act.run(TreeAct::Activate(place(wanted)));
            on_act.run(wanted);
        }
    };
    let in_view = move || {
        rows.with(|rows| {
            let places = shown.get();
            let rows = rows.iter().copied().enumerate();
            let rows = rows.take(places.end).skip(places.start);
            rows.collect::<Vec<(usize, TreeRow)>>()
        })
    };
    let keys = move || {
        in_view()
            .into_iter()
            .map(|(_, row)| row.key)
            .collect::<Vec<_>>()
    };
    // A row keeps its element while it moves, so that nobody presses what has just come in its place.
    let line = move |key: usize| {
        let item = Arc::clone(&item);
        part(move || {
            let mut rows = in_view().into_iter();
            let (index, row) = rows.find(|(_, row)| row.key == key)?;
            Some(line(id.get_value(), index, row, item(index), active))
        })
    };
    let active_id = move || {
        let (active, shown) = (active.get(), shown.get());
        shown
            .contains(&active)
            .then(|| row_id(&id.get_value(), active))
    };
    let height = |rows: usize| ["calc(var(--row) * ", &rows.to_string(), ")"].concat();
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
            on:scroll=move |_| window.measure()
        >
            <div role="presentation" style:block-size=move || height(shown.get().start)></div>
            <For each=keys key=|key| *key children=line />
            <div role="presentation" style:block-size=move || height(count.get() - shown.get().end)></div>
        </div>
    }
}

fn row_id(tree: &str, index: usize) -> String {
    [tree, "-", &index.to_string()].concat()
}

fn line(
    tree: String,
    index: usize,
    row: TreeRow,
    item: TreeItem,
    active: Signal<usize>,
) -> impl IntoView {
    let expanded = row.is_expanded.map(|is| if is { "true" } else { "false" });
    let mark = match item.ticked {
        Ticked::No => None,
        Ticked::Partly => Some(IconName::MINUS),
        Ticked::Yes => Some(IconName::CHECK),
    };
    view! {
        <div
            class="tree__row"
            role="treeitem"
            id=row_id(&tree, index)
            data-index=index.to_string()
            data-active=move || (active.get() == index).then_some("true")
            data-tooltip=item.refusal.clone()
            aria-label=item.label
            aria-description=item.description
            prop:ariaLevel=row.level.to_string()
            aria-posinset=row.position.to_string()
            aria-setsize=row.siblings.to_string()
            aria-expanded=expanded
            aria-checked=item.ticked.name()
            aria-disabled=item.refusal.map(|_| "true")
            style:--level=row.level.to_string()
        >
            <span class="tree__twisty" data-twisty=expanded>
                {expanded.map(|_| view! { <Icon name=IconName::CHEVRON_RIGHT /> })}
            </span>
            <span class="tree__box">{mark.map(|name| view! { <Icon name /> })}</span>
            {item.content}
        </div>
    }
}

/// What a press means: on the arrow that its children are shown or hidden, anywhere else a tick.
fn pressed(event: &MouseEvent, rows: &[TreeRow]) -> Option<TreeAct> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let line = target.closest("[role=treeitem]").ok().flatten()?;
    let index: usize = line.get_attribute("data-index")?.parse().ok()?;
    let on_twisty = target.closest("[data-twisty]").ok().flatten().is_some();
    let row: &TreeRow = rows.get(index)?;
    match row.is_expanded.filter(|_| on_twisty) {
        Some(true) => Some(TreeAct::Collapse(index)),
        Some(false) => Some(TreeAct::Expand(index)),
        None => Some(TreeAct::Toggle(index)),
    }
}

const fn place(act: TreeAct) -> usize {
    match act {
        TreeAct::Activate(index)
        | TreeAct::Expand(index)
        | TreeAct::Collapse(index)
        | TreeAct::ExpandSiblings(index)
        | TreeAct::Toggle(index) => index,
    }
}
