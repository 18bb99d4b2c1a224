//! Filters of the list: the quick filter by name, the chips of the active filters, and the filter builder.

mod bar;
mod builder;
mod chips;
mod draft;
mod filter_text;
mod project_name;
mod quick_filter;
mod value_field;

pub(crate) use bar::FilterBar;
