//! Actions on one data volume, offered by its row in the table and by its details.
//!
//! [`VolumeActions`] opens pages and dialogs, [`VolumeDialogs`] shows the open dialog and reports what it
//! did as a [`VolumeUpdate`].

mod curl;
mod volume_actions;
mod volume_dialogs;
mod volume_update;

pub(crate) use curl::curl_command;
pub(crate) use volume_actions::VolumeActions;
pub(crate) use volume_dialogs::VolumeDialogs;
pub(crate) use volume_update::{VolumeUpdate, merge_response};
