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

/// Toggles the checkbox of the focused row. The focus stays where it is: a click on the checkbox would move it there,
/// and Enter would no longer open the row.
pub(crate) fn select_row() {
    let Some(focused) = document().active_element() else {
        return;
    };
    let checkbox = row_of(&focused).and_then(|row| row.query_selector("[type=checkbox]").ok()?);
    if let Some(Ok(checkbox)) = checkbox.map(JsCast::dyn_into::<HtmlElement>) {
        checkbox.click();
        if let Ok(focused) = focused.dyn_into::<HtmlElement>() {
            let _ = focused.focus();
        }
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
    row_of(&document().active_element()?)
}

fn row_of(element: &Element) -> Option<Element> {
    element.closest("tbody tr").ok().flatten()
}
