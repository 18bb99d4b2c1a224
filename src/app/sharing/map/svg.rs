//! The SVG elements of the map.

use std::collections::BTreeMap;
use std::fmt::Write;

use datavolumes_sharing::{Rect, ShapeKind};
use datavolumes_ui::IconName;
use leptos::prelude::*;

use super::cell_style::{CellStyle, Snapshot};
use super::model::MapModel;

/// The width of a character in tenths of a pixel: a little more than the average, since a name may have many wide ones.
const CHARACTER_WIDTH: usize = 74;

/// The width of a text of so many characters in pixels.
pub(super) const fn text_width(characters: usize) -> usize {
    (characters * CHARACTER_WIDTH).div_ceil(10)
}

/// A rectangle with rounded corners.
#[component]
pub(super) fn SvgRect(
    /// The position and size.
    rect: Rect,
    /// The radius of the corners in pixels.
    #[prop(optional)]
    radius: usize,
) -> impl IntoView {
    view! {
        <rect
            x=rect.x.to_string()
            y=rect.y.to_string()
            width=rect.width.to_string()
            height=rect.height.to_string()
            rx=radius.to_string()
        ></rect>
    }
}

/// An icon, 12 pixels high.
#[component]
pub(super) fn SvgIcon(
    /// The icon.
    name: IconName,
    /// The left edge in pixels.
    x: usize,
    /// The top edge in pixels.
    y: usize,
) -> impl IntoView {
    let transform = format!("translate({x} {y}) scale(.78)");
    view! { <path class="map__icon" d=name.path() transform=transform></path> }
}

/// All cells of the map. There may be thousands, so the cells of a style are one path and their
/// symbols another.
#[component]
pub(super) fn Cells(
    /// The data of the map.
    model: MapModel,
    /// The point in time to show.
    snapshot: Snapshot,
) -> impl IntoView {
    let group = |(style, paths): (CellStyle, CellPaths)| {
        view! {
            <g class="map__cells" data-shade=style.name()>
                <path d=paths.squares></path>
                <path class="map__signs" d=paths.symbols></path>
            </g>
        }
    };
    let paths = cell_paths(&model, snapshot);
    paths.into_iter().map(group).collect_view()
}

/// The path data of the cells of one style.
#[derive(Default)]
struct CellPaths {
    squares: String,
    symbols: String,
}

fn cell_paths(model: &MapModel, snapshot: Snapshot) -> BTreeMap<CellStyle, CellPaths> {
    let mut paths: BTreeMap<CellStyle, CellPaths> = BTreeMap::new();
    for shape in &model.map.shapes {
        if shape.kind != ShapeKind::Cell {
            continue;
        }
        let Some(node) = shape.node else { continue };
        let style = model.style(node, snapshot);
        let CellPaths { squares, symbols } = paths.entry(style).or_default();
        let Rect {
            x,
            y,
            width,
            height,
        } = shape.rect;
        // Writing to a string cannot fail.
        let _ = write!(squares, "M{x} {y}h{width}v{height}h-{width}z");
        symbols.push_str(&symbol_path(style, shape.rect));
    }
    paths
}

/// The symbol in a cell, as path data. Styles that fill most of the map have none.
fn symbol_path(style: CellStyle, rect: Rect) -> String {
    let (left, right) = (rect.x + 3, rect.x + rect.width - 3);
    let (top, bottom) = (rect.y + 3, rect.y + rect.height - 3);
    let (centre, middle) = (rect.x + rect.width / 2, rect.y + rect.height / 2);
    match style {
        CellStyle::Gained => format!("M{left} {middle}H{right}M{centre} {top}V{bottom}"),
        CellStyle::Lost => format!("M{left} {middle}H{right}"),
        CellStyle::Origin => format!("M{left} {top}H{right}V{bottom}H{left}z"),
        CellStyle::Unknown => format!("M{left} {middle}h1M{} {middle}h1", right - 1),
        CellStyle::Direct | CellStyle::Inherited | CellStyle::NoAccess => String::new(),
    }
}

/// `text`, truncated with an ellipsis if it is wider than `width` pixels.
pub(super) fn truncate(text: &str, width: usize) -> String {
    if text_width(text.chars().count()) <= width {
        return text.to_owned();
    }
    let max_characters = width * 10 / CHARACTER_WIDTH;
    let start: String = text
        .chars()
        .take(max_characters.saturating_sub(1))
        .collect();
    [&start, "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_wide_is_truncated() {
        assert_eq!(truncate("vision-ocr", 74), "vision-ocr");
        assert_eq!(truncate("vision-ocr", 73), "vision-o…");
        assert_eq!(truncate("äöüäöüäöüäöü", 74), "äöüäöüäöü…");
    }
}
