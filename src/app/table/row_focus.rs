//! Keeps the focus on its volume when the rows change.
//!
//! Rows are reused by position, so a volume moves to another row while the elements stay. Focus that was in the row of
//! a volume moves with the volume. If the volume is gone, the focus stays at its index, and if there is no such row
//! any more, it moves to the last row.

use std::time::Duration;

use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::rows::{Rows, row_index};

/// The link of a row.
const LINK: &str = "th a";

/// What can have the focus in a row: its link, menu button, phase and checkbox.
const CONTROLS: [&str; 4] = [
    LINK,
    "[aria-haspopup=menu]",
    "[data-column=status] [tabindex]",
    "[type=checkbox]",
];

/// Replaces the volumes of `rows`, and keeps the focus on its volume.
pub(crate) fn update_rows(rows: Rows, volumes: &[Volume]) {
    let focus = RowFocus::current(rows);
    rows.set(volumes);
    if let Some(focus) = focus {
        focus.restore(rows);
    }
}

/// The focus in a row.
struct RowFocus {
    volume: VolumeId,
    index: usize,
    body: Element,
    /// Finds the focused element in the row.
    control: &'static str,
}

impl RowFocus {
    /// The focus, if it is in a row.
    fn current(rows: Rows) -> Option<Self> {
        let focused = document().active_element()?;
        let control = CONTROLS
            .into_iter()
            .find(|control| focused.matches(control).unwrap_or_default())?;
        let index = row_index(&focused)?;
        let body = focused.closest("tbody").ok().flatten()?;
        let volume = *rows.ids().read_untracked().get(index)?;
        Some(Self {
            volume,
            index,
            body,
            control,
        })
    }

    /// Moves the focus to its new row once the rows are in the document.
    fn restore(self, rows: Rows) {
        let ids = rows.ids();
        let index = ids.with_untracked(|ids| {
            let now = ids.iter().position(|id| *id == self.volume);
            target(self.index, now, ids.len())
        });
        if index == Some(self.index) {
            return;
        }
        set_timeout(
            move || {
                let main = || document().query_selector("main").ok().flatten();
                let target = index.and_then(|index| self.control_at(index)).or_else(main);
                if let Some(Ok(target)) = target.map(JsCast::dyn_into::<HtmlElement>) {
                    let _ = target.focus();
                }
            },
            Duration::ZERO,
        );
    }

    /// The same control in another row, or its link where the row has no such control.
    fn control_at(&self, index: usize) -> Option<Element> {
        let row = format!("tr:nth-child({})", index + 1);
        let row = self.body.query_selector(&row).ok().flatten()?;
        let find = |control| row.query_selector(control).ok().flatten();
        find(self.control).or_else(|| find(LINK))
    }
}

/// The index of the row that gets the focus, of `count` rows: that of the volume (`now`), or else the same as before.
fn target(before: usize, now: Option<usize>, count: usize) -> Option<usize> {
    now.or_else(|| count.checked_sub(1).map(|last| before.min(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn focus_follows_its_volume_then_its_index_then_the_last_row() {
        assert_eq!(target(3, Some(2), 9), Some(2));
        assert_eq!(target(3, None, 9), Some(3));
        assert_eq!(target(9, None, 9), Some(8));
        assert_eq!(target(0, None, 0), None);
    }
}
