//! A row of the table.
//!
//! A row is no component. It is a copy of one row that a view has built, and only what differs is written into it. With
//! a view and an effect for each cell, a switch from 50 to 500 rows took 220 ms of the main thread instead of 115, and
//! a page turn of 50 rows 54 ms instead of 41 (medians, side by side, Chromium, two cores).

use datavolumes_contract::Volume;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTableRowElement};

use super::cell::CellContext;
use super::cell_content::CellContent;
use super::column::{Column, ROW_HEADER};
use super::columns::VisibleColumns;
use super::static_view::mount;

/// A row of the table, and what it shows. Clicks and keys are handled by the table.
pub(super) struct Row {
    element: HtmlTableRowElement,
    name: Option<String>,
    contents: Vec<CellContent>,
    is_selected: bool,
}

impl Row {
    /// A row that shows nothing yet. `None` if the browser refuses to create elements.
    pub(super) fn new(columns: VisibleColumns) -> Option<Self> {
        let body = document().create_element("tbody").ok()?;
        mount(row(columns), &body);
        Some(Self {
            element: body.first_element_child()?.dyn_into().ok()?,
            name: None,
            contents: columns.iter().map(|_| CellContent::Nothing).collect(),
            is_selected: false,
        })
    }

    /// A copy of the row. `None` if the browser refuses to create elements.
    pub(super) fn copy(&self) -> Option<Self> {
        let element = self.element.clone_node_with_deep(true).ok()?;
        Some(Self {
            element: element.dyn_into().ok()?,
            name: self.name.clone(),
            contents: self.contents.clone(),
            is_selected: self.is_selected,
        })
    }

    /// The `<tr>`.
    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    /// Shows a volume.
    pub(super) fn show(&mut self, volume: &Volume, columns: VisibleColumns, context: CellContext) {
        if self.name.as_ref() != Some(&volume.name) {
            self.name = Some(volume.name.clone());
            self.set_labels(&volume.name);
        }
        for ((column, shown), index) in columns.iter().zip(&mut self.contents).zip(1..) {
            let wanted = column.cell.content(volume, context);
            if wanted == *shown {
                continue;
            }
            if let Some(cell) = self.element.cells().item(index) {
                wanted.write(&cell, shown);
            }
            *shown = wanted;
        }
    }

    /// Names the controls after the volume.
    fn set_labels(&self, name: &str) {
        let controls = [
            (self.element.first_element_child(), "Select "),
            (self.element.last_element_child(), "Actions for "),
        ];
        for (cell, label) in controls {
            if let Some(control) = cell.and_then(|cell| cell.first_element_child()) {
                let _ = control.set_attribute("aria-label", &[label, name].concat());
            }
        }
    }

    /// Shows whether the volume is selected.
    pub(super) fn show_selected(&mut self, is_selected: bool) {
        if is_selected == self.is_selected {
            return;
        }
        self.is_selected = is_selected;
        let cell = self.element.first_element_child();
        let checkbox = cell.and_then(|cell| cell.first_element_child());
        if let Some(Ok(checkbox)) = checkbox.map(JsCast::dyn_into::<HtmlInputElement>) {
            checkbox.set_checked(is_selected);
        }
        let state = if is_selected { "true" } else { "false" };
        let _ = self.element.set_attribute("data-selected", state);
    }
}

fn row(columns: VisibleColumns) -> AnyView {
    view! {
        <tr class="table__row">
            <td data-column="select">
                <input type="checkbox" class="row-check" />
            </td>
            {columns.iter().map(cell).collect_view()}
            <td data-column="actions">
                <button
                    type="button"
                    class="row-menu"
                    aria-haspopup="menu"
                    aria-expanded="false"
                ></button>
            </td>
        </tr>
    }
    .into_any()
}

fn cell(column: &'static Column) -> AnyView {
    if column.key == ROW_HEADER {
        view! { <th scope="row" data-column=column.key></th> }.into_any()
    } else {
        view! { <td data-column=column.key></td> }.into_any()
    }
}
