//! The selected volumes, and the bar with what can be done to them.
//!
//! The selection knows neither the table nor the list: both pass the volumes of the page that they show.

mod all_matching;
mod bar;
mod bulk_action;
mod select_all;
mod selectable_list;
mod selected_volumes;
mod state;

pub(crate) use bar::{SelectionBar, focus_actions};
pub(crate) use bulk_action::BulkAction;
pub(crate) use selectable_list::SelectableList;
pub(crate) use state::Selection;
