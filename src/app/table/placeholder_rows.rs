use datavolumes_ui::Skeleton;
use leptos::prelude::*;

use super::column::visible_columns;

/// The number of placeholder rows.
const PLACEHOLDERS: usize = 12;

/// Rows in place of those that are being loaded for the first time.
#[component]
pub(super) fn PlaceholderRows(
    /// Whether all columns are visible.
    with_sort_column: bool,
) -> impl IntoView {
    let cell = |key: &'static str| {
        view! {
            <td class="table__cell" data-column=key>
                <Skeleton />
            </td>
        }
    };
    let row = move |_| {
        let cells = visible_columns(with_sort_column).map(|column| cell(column.key));
        view! {
            <tr class="table__row">
                <td class="table__cell" data-column="select"></td>
                {cells.collect_view()}
                <td class="table__cell" data-column="actions"></td>
            </tr>
        }
    };
    view! {
        <tbody class="table__placeholders" aria-hidden="true">
            {(0..PLACEHOLDERS).map(row).collect_view()}
        </tbody>
    }
}
