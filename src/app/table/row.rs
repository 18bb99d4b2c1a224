use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::cell::CellContext;
use super::column::{Column, ROW_HEADER};
use super::columns::VisibleColumns;
use super::select_column::RowSelection;

/// A row of the table.
///
/// Clicks and keys are handled by the table.
#[component]
pub(super) fn Row(
    /// The volume in the row.
    volume: ArcRwSignal<Volume>,
    columns: VisibleColumns,
    context: CellContext,
    selection: RowSelection,
) -> impl IntoView {
    let volume = RwSignal::from(volume);
    let is_selected = move || volume.with(|volume| selection.contains(volume.id));
    let check_label = move || volume.with(|volume| format!("Select {}", volume.name));
    let menu_label = move || volume.with(|volume| format!("Actions for {}", volume.name));
    let cell = |column| cell(column, volume, context);
    let cells = columns.iter().map(cell).collect_view();
    view! {
        <tr class="table__row">
            <td data-column="select">
                <input
                    type="checkbox"
                    class="row-check"
                    aria-label=check_label
                    prop:checked=is_selected
                />
            </td>
            {cells}
            <td data-column="actions">
                <button
                    type="button"
                    class="row-menu"
                    aria-haspopup="menu"
                    aria-expanded="false"
                    aria-label=menu_label
                ></button>
            </td>
        </tr>
    }
}

fn cell(column: &'static Column, volume: RwSignal<Volume>, context: CellContext) -> AnyView {
    let view = column.cell.view(volume, context);
    if column.key == ROW_HEADER {
        view! {
            <th scope="row" data-column=column.key>
                {view}
            </th>
        }
        .into_any()
    } else {
        view! { <td data-column=column.key>{view}</td> }.into_any()
    }
}
