//! The columns of the table: which are shown, in which order and how wide.
//!
//! What the first rows need is here, in `layout` and in `stored`; what the user changes them with loads later.

use datavolumes_contract::ListQuery;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

mod edit;
mod keep;
mod layout;
mod panel;
mod panel_list;
mod panel_row;
mod resize_handle;
mod resizing;
mod sort_select;
mod stored;
#[cfg(test)]
mod tests;

pub(crate) use keep::KeepColumns;
pub(crate) use layout::VisibleColumns;
pub(crate) use panel::ColumnsButton;
pub(crate) use resizing::ColumnResizing;

use super::column::{COLUMNS, index_of_field};
use crate::session::storage;
use layout::{ColumnLayout, ColumnSet};
use stored::{decode, encode};

/// The key of the layout in the local storage.
const KEY: &str = "datavolumes.columns";

/// The state of the columns. Its signals hold texts and numbers, whose code is there anyway: signals of types of their
/// own would be 2 KB of the first load.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    /// What the user has chosen, as the browser keeps it; empty for nothing.
    stored: RwSignal<String>,
    /// The bits of the set of columns that fit into the window.
    fitting: RwSignal<u32>,
    /// The bits of the set of columns that were shown when the table was sorted by them. They stay: otherwise columns
    /// would move under the pointer that sorts by another one.
    revealed: RwSignal<u32>,
    /// The columns on screen, as a number. [`KeepColumns`] updates it.
    visible: RwSignal<Option<u64>>,
}

impl Columns {
    /// The columns that the browser keeps, for a table of the list of `query`.
    pub(crate) fn new(query: Memo<ListQuery>) -> Self {
        let mut stored = storage::read_lasting(KEY).unwrap_or_default();
        let layout = decode(&stored);
        if layout == ColumnLayout::default() {
            // Nothing was chosen, or the text cannot be read.
            stored.clear();
        } else {
            apply(&layout);
        }
        let columns = Self {
            stored: RwSignal::new(stored),
            fitting: RwSignal::new(fitting_columns().bits()),
            revealed: RwSignal::new(0),
            visible: RwSignal::new(None),
        };
        untrack(|| columns.update_visible(query));
        columns
    }

    /// The columns on screen.
    pub(crate) fn visible(self) -> VisibleColumns {
        VisibleColumns::from_packed(self.visible.get().unwrap_or_default())
    }

    /// Shows the columns that the user has chosen or that fit, and the one that the table is sorted by.
    fn update_visible(self, query: Memo<ListQuery>) {
        let sorted = query.with(|query| query.sort);
        let mut revealed = self.revealed();
        if let Some(sorted) = sorted.and_then(|sort| index_of_field(sort.field)) {
            revealed = revealed.with(sorted);
        }
        let visible = Some(self.layout().visible(self.fitting(), revealed).packed());
        if self.visible.get_untracked() != visible {
            self.visible.set(visible);
        }
    }

    /// What the user has chosen.
    fn layout(self) -> ColumnLayout {
        self.stored.with(|stored| decode(stored))
    }

    /// Chooses what `change` makes of the layout.
    fn update(self, change: impl FnOnce(ColumnLayout) -> ColumnLayout) {
        let layout = change(untrack(|| self.layout()));
        let is_default = layout == ColumnLayout::default();
        self.stored.set(if is_default {
            String::new()
        } else {
            encode(&layout)
        });
    }

    /// The columns that fit into the window.
    fn fitting(self) -> ColumnSet {
        ColumnSet::from_bits(self.fitting.get())
    }

    /// The columns that were shown by sorting.
    fn revealed(self) -> ColumnSet {
        ColumnSet::from_bits(self.revealed.get())
    }

    /// Whether the column is on screen.
    fn shows(self, column: usize) -> bool {
        self.layout().shows(column, self.fitting()) || self.revealed().contains(column)
    }
}

/// Gives the page the chosen widths and the height of the rows, as custom properties.
fn apply(layout: &ColumnLayout) {
    layout.set_properties(set_property);
}

/// Sets a custom property of the page. An empty value removes it.
fn set_property(property: &str, value: &str) {
    let root = document().document_element();
    if let Some(Ok(root)) = root.map(JsCast::dyn_into::<HtmlElement>) {
        let _ = root.style().set_property(property, value);
    }
}

/// The columns that fit into the window.
fn fitting_columns() -> ColumnSet {
    let mut fitting = ColumnSet::default();
    for (index, column) in COLUMNS.iter().enumerate() {
        let query = format!("(width >= {}rem)", column.min_window);
        let query = window().match_media(&query).ok().flatten();
        if query.is_some_and(|query| query.matches()) {
            fitting = fitting.with(index);
        }
    }
    fitting
}
