//! Deleting a data volume, and remembering deleted ones so that they can be recreated.
//!
//! [`DeleteDialog`] shows who is affected and asks for confirmation. The API has no undo: a volume that
//! was deleted in this tab is kept as a [`DeletedVolume`], from which the form "New data volume" recreates
//! it.

mod affected_projects;
mod bulk;
mod confirmation;
mod deleted_volumes;
mod deletion_toasts;
mod dialog;
mod impact;
mod impact_text;
mod outcome_text;
mod state;
mod use_affected_projects;

pub(crate) use bulk::{BulkDelete, DeletedVolumeName, RecreateDialog};
pub(crate) use deleted_volumes::{DeletedVolume, find_deleted, forget_deleted};
pub(crate) use deletion_toasts::deletion_finished;
pub(crate) use dialog::DeleteDialog;
