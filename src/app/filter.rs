//! Filters of the list: the quick filter by name, the chips of the active filters, and the filter builder.

mod bar;
mod builder;
mod chips;
mod draft;
mod quick_filter;

pub(crate) use bar::FilterBar;
