//! The layout as the browser keeps it: JSON with a version.
//!
//! The text may be of another version of the app, cut off or made up. What is unknown in it is ignored, so there is
//! always a layout.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::column::{COLUMN_COUNT, COLUMNS, index_of};
use super::layout::{ColumnLayout, ColumnSet, MAX_WIDTH, MIN_WIDTH};

/// The version of the format. A text of another version is ignored.
const VERSION: u32 = 1;

#[derive(Deserialize, Serialize)]
struct StoredLayout {
    version: u32,
    /// The keys of all columns, in order.
    #[serde(default)]
    order: Vec<String>,
    /// The keys of the columns to show; `None` for as many as fit.
    #[serde(default)]
    shown: Option<Vec<String>>,
    /// Chosen widths in CSS pixels, by key.
    #[serde(default)]
    widths: BTreeMap<String, u32>,
    #[serde(default)]
    compact: bool,
}

/// Reads what [`encode`] has written. A text that cannot be read is the default layout.
pub(crate) fn decode(text: &str) -> ColumnLayout {
    serde_json::from_str::<StoredLayout>(text)
        .ok()
        .filter(|stored| stored.version == VERSION)
        .map(|stored| ColumnLayout {
            order: order_of(&stored.order),
            chosen: stored.shown.as_deref().map(set_of),
            widths: COLUMNS.each_ref().map(|column| {
                let width = stored.widths.get(column.key);
                width.map_or(0, |width| clamp_width(*width))
            }),
            is_compact: stored.compact,
            ..ColumnLayout::default()
        })
        .unwrap_or_default()
}

/// Writes `layout` as text.
pub(crate) fn encode(layout: &ColumnLayout) -> String {
    let key = |index: usize| COLUMNS.get(index).map(|column| column.key.to_owned());
    let widths =
        (0..COLUMN_COUNT).filter_map(|index| Some((key(index)?, u32::from(layout.width(index)?))));
    let stored = StoredLayout {
        version: VERSION,
        order: layout.order().filter_map(key).collect(),
        shown: layout.chosen.map(|chosen| {
            let shown = layout.order().filter(|index| chosen.contains(*index));
            shown.filter_map(key).collect()
        }),
        widths: widths.collect(),
        compact: layout.is_compact,
    };
    serde_json::to_string(&stored).unwrap_or_default()
}

/// The nearest width that a column can have.
pub(super) fn clamp_width(width: u32) -> u16 {
    let width = u16::try_from(width).unwrap_or(MAX_WIDTH);
    width.clamp(MIN_WIDTH, MAX_WIDTH)
}

fn set_of(keys: &[String]) -> ColumnSet {
    let indices = keys.iter().filter_map(|key| index_of(key));
    indices.fold(ColumnSet::default().with(0), ColumnSet::with)
}

/// The order of `keys`, with the first column before and the columns that they do not name behind it.
fn order_of(keys: &[String]) -> [u8; COLUMN_COUNT] {
    let named = keys.iter().filter_map(|key| index_of(key));
    let all = std::iter::once(0).chain(named).chain(0..COLUMN_COUNT);
    let mut placed = ColumnSet::default();
    let new = all.filter(|index| {
        let is_new = !placed.contains(*index);
        placed = placed.with(*index);
        is_new
    });
    let mut order = [0; COLUMN_COUNT];
    for (place, index) in order.iter_mut().zip(new) {
        *place = u8::try_from(index).unwrap_or_default();
    }
    order
}
