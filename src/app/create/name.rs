//! The field `Name`: the parts of the rule for names, a valid suggestion, and whether the name is free.

mod availability;
mod field;
mod rules;

pub(super) use field::NameField;
