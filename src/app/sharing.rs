//! Whom a volume is shared with: the editor that changes it, the picture of it, and the answer to
//! who can use it and why.
//!
//! What sharing means is decided in `datavolumes_sharing`; here it is loaded, kept, sent and shown.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "handles of signals are large in debug builds only, where each knows its origin"
)]

mod add_scope;
mod apply;
mod bulk;
mod change_bar;
mod change_list;
mod copy_from;
mod editor;
mod editor_copy;
mod editor_state;
mod editor_tree;
mod map_scene;
mod map_shade;
mod map_shapes;
mod map_table;
mod map_view;
mod merge_view;
mod organisation_notes;
mod organisation_state;
mod outcome_view;
mod picture;
mod plan_view;
mod review;
mod scope_mark;
mod scope_tree;
mod share_list;
mod shared;
mod shares_state;
mod sharing_draft;
mod sharing_group;
mod stage;
mod stage_heading;
mod who_can_use;
mod words;

pub use bulk::BulkSharing;
pub use editor::SharingEditor;
pub use sharing_group::SharingGroup;
