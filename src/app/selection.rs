//! Selected rows, and what can be done with them together.

mod bar;
mod checkboxes;
mod select_all;
mod selected_volumes;

pub(crate) use bar::SelectionBar;
pub(crate) use checkboxes::Selection;
