//! Form controls. Controlled: the parent holds the value and updates it in the change callback.

pub(crate) mod checkbox;
pub(crate) mod choice;
pub(crate) mod combobox;
pub(crate) mod field;
pub(crate) mod radio_group;
pub(crate) mod search_box;
pub(crate) mod select;
pub(crate) mod text_area;
pub(crate) mod text_input;
pub(crate) mod typed_text;
