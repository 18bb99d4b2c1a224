//! Scopes of one size side by side.

use super::shapes::ShapeKind;

/// The distance between named scopes.
pub(super) const GAP: usize = 6;

/// The size of one of many scopes side by side.
pub(super) struct Tile {
    pub(super) kind: ShapeKind,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) gap: usize,
    /// Whether tiles are widened to fill the whole line.
    pub(super) is_stretched: bool,
}

/// A box with a name.
pub(super) const CHIP: Tile = Tile {
    kind: ShapeKind::Chip,
    width: 172,
    height: 24,
    gap: GAP,
    is_stretched: true,
};
/// A square without a name.
pub(super) const CELL: Tile = Tile {
    kind: ShapeKind::Cell,
    width: 12,
    height: 12,
    gap: 3,
    is_stretched: false,
};
