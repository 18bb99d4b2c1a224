//! Exporting data volumes as a CSV or JSON file.
//!
//! [`ExportDialog`] exports the selected volumes or all that match, page by page. What is written is decided by pure
//! functions: [`csv`] and [`json`] write records, [`pager`] reads a list whose rows may move.

mod csv;
mod download;
mod export_dialog;
mod export_format;
mod export_report;
mod exporter;
mod json;
mod pager;
mod use_export;
mod writer;

pub(crate) use export_dialog::{ExportDialog, ExportSource};
