//! One data volume, loaded by its id and polled while its phase is transitional.
//!
//! The details and the sharing editor are built on it.

mod failure;
mod state;

pub(crate) use failure::VolumeFailure;
pub(crate) use state::{VolumeState, use_volume};
