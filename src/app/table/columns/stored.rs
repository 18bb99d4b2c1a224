//! The layout as the browser keeps it: JSON with a version.
//!
//! The text may be of another version of the app, cut off or made up. What is unknown in it is ignored, so there is
//! always a layout.

use super::super::column::{COLUMN_COUNT, COLUMNS, index_of};
use super::layout::{ColumnLayout, ColumnSet, MAX_WIDTH, MIN_WIDTH};

/// What each text begins with. One of another version is ignored.
pub(super) const VERSION: &str = r#"{"version":1,"#;

/// The list of all columns, where the user has not chosen which ones are shown, and where they have.
const ORDER: &str = "order";
const CHOSEN: &str = "chosen";

/// Whether rows are low.
const COMPACT: &str = "compact";

/// Reads what [`encode`] has written. A text that cannot be read is the default layout.
///
/// Only the strings are read, as what is between two quotation marks: a reader of all of JSON would be 5 KB of the first
/// load.
pub(crate) fn decode(text: &str) -> ColumnLayout {
    let mut layout = ColumnLayout::default();
    let Some(rest) = text.strip_prefix(VERSION) else {
        return layout;
    };
    let mut shown = ColumnSet::default();
    let mut is_chosen = false;
    // The first column is always the first.
    let mut placed = ColumnSet::default().with(0);
    let mut free = 1..COLUMN_COUNT;
    let mut place = |layout: &mut ColumnLayout, column: usize| {
        if !placed.contains(column)
            && let Some(place) = free.next()
        {
            placed = placed.with(column);
            layout.order[place] = u8::try_from(column).unwrap_or_default();
        }
    };
    for (index, string) in rest.split('"').enumerate() {
        match string {
            _ if index % 2 == 0 => {}
            CHOSEN => is_chosen = true,
            COMPACT => layout.is_compact = true,
            _ => {
                if let Some((column, is_shown, width)) = entry(string) {
                    place(&mut layout, column);
                    if is_shown {
                        shown = shown.with(column);
                    }
                    if let Some(width) = width {
                        layout.widths[column] = clamp_width(width);
                    }
                }
            }
        }
    }
    for column in 1..COLUMN_COUNT {
        place(&mut layout, column);
    }
    layout.chosen = is_chosen.then_some(shown);
    layout
}

/// A column as it stands in the list: a minus sign if it is hidden, its key, and its width in CSS pixels if the user has
/// chosen one, such as `-pvc 240`.
fn entry(string: &str) -> Option<(usize, bool, Option<u32>)> {
    let shown = string.strip_prefix('-');
    let (key, width) = shown
        .unwrap_or(string)
        .split_once(' ')
        .unwrap_or((shown.unwrap_or(string), ""));
    Some((index_of(key)?, shown.is_none(), width.parse().ok()))
}

/// Writes `layout` as text, such as `{"version":1,"chosen":["name","status 240","-pvc"],"compact":true}`.
pub(crate) fn encode(layout: &ColumnLayout) -> String {
    let entries: Vec<String> = layout
        .order()
        .filter_map(|index| {
            let key = COLUMNS.get(index)?.key;
            let is_hidden = layout
                .chosen
                .is_some_and(|chosen| index > 0 && !chosen.contains(index));
            let sign = if is_hidden { "-" } else { "" };
            let width = layout
                .width(index)
                .map(|width| format!(" {width}"))
                .unwrap_or_default();
            Some(format!(r#""{sign}{key}{width}""#))
        })
        .collect();
    let list = if layout.chosen.is_some() {
        CHOSEN
    } else {
        ORDER
    };
    let compact = if layout.is_compact {
        format!(r#","{COMPACT}":true"#)
    } else {
        String::new()
    };
    format!(r#"{VERSION}"{list}":[{}]{compact}}}"#, entries.join(","))
}

/// The nearest width that a column can have.
pub(super) fn clamp_width(width: u32) -> u16 {
    let width = u16::try_from(width).unwrap_or(MAX_WIDTH);
    width.clamp(MIN_WIDTH, MAX_WIDTH)
}
