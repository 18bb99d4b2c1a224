use datavolumes_ui::Toasts;
use leptos::html;
use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Columns;
use super::resize_handle::ResizeHandle;
use crate::table::column::{Column, index_of};

/// Puts a handle at the edge of each header, by which its column is made wider or narrower. Renders nothing itself.
#[component]
pub(crate) fn ColumnResizing(
    columns: Columns,
    /// What scrolls the table.
    scroller: NodeRef<html::Div>,
) -> impl IntoView {
    let toasts = Toasts::of_context();
    let handles = StoredValue::new_local(Vec::new());
    Effect::new(move || {
        let visible = columns.visible();
        // The headers of new columns are in the document by then.
        request_animation_frame(move || {
            let mount = |column: &'static Column| mount_handle(columns, column, scroller, toasts);
            handles.try_set_value(visible.iter().filter_map(mount).collect());
        });
    });
}

/// Mounts the handle into the header of `column`, and returns what unmounts it when it is dropped.
fn mount_handle(
    columns: Columns,
    column: &'static Column,
    scroller: NodeRef<html::Div>,
    toasts: Toasts,
) -> Option<impl Sized + use<>> {
    let index = index_of(column.key)?;
    let table = scroller.try_get_untracked()??;
    let selector = format!("thead [data-column={}]", column.key);
    let header: HtmlElement = table.query_selector(&selector).ok()??.dyn_into().ok()?;
    // Otherwise the name of the handle would be a part of that of the header.
    let _ = header.set_attribute("aria-label", column.label);
    let parent = header.clone();
    Some(mount_to_renderer(&parent, move || {
        view! { <ResizeHandle columns index column header table=table.into() toasts /> }
    }))
}
