//! The list of data volumes: its state, toolbar, pagination and messages.

mod announcements;
mod changes;
mod count;
mod export;
mod latch;
mod list_pagination;
mod message;
mod message_view;
mod new_volume_button;
mod page_turn;
mod phase_filter;
mod phase_strip;
mod query_warnings;
mod row_actions;
mod shortcuts;
mod state;
mod toolbar;
mod unmatched_rows;
mod url;
mod use_list_state;
mod view_switch;
mod views;
mod volume_list;

pub(crate) use announcements::announce_list;
pub(crate) use count::use_count;
pub(crate) use export::{ExportDialog, ExportSource};
pub(crate) use phase_strip::PhaseStrip;
pub(crate) use query_warnings::QueryWarnings;
pub(crate) use shortcuts::ListShortcuts;
pub(crate) use state::ListState;
pub(crate) use toolbar::ListToolbar;
pub(crate) use url::{ListUrl, is_complete};
pub(crate) use use_list_state::use_list_state;
pub(crate) use view_switch::ViewSwitch;
pub(crate) use views::{SavedViewLink, ViewsButton, saved_view_links};
pub(crate) use volume_list::VolumeList;
