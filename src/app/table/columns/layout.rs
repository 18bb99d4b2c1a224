//! Which columns the table has, in which order and how wide.

use super::super::column::{COLUMN_COUNT, COLUMNS, Column};

/// The narrowest and the widest column that a user can choose, in CSS pixels.
pub(crate) const MIN_WIDTH: u16 = 64;
pub(crate) const MAX_WIDTH: u16 = 800;

/// A set of columns, by their index in [`COLUMNS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ColumnSet(u16);

impl ColumnSet {
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

/// The columns on screen, in their order. It is a part of the keys of the rows, which are created again when it
/// changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct VisibleColumns {
    /// Indices in [`COLUMNS`], of which `count` are used.
    indices: [u8; COLUMN_COUNT],
    count: u8,
}

impl VisibleColumns {
    /// The columns, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static Column> {
        let indices = self.indices.into_iter().take(self.count.into());
        indices.filter_map(|index| COLUMNS.get(usize::from(index)))
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
    /// The columns that were shown when the table was sorted by them. They stay: otherwise columns would move under the
    /// pointer that sorts by another one.
    pub(super) revealed: ColumnSet,
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
            revealed: ColumnSet::default(),
            widths: [0; COLUMN_COUNT],
            is_compact: false,
        }
    }
}

impl ColumnLayout {
    /// All columns, shown or not, in their order.
    pub(crate) fn order(&self) -> impl Iterator<Item = usize> {
        self.order.into_iter().map(usize::from)
    }

    /// Whether a window into which those of `fitting` fit shows the column.
    pub(super) fn shows(&self, column: usize, fitting: ColumnSet) -> bool {
        let chosen = self.chosen.unwrap_or(fitting);
        column == 0 || chosen.contains(column) || self.revealed.contains(column)
    }

    /// The columns of a window into which those of `fitting` fit. That of `sorted`, which the table is sorted by, is
    /// one of them.
    pub(crate) fn visible(&self, fitting: ColumnSet, sorted: Option<usize>) -> VisibleColumns {
        let mut visible = VisibleColumns {
            indices: [0; COLUMN_COUNT],
            count: 0,
        };
        let indices = self.order.into_iter().filter(|&index| {
            let index = usize::from(index);
            self.shows(index, fitting) || sorted == Some(index)
        });
        for (place, index) in visible.indices.iter_mut().zip(indices) {
            *place = index;
            visible.count += 1;
        }
        visible
    }

    /// The chosen width of a column, in CSS pixels.
    pub(crate) fn width(&self, column: usize) -> Option<u16> {
        self.widths.get(column).copied().filter(|width| *width > 0)
    }

    /// The custom properties of the table, with an empty value for those of the style sheet.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&'static str, String)> {
        let widths = COLUMNS.iter().zip(self.widths).map(|(column, width)| {
            let width = (width > 0).then(|| format!("{width}px"));
            (column.width_property, width.unwrap_or_default())
        });
        let row = if self.is_compact { "1.75rem" } else { "" };
        widths.chain([("--row", row.to_owned())])
    }
}
