//! Saved views: states of the list under a name, kept in this browser.

mod panel;
mod saved_views;
mod stored;
mod use_saved_views;
mod view_counts;
mod view_link;
mod view_name;
mod view_row;
mod views_button;

pub(crate) use view_link::{SavedViewLink, saved_view_links};
pub(crate) use views_button::ViewsButton;
