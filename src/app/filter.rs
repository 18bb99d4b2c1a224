//! Filters: the quick filter, the chips and the builder.

mod bar;
mod builder;
mod draft;

pub(crate) use bar::FilterBar;
