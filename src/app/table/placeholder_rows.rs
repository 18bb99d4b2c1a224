use leptos::prelude::*;

/// The number of placeholder rows.
const PLACEHOLDERS: usize = 12;

/// Rows in place of those that are being loaded for the first time. A row is one cell, and the style sheet draws what
/// looks like several.
#[component]
pub(super) fn PlaceholderRows() -> impl IntoView {
    let row = |_| {
        view! {
            <tr class="table__row">
                <td class="table__placeholder"></td>
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
    use crate::table::column::COLUMNS;

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
    fn the_static_shell_has_the_columns_and_placeholders_of_the_table() {
        let (head, body) = STATIC_SHELL.split_once("<tbody").unwrap();
        let shown = COLUMNS.iter().filter(|column| column.min_window < u16::MAX);
        let expected = shown.map(|column| (column.key, column.label));
        let expected: Vec<_> = [("select", "")]
            .into_iter()
            .chain(expected)
            .chain([("actions", "")])
            .collect();
        assert_eq!(cells(head), expected);
        assert_eq!(body.matches("<tr").count(), PLACEHOLDERS);
    }

    #[test]
    fn the_static_shell_hides_the_columns_for_which_the_window_is_too_narrow() {
        let style = include_str!("../../../style/app/table-columns.css");
        for column in &COLUMNS {
            let (window, key) = (column.min_window, column.key);
            let rule = format!(
                "@media (width < {window}rem) {{\n    #shell [data-column=\"{key}\"] {{\n      display: none;"
            );
            let is_sometimes_hidden = window > 0 && window < u16::MAX;
            assert_eq!(style.contains(&rule), is_sometimes_hidden, "{key}");
        }
    }
}
