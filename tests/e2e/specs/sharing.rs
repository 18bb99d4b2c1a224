//! Sharing of one volume and of many.

pub(super) mod bulk_failures;
pub(super) mod bulk_sharing;
pub(super) mod sharing_access;
pub(super) mod sharing_apply;
pub(super) mod sharing_conflict;
pub(super) mod sharing_copy;
pub(super) mod sharing_editor;
mod sharing_link;
pub(super) mod sharing_map;
