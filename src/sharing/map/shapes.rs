//! The shapes of the sharing map.

use crate::{NodeId, Outcome};

/// The minimum width of the map in pixels. A narrower request is laid out at this width.
pub const MIN_WIDTH: usize = 240;
/// The height of the heading of a panel and of a group, in pixels.
pub const HEADING_HEIGHT: usize = 28;

/// The map. Coordinates are in pixels from the top left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharingMap {
    /// The width of the map.
    pub width: usize,
    /// The height of the map.
    pub height: usize,
    /// The shapes in tree order: a container comes before the shapes in it.
    pub shapes: Vec<Shape>,
}

/// One shape of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What the shape shows.
    pub kind: ShapeKind,
    /// The scope of the shape. `None` for the panel of scopes without a known cluster and for the
    /// group of projects without a known department.
    pub node: Option<NodeId>,
    /// The position and size.
    pub rect: Rect,
}

/// What a shape shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// A cluster and everything in it, with a heading of [`HEADING_HEIGHT`].
    Panel {
        /// Whether its departments are shown.
        is_open: bool,
    },
    /// A department and its projects, with a heading of [`HEADING_HEIGHT`].
    Group {
        /// How the projects are shown.
        detail: GroupDetail,
    },
    /// The departments of a cluster without access, summarised in one line of [`HEADING_HEIGHT`].
    /// Expanding the cluster shows them.
    Summary {
        /// The number of departments.
        departments: usize,
        /// The number of projects in them.
        projects: usize,
    },
    /// The projects of a department without access, summarised in one line. Expanding the department shows them.
    Others {
        /// The number of projects.
        projects: usize,
    },
    /// A scope with its name.
    Chip,
    /// A scope as a small square.
    Cell,
    /// A segment of the bar of a group.
    Segment {
        /// How the access of these projects changes.
        outcome: Outcome,
        /// The number of projects.
        count: usize,
    },
}

/// How the projects of a group are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupDetail {
    /// Not shown: none of them has access.
    Closed,
    /// Each with its name.
    Named,
    /// Those with access with their names, the others summarised.
    Reached,
    /// Each as a square.
    Cells,
    /// All as one bar.
    Bar,
}

/// The position and size of a shape, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// The distance from the left edge.
    pub x: usize,
    /// The distance from the top edge.
    pub y: usize,
    /// The width.
    pub width: usize,
    /// The height.
    pub height: usize,
}
