//! The columns of the table: which are shown, in which order and how wide.
//!
//! What the first rows need is here and in `layout`; what the user changes them with loads later.

use datavolumes_contract::ListQuery;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

mod edit;
mod keep;
mod layout;
mod panel;
mod panel_list;
mod panel_row;
mod resize_handle;
mod resizing;
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
use stored::decode;

/// The key of the layout in the local storage.
const KEY: &str = "datavolumes.columns";

/// The state of the columns.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    /// What the user has chosen.
    layout: RwSignal<ColumnLayout>,
    /// The columns that fit into the window.
    fitting: RwSignal<ColumnSet>,
    /// The columns on screen.
    pub(crate) visible: Memo<VisibleColumns>,
}

impl Columns {
    /// The columns that the browser keeps, for a table of the list of `query`.
    pub(crate) fn new(query: Memo<ListQuery>) -> Self {
        let stored = storage::read_lasting(KEY);
        let layout = RwSignal::new(stored.map(|text| decode(&text)).unwrap_or_default());
        let fitting = RwSignal::new(fitting_columns());
        let visible = Memo::new(move |_| {
            let sorted = query
                .with(|query| query.sort)
                .and_then(|sort| index_of_field(sort.field));
            layout.get().visible(fitting.get(), sorted)
        });
        Self {
            layout,
            fitting,
            visible,
        }
    }

    /// Gives `table` the chosen widths and the height of the rows.
    pub(super) fn apply_to(self, table: NodeRef<html::Div>) {
        Effect::new(move || {
            if let Some(table) = table.get() {
                for (property, value) in self.layout.get().properties() {
                    let _ = HtmlElement::style(&table).set_property(property, &value);
                }
            }
        });
    }
}

/// The columns that fit into the window.
fn fitting_columns() -> ColumnSet {
    let fits = |min_window: u16| {
        let query = format!("(width >= {min_window}rem)");
        let query = window().match_media(&query).ok().flatten();
        query.is_some_and(|query| query.matches())
    };
    let columns = COLUMNS.iter().enumerate();
    columns.fold(ColumnSet::default(), |fitting, (index, column)| {
        if column.min_window == 0 || fits(column.min_window) {
            fitting.with(index)
        } else {
            fitting
        }
    })
}
