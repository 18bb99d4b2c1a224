//! The list of data volumes: its state, toolbar, paging and messages.

mod changes;
mod message;
mod new_volume_button;
mod phase_strip;
mod poll;
mod query_warnings;
mod shortcuts;
mod state;
mod toolbar;
mod url;
mod view_switch;
mod volume_list;

pub(crate) use phase_strip::PhaseStrip;
pub(crate) use poll::{Sighting, watch};
pub(crate) use query_warnings::ListNotes;
pub(crate) use shortcuts::ListShortcuts;
pub(crate) use state::{ListState, use_list_state};
pub(crate) use toolbar::Toolbar;
pub(crate) use url::ListUrl;
pub(crate) use view_switch::ViewSwitch;
pub(crate) use volume_list::PageOfVolumes;
