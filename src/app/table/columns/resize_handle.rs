use datavolumes_ui::Toasts;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, NodeList};

use super::layout::{MAX_WIDTH, MIN_WIDTH};
use super::stored::clamp_width;
use super::{Columns, set_property};
use crate::table::column::Column;

/// By how many CSS pixels an arrow key changes the width, without and with Shift.
const STEP: i32 = 8;
const LARGE_STEP: i32 = 40;

/// The handle by which a column is resized.
///
/// Follows the ARIA [window splitter pattern](https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/): the arrow keys,
/// Home and End change the width. Enter and a double click fit the column to its content.
#[component]
pub(super) fn ResizeHandle(
    columns: Columns,
    /// The index of the column.
    index: usize,
    column: &'static Column,
    /// The header of the column.
    header: HtmlElement,
    /// What scrolls the table.
    table: HtmlElement,
    toasts: Toasts,
) -> impl IntoView {
    let edges = SendWrapper::new((header, table));
    let edges = StoredValue::new(edges);
    let width = RwSignal::new(0);
    let measure = move || edges.with_value(|edges| width.set(edges.0.offset_width()));
    // The pointer and the width when it was pressed.
    let start = StoredValue::new(None::<(i32, i32)>);
    let resize = move |pixels: i32| {
        let pixels = clamp_width(pixels.try_into().unwrap_or_default());
        width.set(pixels.into());
        set_property(column.width_property, &format!("{pixels}px"));
    };
    // The rows follow the custom property; the layout is kept when the change is over.
    let keep = move || {
        let pixels = width.get_untracked().try_into().ok();
        columns.update(|layout| layout.with_width(index, pixels));
    };
    let fit = move || {
        edges.with_value(|edges| {
            resize(content_width(&edges.1, column.key));
            let more = cells(&edges.1, column.key).map(|cell| cut_off(&cell)).max();
            resize(width.get_untracked() + more.unwrap_or_default());
        });
        keep();
        let pixels = width.get_untracked();
        let label = column.label;
        toasts.announce(&format!("{label} fits its content: {pixels} pixels."));
    };
    let press = move |event: PointerEvent| {
        measure();
        let handle: Option<Element> = event
            .current_target()
            .and_then(|target| target.dyn_into().ok());
        if let Some(handle) = handle {
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        start.set_value(Some((event.client_x(), width.get_untracked())));
    };
    let drag = move |event: PointerEvent| {
        if let Some((x, width)) = start.get_value() {
            resize(width + event.client_x() - x);
        }
    };
    let release = move |_| {
        let started = start.try_update_value(Option::take).flatten();
        if started.is_some_and(|(_, before)| before != width.get_untracked()) {
            keep();
        }
    };
    // What was dragged goes back to what is kept.
    let cancel = move || {
        let started = start.try_update_value(Option::take).flatten();
        if started.is_some() {
            super::apply(&untrack(|| columns.layout()));
            measure();
        }
        started.is_some()
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && cancel() {
            event.prevent_default();
            event.stop_propagation();
        }
        measure();
        let step = if event.shift_key() { LARGE_STEP } else { STEP };
        let key = event.key();
        if key == "Enter" {
            return fit();
        }
        if let Some(pixels) = width_after(&key, step, width.get_untracked()) {
            event.prevent_default();
            resize(pixels);
            keep();
        }
    };
    request_animation_frame(move || {
        if !edges.is_disposed() {
            measure();
        }
    });
    view! {
        <span
            class="table__resize"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=format!("Width of {}", column.label)
            aria-valuenow=width
            aria-valuemin=MIN_WIDTH
            aria-valuemax=MAX_WIDTH
            aria-valuetext=move || format!("{} pixels", width.get())
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=release
            on:pointercancel=move |_| {
                cancel();
            }
            on:dblclick=move |_| fit()
            on:keydown=keydown
            on:focus=move |_| measure()
        ></span>
    }
}

/// The width that a key makes of `now`.
fn width_after(key: &str, step: i32, now: i32) -> Option<i32> {
    match key {
        "ArrowLeft" => Some(now - step),
        "ArrowRight" => Some(now + step),
        "Home" => Some(MIN_WIDTH.into()),
        "End" => Some(MAX_WIDTH.into()),
        _ => None,
    }
}

/// The cells of a column, its header included.
fn cells(table: &HtmlElement, key: &str) -> impl Iterator<Item = HtmlElement> + use<> {
    let cells = table.query_selector_all(&format!("[data-column={key}]"));
    let count = cells.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |index| cells.as_ref().ok()?.item(index)?.dyn_into().ok())
}

/// The width at which no cell of the column in view is cut off, in CSS pixels.
fn content_width(table: &HtmlElement, key: &str) -> i32 {
    let widths = cells(table, key).map(|cell| cell_width(&cell).unwrap_or_default());
    widths.max().unwrap_or_default()
}

/// How much of the first part of a cell is cut off, where a part of it keeps its place: see `Cell::TextWithEnd`.
fn cut_off(cell: &HtmlElement) -> i32 {
    let part = cell.first_element_child();
    let cut_off = part.map_or(0, |part| part.scroll_width() - part.client_width());
    cut_off.max(0)
}

/// The width of a cell whose content is as wide as it likes.
fn cell_width(cell: &HtmlElement) -> Option<i32> {
    // The button of a header fills it; what counts is the content of the button.
    let button = cell.query_selector("button").ok().flatten();
    let content: &Node = button.as_ref().map_or(cell.as_ref(), AsRef::as_ref);
    let range = document().create_range().ok()?;
    range.select_node_contents(content).ok()?;
    let style = window().get_computed_style(cell).ok().flatten()?;
    let padding = |property| {
        let value = style.get_property_value(property).ok()?;
        Some(js_sys::parse_float(&value))
    };
    let padding = padding("padding-left")? + padding("padding-right")?;
    let width = range.get_bounding_client_rect().width() + padding + f64::from(cut_off(cell));
    #[expect(clippy::cast_possible_truncation, reason = "the width of a cell")]
    // A pixel for the border, and one for fractions.
    Some(width.ceil() as i32 + 2)
}
