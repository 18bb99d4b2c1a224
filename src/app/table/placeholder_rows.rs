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

#[cfg(test)]
mod tests {
    use super::*;

    const STATIC_SHELL: &str = include_str!("../../../index.html");

    /// The value of `data-column` and the text of each cell.
    fn cells(row: &str) -> Vec<(&str, &str)> {
        let cells = row.split(" data-column=\"").skip(1);
        cells
            .filter_map(|cell| {
                let (key, cell) = cell.split_once("\">")?;
                Some((key, cell.split('<').next()?))
            })
            .collect()
    }

    #[test]
    fn the_static_shell_has_the_columns_of_the_table() {
        let (head, body) = STATIC_SHELL.split_once("<tbody").unwrap();
        let expected = visible_columns(false).map(|column| (column.key, column.label));
        let expected: Vec<_> = [("select", "")]
            .into_iter()
            .chain(expected)
            .chain([("actions", "")])
            .collect();
        assert_eq!(cells(head), expected);
        let rows: Vec<_> = body.split("<tr").skip(1).map(cells).collect();
        assert_eq!(rows.len(), PLACEHOLDERS);
        let keys: Vec<_> = expected.into_iter().map(|(key, _)| (key, "")).collect();
        assert!(rows.iter().all(|row| *row == keys), "{rows:?}");
    }
}
