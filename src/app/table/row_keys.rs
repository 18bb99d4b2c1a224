//! Moves the focus between rows, and selects the focused row, for keyboard shortcuts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The links of the rows.
const LINKS: &str = "tbody th a";

/// Focuses the link of a row. `step` gets the index of the focused row, if any, and of the last row, and returns the
/// index of the row to focus.
pub(crate) fn focus_row(step: impl Fn(Option<usize>, usize) -> usize) {
    let links = links();
    let Some(last) = links.len().checked_sub(1) else {
        return;
    };
    // Focus may be on something else in the row, such as its menu button.
    let focused = focused_row();
    let index = focused.and_then(|row| links.iter().position(|link| row.contains(Some(link))));
    if let Some(link) = links.get(step(index, last).min(last)) {
        let _ = link.focus();
    }
}

/// Toggles the checkbox of the focused row.
pub(crate) fn select_row() {
    let checkbox = focused_row().and_then(|row| row.query_selector("[type=checkbox]").ok()?);
    if let Some(Ok(checkbox)) = checkbox.map(JsCast::dyn_into::<HtmlElement>) {
        checkbox.click();
    }
}

fn links() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(LINKS) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

fn focused_row() -> Option<Element> {
    let focused = document().active_element()?;
    focused.closest("tbody tr").ok().flatten()
}
