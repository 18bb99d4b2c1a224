//! Saved views: states of the list under a name, kept in this browser.

mod panel;
mod saved_views;
mod stored;
mod use_saved_views;
mod view_counts;
mod view_name;
mod view_row;
mod views_button;

pub(crate) use views_button::ViewsButton;
