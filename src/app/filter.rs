//! Filters of the list: the quick filter by name, the chips of the active filters, and the filter builder.

mod bar;
mod browser_zone;
mod builder;
mod chips;
mod draft;
mod filter_text;
mod local_time;
mod project_name;
mod quick_filter;
mod search_form;
mod text_form;
mod value_field;

pub(crate) use bar::{FilterChips, FilterControls, FilterPanelState};
pub(crate) use browser_zone::BrowserZone;
pub(crate) use filter_text::filter_text;
pub(crate) use local_time::time_filters;
