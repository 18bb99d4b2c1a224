//! The boxes at the starts of the rows. What is done with them is only taken note of here: the code that
//! knows what is chosen is sent when the first box is ticked, so that the first screen is not made to wait
//! for it. Until then a box shows by itself that it was pressed.

use datavolumes_contract::{Volume, VolumeId};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::table::{Rows, Write, control_of};
use datavolumes_ui::{El, el};

/// Something that concerns what is chosen.
#[derive(Clone)]
pub(crate) enum Pick {
    /// A row's box was pressed.
    Row {
        /// What the row showed.
        volume: Box<Volume>,
        /// Everything between the row that was pressed before and this one is meant.
        is_range: bool,
    },
    /// The box of the header was pressed.
    Page,
    /// The volume is gone.
    Gone(VolumeId),
}

/// The boxes of the rows.
#[derive(Clone, Copy)]
pub struct Selection {
    rows: Rows,
    /// What has happened and was not dealt with yet.
    picks: StoredValue<Vec<Pick>>,
    /// Counts what has happened.
    turns: RwSignal<u32>,
}

impl Selection {
    /// Nothing is chosen.
    pub(crate) fn new(rows: Rows) -> Self {
        Self {
            rows,
            picks: StoredValue::new(Vec::new()),
            turns: RwSignal::new(0),
        }
    }

    /// Whether anything was ever chosen.
    pub(crate) fn is_used(self) -> bool {
        self.turns.get() > 0
    }

    /// What has happened since this was last called. Whoever calls it is told of the rest.
    pub(crate) fn take(self) -> Vec<Pick> {
        self.turns.track();
        self.picks
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    /// The first cell of the row at `index`, and what writes a volume into it.
    pub(crate) fn cell(index: usize) -> (El, Write) {
        let check = check().attr("data-row", &index.to_string());
        let label = check.attr_slot("aria-label");
        let write = move |volume: &Volume| label.write(["Select ", &volume.name].concat());
        let cell = el("td").class("table__cell").attr("data-column", "select");
        (cell.child(check), Box::new(write))
    }

    /// The header above the boxes.
    pub(crate) fn header() -> El {
        el("th")
            .class("table__header")
            .attr("scope", "col")
            .attr("data-column", "select")
            .child(check().attr("aria-label", "Select all on this page"))
    }

    /// A press somewhere in the table. All of the cell around a box counts as the box.
    pub(crate) fn press(self, event: &MouseEvent) {
        let Some(cell) = control_of(event, "[data-column=select]") else {
            return;
        };
        let Ok(Some(input)) = cell.query_selector("input") else {
            return;
        };
        if !input.is_same_node(event.target().as_ref().and_then(JsCast::dyn_ref)) {
            let input: &HtmlInputElement = input.unchecked_ref();
            input.set_checked(!input.checked());
            let _ = input.focus();
        }
        self.push(match self.rows.of(&input) {
            Some(volume) => Pick::Row {
                volume: Box::new(volume),
                is_range: event.shift_key(),
            },
            None => Pick::Page,
        });
    }

    /// The volume `id` is gone.
    pub(crate) fn forget(self, id: VolumeId) {
        if untrack(|| self.is_used()) {
            self.push(Pick::Gone(id));
        }
    }

    fn push(self, pick: Pick) {
        self.picks.update_value(|picks| picks.push(pick));
        self.turns.update(|turns| *turns = turns.wrapping_add(1));
    }
}

fn check() -> El {
    el("input").attr("type", "checkbox").class("row-check")
}
