//! Editing the description of a data volume.

mod conflict;
mod dialog;
mod draft;

pub(crate) use dialog::DescriptionDialog;
pub(crate) use draft::absorb;
