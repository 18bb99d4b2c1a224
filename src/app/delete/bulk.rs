//! Deleting many data volumes, as a dialog over the table.

mod bulk_delete_dialog;
mod bulk_delete_results;
mod bulk_delete_table;
mod engine;
mod item_state;
mod item_text;
mod outcome;
mod recreate_dialog;
mod summary;
mod summary_text;
mod use_bulk_delete;

pub(crate) use bulk_delete_dialog::BulkDelete;
pub(crate) use recreate_dialog::{DeletedVolumeName, RecreateDialog};
