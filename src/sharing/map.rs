//! The sharing map: a picture of which scopes can use a volume, as shapes with coordinates.
//!
//! Each cluster is a panel and each department a group in it. A project is a chip with its name, a
//! cell if there are many, or part of a bar if there are very many.

mod input;
mod layout;
mod shapes;
#[cfg(test)]
mod tests;
mod tiles;

pub use shapes::{GroupDetail, HEADING_HEIGHT, MIN_WIDTH, Rect, Shape, ShapeKind, SharingMap};
