//! One data volume: its state, loaded by its id, and the actions on it.
//!
//! [`use_volume`] loads a volume, and polls it while its phase is transitional; the details and the sharing editor
//! are built on it. [`VolumeActions`] opens pages and dialogs, from a row of the table or from the details.
//! [`VolumeDialogs`] shows the open dialog and reports what it did as a [`VolumeUpdate`].

mod actions;
mod dialogs;
mod failure;
mod state;
mod update;

pub(crate) use actions::VolumeActions;
pub(crate) use dialogs::VolumeDialogs;
pub(crate) use failure::VolumeFailure;
pub(crate) use state::{VolumeState, use_volume};
pub(crate) use update::VolumeUpdate;
