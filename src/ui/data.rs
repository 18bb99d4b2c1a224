//! Widgets that display data: table headers, pagination, lists, times, code.

pub(crate) mod code_block;
pub(crate) mod column_header;
pub(crate) mod description_list;
pub(crate) mod iso_time;
pub(crate) mod isolated;
pub(crate) mod page_window;
pub(crate) mod pagination;
pub(crate) mod pluralize;
pub(crate) mod relative_time;
pub(crate) mod sort_header;
pub(crate) mod timestamp;
