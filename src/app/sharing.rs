//! The shares of data volumes: the editor, the bulk dialog, the sharing map and the lookup of access.
//!
//! The rules of sharing are in `datavolumes_sharing`. This module loads shares, edits them, applies
//! the changes and shows them.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "handles of signals are large in debug builds only, where each records its origin"
)]

mod access;
mod bulk;
mod copy_from;
mod denied_edits;
mod directory_snapshot;
mod editor;
mod map;
mod org_loader;
mod org_notice;
mod permission;
mod plan_link;
mod ptr_eq;
mod rejection;
mod scope_by_id;
mod scope_id_entry;
mod share_list;
mod shares_client;
mod shares_state;
mod sharing_draft;
mod step_heading;
#[cfg(test)]
mod test_server;
mod text;
mod tree;

pub use access::SharingGroup;
pub use bulk::BulkSharing;
pub use editor::SharingEditor;
pub(crate) use plan_link::PlanLink;
pub(crate) use scope_by_id::ScopeById;
pub(crate) use scope_id_entry::{ScopeIdEntry, TypedScope, several_text};
pub(crate) use step_heading::StepHeading;
