//! Editing the description of a data volume, with a draft and detection of conflicting edits.

mod conflict;
mod dialog;
mod draft;
mod state;

pub(crate) use dialog::DescriptionDialog;
