//! One data volume: create, describe, delete, details.

pub(super) mod create;
pub(super) mod create_drafts;
pub(super) mod create_errors;
pub(super) mod create_fields;
mod create_pvcs;
pub(super) mod create_submissions;
pub(super) mod deletion;
pub(super) mod deletion_failures;
pub(super) mod description_failures;
pub(super) mod descriptions;
pub(super) mod details;
pub(super) mod recreate;
