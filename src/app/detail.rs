//! One data volume in full.

mod action_bar;
mod api_panel;
mod conditions;
mod details;
mod diagnosis;
mod groups;
mod state;

pub(crate) use action_bar::VolumeActionBar;
pub(crate) use details::VolumeDetails;
pub(crate) use state::{VolumeFailure, VolumeState, use_volume};
