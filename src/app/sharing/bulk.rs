//! One change of the shares of many volumes, as a dialog over the table.

mod bulk_dialog;
mod bulk_form;
mod bulk_results;
mod bulk_table;
mod dialog_actions;
mod edit_list;
mod engine;
mod item_state;
mod item_text;
mod items;
mod summary_text;
mod use_bulk_editor;

pub use bulk_dialog::BulkSharing;
