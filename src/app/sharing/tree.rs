//! The organisation as a tree in which scopes are checked.

mod highlight;
mod scope_item;
mod scope_marks;
mod scope_tree;
mod tree_state;

pub(super) use scope_item::{ScopeStatus, is_unlisted, scope_item};
pub(super) use scope_marks::{ScopeMark, implied_text, planned_access, scope_marks};
pub(super) use scope_tree::{RenderItem, ScopeTree};
pub(super) use tree_state::TreeState;
