//! Deleting a data volume, and creating a deleted one again.

mod affected_projects;
mod deleted_volumes;
mod dialog;
mod impact;
mod use_affected_projects;

pub(crate) use deleted_volumes::{Recipe, find_recipe, forget_recipe};
pub(crate) use dialog::DeleteDialog;
