//! The details of one data volume: its actions, status, properties and the API request behind them.

mod action_bar;
mod api_panel;
mod condition_state;
mod condition_text;
mod conditions;
mod details;
mod diagnosis;
mod heading;
mod neighbours;
mod property_groups;
mod status_group;

pub(crate) use action_bar::VolumeActionBar;
pub(crate) use details::VolumeDetails;
pub(crate) use heading::VolumeHeading;
pub(crate) use neighbours::Neighbours;
