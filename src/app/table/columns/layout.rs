//! Which columns the table has, in which order and how wide.

use super::super::column::{COLUMN_COUNT, COLUMNS, Column};

/// The narrowest and the widest column that a user can choose, in CSS pixels.
pub(crate) const MIN_WIDTH: u16 = 64;
pub(crate) const MAX_WIDTH: u16 = 800;

/// A set of columns, by their index in [`COLUMNS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ColumnSet(u32);

impl ColumnSet {
    /// The set of which [`bits`](Self::bits) has returned the bits.
    pub(super) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// A bit for each column. A signal of a number shares the code of others, which is loaded before the first row.
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    pub(crate) const fn contains(self, column: usize) -> bool {
        self.0 & (1 << column) != 0
    }

    pub(crate) const fn with(self, column: usize) -> Self {
        Self(self.0 | 1 << column)
    }

    pub(crate) const fn without(self, column: usize) -> Self {
        Self(self.0 & !(1 << column))
    }
}

/// The columns on screen, in their order. The rows are built anew when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VisibleColumns {
    /// From the lowest four bits on, one more than the index of each column, then zeros. A key of one number costs less
    /// to compare and to load than one of many.
    packed: u64,
}

impl VisibleColumns {
    /// The columns of which [`packed`](Self::packed) has returned the number.
    pub(super) const fn from_packed(packed: u64) -> Self {
        Self { packed }
    }

    /// The columns as a number.
    pub(super) const fn packed(self) -> u64 {
        self.packed
    }

    /// These columns behind another one.
    const fn before(self, column: usize) -> Self {
        let packed = self.packed << 4 | (column as u64 + 1);
        Self { packed }
    }

    /// The columns, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static Column> {
        let mut rest = self.packed;
        std::iter::from_fn(move || {
            let index = usize::try_from(rest & 15).ok()?.checked_sub(1)?;
            rest >>= 4;
            COLUMNS.get(index)
        })
    }
}

/// What the user has chosen for the columns of the table.
///
/// The first column is always shown, and always the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ColumnLayout {
    /// All columns in their order, as indices in [`COLUMNS`].
    pub(super) order: [u8; COLUMN_COUNT],
    /// The columns to show; `None` for as many as fit into the window.
    pub(super) chosen: Option<ColumnSet>,
    /// The chosen widths in CSS pixels, by the index of the column; 0 for the width of the style sheet.
    pub(super) widths: [u16; COLUMN_COUNT],
    /// Whether rows are low.
    pub(super) is_compact: bool,
}

impl Default for ColumnLayout {
    fn default() -> Self {
        let mut order = [0; COLUMN_COUNT];
        for (place, index) in order.iter_mut().zip(0..) {
            *place = index;
        }
        Self {
            order,
            chosen: None,
            widths: [0; COLUMN_COUNT],
            is_compact: false,
        }
    }
}

impl ColumnLayout {
    /// All columns, shown or not, in their order.
    pub(crate) fn order(&self) -> impl DoubleEndedIterator<Item = usize> + use<'_> {
        self.order.iter().copied().map(usize::from)
    }

    /// Whether a window into which those of `fitting` fit shows the column.
    pub(super) fn shows(&self, column: usize, fitting: ColumnSet) -> bool {
        column == 0 || self.chosen.unwrap_or(fitting).contains(column)
    }

    /// The columns of a window into which those of `fitting` fit, and those of `revealed`.
    pub(crate) fn visible(&self, fitting: ColumnSet, revealed: ColumnSet) -> VisibleColumns {
        let mut visible = VisibleColumns { packed: 0 };
        for column in self.order().rev() {
            if self.shows(column, fitting) || revealed.contains(column) {
                visible = visible.before(column);
            }
        }
        visible
    }

    /// The chosen width of a column, in CSS pixels.
    pub(crate) fn width(&self, column: usize) -> Option<u16> {
        self.widths.get(column).copied().filter(|width| *width > 0)
    }

    /// Calls `set` with each custom property of the page and its value, which is empty for that of the style sheet.
    pub(crate) fn set_properties(&self, mut set: impl FnMut(&str, &str)) {
        for (column, width) in COLUMNS.iter().zip(self.widths) {
            let width = (width > 0).then(|| format!("{width}px"));
            set(column.width_property, width.as_deref().unwrap_or_default());
        }
        set("--table-row", if self.is_compact { "1.75rem" } else { "" });
    }
}
