//! Changes that the user makes to the layout.

use super::layout::{ColumnLayout, ColumnSet};
use super::stored::clamp_width;

impl ColumnLayout {
    /// Shows or hides a column, in a window into which those of `fitting` fit. Other columns stay shown or hidden, in
    /// any window from then on.
    pub(super) fn with_shown(self, column: usize, is_shown: bool, fitting: ColumnSet) -> Self {
        let chosen = self.chosen.unwrap_or(fitting).with(0);
        let chosen = if is_shown || column == 0 {
            chosen.with(column)
        } else {
            chosen.without(column)
        };
        Self {
            chosen: Some(chosen),
            ..self
        }
    }

    /// Moves a column to `place`, the index in the order. The first column is never moved, and no column before it.
    pub(super) fn with_moved(mut self, column: usize, place: usize) -> Self {
        let Some(from) = self.order().position(|other| other == column) else {
            return self;
        };
        let place = place.clamp(1, self.order.len() - 1);
        if from > place {
            self.order[place..=from].rotate_right(1);
        } else if from > 0 {
            self.order[from..=place].rotate_left(1);
        }
        self
    }

    /// Sets the width of a column in CSS pixels, within the possible widths; `None` for that of the style sheet.
    pub(super) fn with_width(mut self, column: usize, width: Option<u32>) -> Self {
        if let Some(place) = self.widths.get_mut(column) {
            *place = width.map_or(0, clamp_width);
        }
        self
    }

    /// Sets whether rows are low.
    pub(super) const fn with_density(self, is_compact: bool) -> Self {
        Self { is_compact, ..self }
    }

    /// Whether rows are low.
    pub(super) const fn is_compact(&self) -> bool {
        self.is_compact
    }
}
