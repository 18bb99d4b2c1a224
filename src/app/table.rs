//! The table of data volumes: columns, cells and rows.

mod cell;
mod column;
mod overdue;
mod phase_badge;
mod row_focus;
mod row_menu;
mod rows;
mod volume_table;

pub(crate) use cell::Write;
pub(crate) use column::field_label;
pub(crate) use overdue::overdue;
pub(crate) use phase_badge::{PhaseBadge, phase_tone, phase_words};
pub(crate) use row_focus::RowFocus;
pub(crate) use row_menu::{OpenRowMenu, RowMenu};
pub(crate) use rows::{Rows, control_of};
pub(crate) use volume_table::{TableState, VolumeTable};
