//! The table of data volumes: columns, cells and rows.

mod cell;
mod cell_content;
mod column;
mod columns;
mod export_columns;
mod frozen_columns;
mod header_keys;
mod overdue;
mod phase_badge;
mod placeholder_rows;
mod row;
mod row_focus;
mod row_keys;
mod row_menu;
mod rows;
mod select_column;
mod static_view;
mod table_body;
mod volume_table;

pub(crate) use columns::{ColumnResizing, Columns, ColumnsButton, KeepColumns};
pub(crate) use export_columns::ExportColumns;
pub(crate) use frozen_columns::FrozenColumns;
pub(crate) use header_keys::HeaderKeys;
pub(crate) use overdue::overdue;
pub(crate) use phase_badge::{PhaseBadge, phase_tone, phase_words};
pub(crate) use row_focus::update_rows;
pub(crate) use row_keys::{focus_row, select_row};
pub(crate) use row_menu::{OpenRowMenu, RowMenu};
pub(crate) use rows::Rows;
pub(crate) use volume_table::VolumeTable;
