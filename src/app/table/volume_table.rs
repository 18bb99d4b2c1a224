use datavolumes_contract::{ListQuery, Sort, SortOrder, VolumeField};
use datavolumes_ui::{ColumnHeader, Debounce, SortDirection, SortHeader, effect};
use leptos::html;
use leptos::prelude::*;

use super::cell::CellContext;
use super::column::Column;
use super::columns::{Columns, VisibleColumns};
use super::placeholder_rows::PlaceholderRows;
use super::row::Row;
use super::row_menu::RowMenu;
use super::rows::Rows;
use super::select_column::{PageCheck, RowSelection, click_checkbox};
use crate::selection::Selection;
use crate::shell::FirstContent;

/// How long new rows may take, in milliseconds, before the old ones are dimmed. Dimming paints the whole table, so an
/// answer that comes soon should not cost it.
const DIM_DELAY: u64 = 200;

/// The number of rows in the first frame. They fill a window 900 pixels high; the others follow when it is painted,
/// since to create and lay out all of them takes twice as long.
const FIRST_ROWS: usize = 20;

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
    let context = CellContext::of_context();
    context.follow_names();
    let row_selection = RowSelection::new(selection);
    let mut last_count = 0;
    effect(move || {
        let count = rows.ids().with(Vec::len);
        if count != last_count {
            last_count = count;
            context.forget_rows();
            row_selection.forget_rows();
        }
    });
    let is_first = Memo::new(move |_| is_first.get());
    let is_dimmed = use_dimming(is_busy);
    let first_content = FirstContent::of_context();
    let count = move || {
        let count = rows.ids().with(Vec::len);
        if first_content.is_shown() {
            count
        } else {
            count.min(FIRST_ROWS)
        }
    };
    // The visible columns change rarely. Then all rows are created again, since they are part of the keys.
    let keys = move || {
        let columns = columns.visible();
        (0..count()).map(move |index| (index, columns))
    };
    let row = move |(index, columns): (usize, VisibleColumns)| {
        let volume = rows.at(index)?;
        Some(view! { <Row volume columns context selection=row_selection /> })
    };
    view! {
        <div class="table__scroll" node_ref=scroller data-scroll-region="true">
            <table
                class="table"
                aria-label="Data volumes"
                aria-busy=move || is_busy.get().then_some("true")
                data-state=move || is_outdated.get().then_some("outdated")
                data-dimmed=move || is_dimmed.get().then_some("true")
                on:click=move |event| {
                    click_checkbox(selection, rows, &event);
                    menu.on_click(&event);
                }
            >
                <thead class="table__head">
                    <tr>
                        <PageCheck selection rows />
                        {move || headers(columns.visible(), query, on_sort)}
                        <ColumnHeader label="Actions" label_hidden=true column="actions" />
                    </tr>
                </thead>
                <tbody translate="no" on:keydown=move |event| menu.on_keydown(&event)>
                    <For each=keys key=|key| *key children=row />
                </tbody>
                {move || is_first.get().then(|| view! { <PlaceholderRows /> }.into_any())}
            </table>
        </div>
    }
}

fn headers(
    columns: VisibleColumns,
    query: Memo<ListQuery>,
    on_sort: Callback<VolumeField>,
) -> impl IntoView {
    let header = |column| view! { <Header column query on_sort /> };
    columns.iter().map(header).collect_view()
}

#[component]
fn Header(
    column: &'static Column,
    query: Memo<ListQuery>,
    on_sort: Callback<VolumeField>,
) -> impl IntoView {
    let Some(field) = column.sort_field else {
        return view! { <ColumnHeader label=column.label column=column.key /> }.into_any();
    };
    let direction = move || direction(query.with(|query| query.sort), field);
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
