//! The shapes that the map is drawn with.

use std::collections::BTreeMap;

use datavolumes_sharing::{Part, Rect};
use leptos::prelude::*;

use super::map_scene::Scene;
use super::map_shade::{Moment, Shade};
use datavolumes_ui::IconName;

/// How wide a letter is, in pixels, on average.
pub(super) const LETTER: usize = 7;

/// All squares of one shade as one shape, and its signs as another.
pub(super) fn cells(scene: &Scene, moment: Moment) -> Vec<AnyView> {
    let mut shapes: BTreeMap<Shade, (String, String)> = BTreeMap::new();
    for piece in scene
        .map
        .pieces
        .iter()
        .filter(|piece| piece.part == Part::Cell)
    {
        let Some(node) = piece.node else { continue };
        let Rect {
            x,
            y,
            width,
            height,
        } = piece.rect;
        let shade = scene.shade(node, moment);
        let (squares, signs) = shapes.entry(shade).or_default();
        let square = format!("M{x} {y}h{width}v{height}h-{width}z");
        squares.push_str(&square);
        let (middle, left, right) = (y + height / 2, x + 3, x + width - 3);
        let sign = match shade {
            Shade::Gained => {
                let (centre, top, bottom) = (x + width / 2, y + 3, y + height - 3);
                format!("M{left} {middle}H{right}M{centre} {top}V{bottom}")
            }
            Shade::Lost => format!("M{left} {middle}H{right}"),
            // One among hundreds, and the one that is looked for.
            Shade::Origin => {
                format!("M{left} {}H{right}V{}H{left}z", y + 3, y + height - 3)
            }
            Shade::Unknown => format!("M{left} {middle}h1M{} {middle}h1", right - 1),
            _ => String::new(),
        };
        signs.push_str(&sign);
    }
    let shapes = shapes.into_iter();
    shapes
        .map(|(shade, (squares, signs))| {
            view! {
                <g class="map__cells" data-shade=shade.name()>
                    <path d=squares></path>
                    <path class="map__signs" d=signs></path>
                </g>
            }
            .into_any()
        })
        .collect()
}

pub(super) fn rect(rect: Rect, radius: usize) -> impl IntoView {
    let Rect {
        x,
        y,
        width,
        height,
    } = rect;
    view! {
        <rect
            x=x.to_string()
            y=y.to_string()
            width=width.to_string()
            height=height.to_string()
            rx=radius.to_string()
        ></rect>
    }
}

/// The sign of a shade, 12 pixels high.
pub(super) fn sign(shade: Shade, x: usize, y: usize) -> Option<AnyView> {
    shade.icon().map(|icon| outline(icon, x, y))
}

pub(super) fn outline(icon: IconName, x: usize, y: usize) -> AnyView {
    let place = format!("translate({x} {y}) scale(.78)");
    view! { <path class="map__icon" d=icon.path() transform=place></path> }.into_any()
}

/// `text`, cut off where it is longer than `room` pixels.
pub(super) fn fitted(text: &str, room: usize) -> String {
    let most = room / LETTER;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    [&start, "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_is_cut_off() {
        assert_eq!(fitted("vision-ocr", 70), "vision-ocr");
        assert_eq!(fitted("vision-ocr", 69), "vision-o…");
        assert_eq!(fitted("äöüäöüäöüäöü", 70), "äöüäöüäöü…");
    }
}
