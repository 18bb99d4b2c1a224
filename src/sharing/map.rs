//! The sharing map: one picture of where a volume is reachable, placed but not painted.
//!
//! Each cluster is a panel, each department a group in it, each project a chip with its name, or a
//! cell where there are many, or a part of a bar where there are very many. The places depend on
//! what is reached before *or* after, so that nothing moves between the two pictures.

use crate::{NodeId, Organisation, Outcome, Reach, ScopeSet, Tallies};

mod layout;
#[cfg(test)]
mod tests;

/// The least width that is laid out, in pixels: narrower pictures are as wide as this.
pub const MIN_WIDTH: usize = 240;
/// The height of the heading of a panel and of a group, in pixels.
pub const HEADING_HEIGHT: usize = 28;

/// A picture in pixels, from the upper left corner on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharingMap {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// What is in it, in the order of the tree: what contains stands before what is contained.
    pub pieces: Vec<Piece>,
}

/// One part of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it shows.
    pub part: Part,
    /// The scope it shows; `None` for a panel of what has no known cluster and for a group of what
    /// has no known department.
    pub node: Option<NodeId>,
    /// Its place.
    pub rect: Rect,
}

/// What a piece shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A cluster with everything in it. Its heading is [`HEADING_HEIGHT`] high.
    Panel {
        /// Whether its departments are shown.
        is_open: bool,
    },
    /// A department with its projects. Its heading is [`HEADING_HEIGHT`] high.
    Group {
        /// How the projects are shown.
        detail: Detail,
    },
    /// The departments of a cluster that the volume has nothing to do with, in one line as high as a
    /// heading; expanding the cluster shows them.
    Rest {
        /// How many departments they are.
        departments: usize,
        /// How many projects they have.
        projects: usize,
    },
    /// A scope with its name.
    Chip,
    /// A scope as a square.
    Cell,
    /// A part of the bar of a group.
    Segment {
        /// What becomes of the projects that it stands for.
        outcome: Outcome,
        /// How many they are.
        count: usize,
    },
}

/// How the projects of a group are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Not at all: nothing reaches any of them.
    Closed,
    /// Each by its name.
    Named,
    /// Each as a square.
    Cells,
    /// All together as a bar.
    Bar,
}

/// A place in the picture, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// From the left.
    pub x: usize,
    /// From the top.
    pub y: usize,
    /// To the right of `x`.
    pub width: usize,
    /// Down from `y`.
    pub height: usize,
}

impl SharingMap {
    /// The picture of `organisation` between `before` and `after` (twice the same where nothing is
    /// to change), `width` pixels wide.
    ///
    /// Only what a volume reaches, reached or may reach is shown in detail, and whatever is in
    /// `expanded`, in more of it.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        before: &Reach,
        after: &Reach,
        expanded: &ScopeSet,
        width: usize,
    ) -> Self {
        let scene = layout::Scene {
            before,
            after,
            expanded,
            tallies: Tallies::new(organisation, before, after),
        };
        layout::place(organisation, &scene, width.max(MIN_WIDTH))
    }
}
