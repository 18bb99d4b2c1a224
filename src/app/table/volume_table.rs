use std::cell::Cell;
use std::rc::Rc;

use datavolumes_contract::{ListQuery, Sort, SortOrder, VolumeField};
use datavolumes_ui::{ColumnHeader, Debounce, SortDirection, SortHeader, effect};
use leptos::html;
use leptos::prelude::*;

use super::column::Column;
use super::columns::{Columns, VisibleColumns};
use super::placeholder_rows::PlaceholderRows;
use super::row_menu::RowMenu;
use super::rows::Rows;
use super::select_column::{PageCheck, click_checkbox};
use super::table_body::fill_body;
use crate::selection::Selection;

/// How long new rows may take, in milliseconds, before the old ones are dimmed. Dimming paints the whole table, so an
/// answer that comes soon should not cost it.
const DIM_DELAY: u64 = 200;

/// The table of data volumes.
#[component]
pub(crate) fn VolumeTable(
    rows: Rows,
    /// Set to the element that scrolls the table.
    scroller: NodeRef<html::Div>,
    /// The query of the rows, by which the headers show how they are sorted.
    query: Memo<ListQuery>,
    /// Called with the field of the header that was pressed.
    #[prop(into)]
    on_sort: Callback<VolumeField>,
    /// Whether nothing has been loaded yet. Then there are placeholders instead of rows.
    #[prop(into)]
    is_first: Signal<bool>,
    /// Whether the rows are those of an older answer, since the newest request failed.
    #[prop(into)]
    is_outdated: Signal<bool>,
    /// Whether newer rows are being loaded.
    #[prop(into)]
    is_busy: Signal<bool>,
    columns: Columns,
    menu: RowMenu,
    selection: Selection,
) -> impl IntoView {
    let is_first = Memo::new(move |_| is_first.get());
    let is_dimmed = use_dimming(is_busy);
    // A page turn changes the query and writes no header anew.
    let sort = Memo::new(move |_| query.with(|query| query.sort));
    let body = NodeRef::new();
    fill_body(body, rows, columns, selection);
    // Firefox does not say with a click by a key, which has no count, whether Shift is down.
    let has_shift = Rc::new(Cell::new(false));
    let key_has_shift = Rc::clone(&has_shift);
    view! {
        <div class="table__scroll" node_ref=scroller data-scroll-region="true">
            <table
                class="table"
                aria-label="Data volumes"
                aria-busy=move || is_busy.get().then_some("true")
                data-state=move || is_outdated.get().then_some("outdated")
                data-dimmed=move || is_dimmed.get().then_some("true")
                on:click=move |event| {
                    let is_range = event.shift_key() || event.detail() == 0 && has_shift.get();
                    click_checkbox(selection, rows, &event, is_range);
                    menu.on_click(&event);
                }
            >
                <thead class="table__head">
                    <tr>
                        <PageCheck selection rows />
                        {move || headers(columns.visible(), sort, on_sort)}
                        <ColumnHeader label="Actions" label_hidden=true column="actions" />
                    </tr>
                </thead>
                <tbody
                    node_ref=body
                    translate="no"
                    on:keydown=move |event| {
                        key_has_shift.set(event.shift_key());
                        menu.on_keydown(&event);
                    }
                ></tbody>
                {move || is_first.get().then(|| view! { <PlaceholderRows /> }.into_any())}
            </table>
        </div>
    }
}

fn headers(
    columns: VisibleColumns,
    sort: Memo<Option<Sort>>,
    on_sort: Callback<VolumeField>,
) -> impl IntoView {
    let header = |column| view! { <Header column sort on_sort /> };
    columns.iter().map(header).collect_view()
}

#[component]
fn Header(
    column: &'static Column,
    sort: Memo<Option<Sort>>,
    on_sort: Callback<VolumeField>,
) -> impl IntoView {
    let Some(field) = column.sort_field else {
        return view! { <ColumnHeader label=column.label column=column.key /> }.into_any();
    };
    let direction = move || direction(sort.get(), field);
    view! {
        <SortHeader
            label=column.label
            column=column.key
            sort=direction
            on_sort=move |()| on_sort.run(field)
        />
    }
    .into_any()
}

/// How the column of `field` is sorted.
fn direction(sort: Option<Sort>, field: VolumeField) -> Option<SortDirection> {
    let sort = sort.filter(|sort| sort.field == field)?;
    Some(match sort.order {
        SortOrder::Ascending => SortDirection::Ascending,
        SortOrder::Descending => SortDirection::Descending,
    })
}

/// Whether `is_busy` has been true for [`DIM_DELAY`].
fn use_dimming(is_busy: Signal<bool>) -> ReadSignal<bool> {
    let is_dimmed = RwSignal::new(false);
    let delay = Debounce::new(DIM_DELAY);
    let is_busy = Memo::new(move |_| is_busy.get());
    effect(move || {
        if is_busy.get() {
            delay.schedule(move || is_dimmed.set(true));
        } else {
            delay.cancel();
            is_dimmed.set(false);
        }
    });
    is_dimmed.read_only()
}
