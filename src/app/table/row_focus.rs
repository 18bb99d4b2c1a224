//! Focus that stays with its volume while rows come and go.
//!
//! Rows are reused by position, so what is in them moves while the elements stay. Focus that was on a
//! volume goes to the row in which that volume is afterwards; where the volume is gone, it stays at its
//! place, which is the next volume's now; and where that place is gone too, it goes to the last row.

use datavolumes_contract::VolumeId;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::rows::Rows;

/// Where the focus was.
pub(crate) struct RowFocus {
    volume: VolumeId,
    index: usize,
    /// Finds what had it, inside a row.
    control: &'static str,
}

/// What in a row can have focus.
const CONTROLS: [&str; 4] = [".table__link", ".row-menu", ".phase", "td > .row-check"];

impl RowFocus {
    /// Takes note of the row that has focus, if one has.
    pub(crate) fn note(rows: Rows) -> Option<Self> {
        let focused = document().active_element()?;
        let control = CONTROLS
            .into_iter()
            .find(|control| focused.matches(control).unwrap_or_default())?;
        let row = focused.closest("tr").ok().flatten()?;
        let mut index = 0;
        let mut before = row.previous_element_sibling();
        while let Some(other) = before {
            index += 1;
            before = other.previous_element_sibling();
        }
        let volume = rows.at(index)?.with_untracked(|volume| volume.id);
        Some(Self {
            volume,
            index,
            control,
        })
    }

    /// Gives focus to where it belongs among the rows as they are now, once they are on screen.
    pub(crate) fn restore(self, rows: Rows) {
        let count = rows.count().get_untracked();
        let is_it = |index: &usize| {
            let row = rows.at(*index);
            row.is_some_and(|row| row.with_untracked(|volume| volume.id == self.volume))
        };
        let index = target(self.index, (0..count).find(is_it), count);
        if index == Some(self.index) {
            return;
        }
        set_timeout(
            move || {
                let control = index.and_then(|index| control_at(index, self.control));
                let main = || document().query_selector("main").ok().flatten();
                if let Some(target) = control.or_else(main)
                    && let Ok(target) = target.dyn_into::<HtmlElement>()
                {
                    let _ = target.focus();
                }
            },
            Duration::ZERO,
        );
    }
}

/// The row that gets focus, of `count` rows: where the volume is `now`, else where it was.
fn target(before: usize, now: Option<usize>, count: usize) -> Option<usize> {
    now.or_else(|| count.checked_sub(1).map(|last| before.min(last)))
}

fn control_at(index: usize, control: &str) -> Option<Element> {
    let number = (index + 1).to_string();
    let row = [".table__row:nth-child(", &number, ")"].concat();
    let row = document().query_selector(&row).ok().flatten()?;
    let found = row.query_selector(control).ok().flatten();
    // What had focus may have nothing to say in this row.
    found.or_else(|| row.query_selector(".table__link").ok().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn focus_follows_its_volume_then_its_place_then_the_last_row() {
        assert_eq!(target(3, Some(2), 9), Some(2));
        assert_eq!(target(3, None, 9), Some(3));
        assert_eq!(target(9, None, 9), Some(8));
        assert_eq!(target(0, None, 0), None);
    }
}
