//! The header of the table as one tab stop.

use datavolumes_ui::{effect, use_roving_focus};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// What a header is pressed or checked by.
const CONTROL: &str = "button, input";

/// The handle that changes the width of a column. It uses the arrow keys itself.
const HANDLE: &str = "[role=separator]";

/// Makes the checkbox and the sort buttons of the header one tab stop. Tab goes on from a header to its handle, and to
/// those of the headers without a button that follow it. Renders nothing.
#[component]
pub(crate) fn HeaderKeys(
    /// What scrolls the table.
    scroller: NodeRef<html::Div>,
) -> impl IntoView {
    effect(move || {
        let row = scroller.get().and_then(|table| {
            let row = table.query_selector("thead tr").ok()??;
            row.dyn_into::<HtmlElement>().ok()
        });
        if let Some(row) = row {
            let headers = row.clone();
            use_roving_focus(&row, move |stop| set_handles(&headers, stop));
        }
    });
}

/// Makes the handles that belong to the header of `stop` tab stops, and no others.
fn set_handles(headers: &Element, stop: &Node) {
    let cells = headers.children();
    let mut is_current = false;
    for index in 0..cells.length() {
        let Some(cell) = cells.item(index) else {
            continue;
        };
        let find = |selector| cell.query_selector(selector).ok().flatten();
        if find(CONTROL).is_some() {
            is_current = cell.contains(Some(stop));
        }
        if let Some(handle) = find(HANDLE) {
            let tab_index = if is_current { "0" } else { "-1" };
            let _ = handle.set_attribute("tabindex", tab_index);
        }
    }
}
