//! The checkboxes of the rows, and the one of the header that stands for the whole page.

use datavolumes_ui::CheckState;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::row_menu::target_in;
use super::rows::Rows;
use crate::selection::Selection;

/// The header cell with the checkbox for all rows of the page.
#[component]
pub(super) fn PageCheck(selection: Selection, rows: Rows) -> impl IntoView {
    let state = move || rows.ids().with(|ids| selection.state_of(ids));
    view! {
        <th class="table__header" scope="col" data-column="select">
            <input
                type="checkbox"
                class="row-check"
                aria-label="Select all on this page"
                prop:checked=move || state() == CheckState::Checked
                prop:indeterminate=move || state() == CheckState::Mixed
            />
        </th>
    }
}

/// Handles a click in the table, which selects a range with `is_range`. The whole cell of a checkbox acts as the checkbox.
pub(super) fn click_checkbox(selection: Selection, rows: Rows, event: &MouseEvent, is_range: bool) {
    let Some(cell) = target_in(event, "[data-column=select]") else {
        return;
    };
    // The browser focuses the checkbox only if the click was on it.
    if let Ok(Some(checkbox)) = cell.query_selector("input")
        && let Ok(checkbox) = checkbox.dyn_into::<HtmlElement>()
    {
        let _ = checkbox.focus();
    }
    match rows.volume_around(&cell) {
        Some(volume) if is_range => selection.extend(&rows.volumes_untracked(), &volume),
        Some(volume) => selection.toggle(&volume),
        None => selection.toggle_page(&rows.volumes_untracked()),
    }
}
