//! What the visible columns say as text, for an exported file.

use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::cell::{Cell, CellContext};
use super::column::Column;
use super::columns::Columns;

/// The visible columns, in their order.
#[derive(Clone)]
pub(crate) struct ExportColumns {
    columns: Vec<&'static Column>,
    context: CellContext,
}

impl ExportColumns {
    /// The columns on screen. The names of departments and clusters are those in the context of the calling component.
    pub(crate) fn of_context(columns: Columns) -> Self {
        Self {
            columns: untrack(|| columns.visible()).iter().collect(),
            context: CellContext::of_context(),
        }
    }

    /// The key and the label of each column.
    pub(crate) fn labels(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.columns.iter().map(|column| (column.key, column.label))
    }

    /// The texts of the cells for `volume`; empty where the table shows nothing.
    pub(crate) fn cells(&self, volume: &Volume) -> Vec<String> {
        let context = self.context;
        let cells = self.columns.iter();
        untrack(|| {
            cells
                .map(|column| text(column.cell, volume, context))
                .collect()
        })
    }
}

/// The text of a cell. A time is absolute, in RFC 3339, and a phase is the raw value of the API.
fn text(cell: Cell, volume: &Volume, context: CellContext) -> String {
    match cell {
        Cell::Text(text) => text(volume, context),
        Cell::TextWithEnd(text) => text(volume).to_owned(),
        Cell::Time(time) => time(volume)
            .and_then(|time| serde_json::to_value(time).ok())
            .and_then(|time| time.as_str().map(str::to_owned))
            .unwrap_or_default(),
        Cell::Name => volume.name.clone(),
        Cell::Status => volume.status.phase.to_string(),
    }
}
