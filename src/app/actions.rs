//! Actions on one data volume, shared by its details and its row in the table.

mod curl;
mod update;
mod volume_actions;
mod write_failure;

pub(crate) use curl::curl;
pub(crate) use update::{Change, Removal};
pub(crate) use volume_actions::VolumeActions;
pub(crate) use write_failure::{WriteFailure, notice_of};
