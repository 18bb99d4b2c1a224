use datavolumes_contract::Volume;
use datavolumes_ui::effect;
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use super::cell::CellContext;
use super::columns::{Columns, VisibleColumns};
use super::row::Row;
use super::rows::Rows;
use crate::selection::Selection;
use crate::shell::FirstContent;

/// The number of rows in the first frame. They fill a window 900 pixels high; the others follow when it is painted,
/// since to create and lay out all of them takes twice as long.
const FIRST_ROWS: usize = 20;

/// Keeps the rows in `body`.
pub(super) fn fill_body(
    body: NodeRef<html::Tbody>,
    rows: Rows,
    columns: Columns,
    selection: Selection,
) {
    let context = CellContext::of_context();
    let first_content = FirstContent::of_context();
    let mut shown = ShownRows::default();
    effect(move || {
        let Some(body) = body.get() else {
            return;
        };
        let is_shown = first_content.is_shown();
        let columns = columns.visible();
        rows.volumes().with(|volumes| {
            let count = if is_shown { volumes.len() } else { FIRST_ROWS };
            let volumes = volumes.get(..count).unwrap_or(volumes);
            shown.show(&body, volumes, columns, context, selection);
        });
    });
}

/// The rows on screen, which are reused by position: to replace them by key costs several times as much.
#[derive(Default)]
struct ShownRows {
    columns: Option<VisibleColumns>,
    /// The row from which the others are copied. It is not on the page, where what points at a row marks it.
    template: Option<Row>,
    rows: Vec<Row>,
}

impl ShownRows {
    fn show(
        &mut self,
        body: &Element,
        volumes: &[Volume],
        columns: VisibleColumns,
        context: CellContext,
        selection: Selection,
    ) {
        if self.columns != Some(columns) {
            self.columns = Some(columns);
            self.template = None;
            self.rows.clear();
            // At first, the rows of another table: a view that takes the place of one like it uses its elements.
            body.set_text_content(None);
        }
        self.truncate(volumes.len());
        for (index, volume) in volumes.iter().enumerate() {
            let is_new = index == self.rows.len();
            if is_new {
                if self.template.is_none() {
                    self.template = Row::new(columns);
                    if let Some(template) = &mut self.template {
                        template.show(volume, columns, context);
                    }
                }
                let Some(row) = self.template.as_ref().and_then(Row::copy) else {
                    return;
                };
                self.rows.push(row);
            }
            if let Some(row) = self.rows.get_mut(index) {
                row.show(volume, columns, context);
                row.show_selected(selection.contains(volume.id));
                // With its texts: changes in the page cost more.
                if is_new {
                    let _ = body.append_child(row.element());
                }
            }
        }
    }

    /// Removes the rows after the first `length` ones.
    fn truncate(&mut self, length: usize) {
        while self.rows.len() > length {
            if let Some(row) = self.rows.pop() {
                row.element().remove();
            }
        }
    }
}
