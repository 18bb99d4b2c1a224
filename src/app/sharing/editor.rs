//! The editor of the shares of one volume: edit, review, apply, verify.

mod apply;
mod change_bar;
mod change_list;
mod edit_step;
mod editor_copy;
mod editor_state;
mod editor_tree;
mod failure_step;
mod findings;
mod merge_rows;
mod merge_step;
mod plan_view;
mod progress_step;
mod receipt;
mod result_step;
mod review_step;
mod sharing_editor;
mod use_editor;

pub use sharing_editor::SharingEditor;
