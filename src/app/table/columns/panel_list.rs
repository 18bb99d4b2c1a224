use datavolumes_contract::ListQuery;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::Columns;
use super::layout::ColumnLayout;
use super::panel_row::PanelRow;
use crate::table::column::{COLUMNS, index_of_field};

/// The columns in their order. One is moved by its buttons, or by its grip with a pointer.
#[component]
pub(super) fn PanelList(
    columns: Columns,
    query: Memo<ListQuery>,
    /// What assistive technology is told.
    announcement: RwSignal<String>,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    // The layout while a column is dragged. The table follows when it is dropped: its rows are created again.
    let dragged = RwSignal::new(None::<(usize, ColumnLayout)>);
    let order = move || {
        let of = |layout: &ColumnLayout| layout.order().collect::<Vec<_>>();
        dragged.with(|dragged| match dragged {
            Some((_, layout)) => of(layout),
            None => of(&columns.layout()),
        })
    };
    let place = move |column: usize| {
        let place = order().iter().position(|other| *other == column);
        place.unwrap_or_default()
    };
    let announce = move |column: usize| {
        let label = COLUMNS.get(column).map_or("", |column| column.label);
        let (place, count) = (untrack(|| place(column)) + 1, COLUMNS.len());
        announcement.set(format!("{label} is column {place} of {count}."));
    };
    let sorted = move || index_of_field(query.with(|query| query.sort)?.field);
    let move_to = move |(column, place): (usize, usize)| {
        keep_focus_while(|| columns.update(|layout| layout.with_moved(column, place)));
        announce(column);
    };
    let drag = move |(column, event): (usize, PointerEvent)| {
        if let Some(list) = list.get_untracked() {
            // Not by the row: the browser releases the pointer of an element that moves in the document.
            let _ = list.set_pointer_capture(event.pointer_id());
            dragged.set(Some((column, untrack(|| columns.layout()))));
        }
    };
    let follow = move |event: PointerEvent| {
        if let Some((column, layout)) = dragged.get_untracked()
            && let Some(list) = list.get_untracked()
        {
            let place = place_at(&list, untrack(|| place(column)), event.client_y());
            dragged.set(Some((column, layout.with_moved(column, place))));
        }
    };
    let drop = move |_| {
        if let Some((column, layout)) = dragged.get_untracked() {
            columns.update(|_| layout);
            dragged.set(None);
            announce(column);
        }
    };
    // Escape ends the drag, and does not close the panel.
    let cancel = move |event: KeyboardEvent| {
        if event.key() == "Escape" && dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            event.stop_propagation();
            dragged.set(None);
        }
    };
    let row = move |column: usize| {
        let place = Memo::new(move |_| place(column));
        let is_sorted = Memo::new(move |_| sorted() == Some(column));
        view! {
            <PanelRow
                columns
                column
                place
                is_sorted
                announcement
                on_move=move |place| move_to((column, place))
                on_drag=move |event| drag((column, event))
            />
        }
    };
    view! {
        <ul
            class="columns-panel__list"
            node_ref=list
            on:pointermove=follow
            on:pointerup=drop
            on:pointercancel=move |_| dragged.set(None)
            on:keydown=cancel
        >
            <For each=order key=|column| *column children=row />
        </ul>
    }
}

/// The place in `list` for an item that is dragged from the place `from` to `y`: behind the others whose middle is above.
fn place_at(list: &Element, from: usize, y: i32) -> usize {
    let items = list.children();
    let others = (0..items.length()).filter(|place| usize::try_from(*place) != Ok(from));
    let middles = others.filter_map(|place| {
        let rect = items.item(place)?.get_bounding_client_rect();
        Some(rect.top() + rect.height() / 2.0)
    });
    middles.filter(|middle| *middle < f64::from(y)).count()
}

/// Runs `change`, after which the element with the focus may stand elsewhere in the document, and gives it the focus
/// again.
fn keep_focus_while(change: impl FnOnce()) {
    let focused = document().active_element();
    change();
    request_animation_frame(move || {
        if let Some(Ok(focused)) = focused.map(JsCast::dyn_into::<HtmlElement>) {
            let _ = focused.focus();
        }
    });
}
