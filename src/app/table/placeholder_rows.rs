use leptos::prelude::*;

/// In place of the rows that are being loaded for the first time. The style sheet draws what looks like a page of them.
#[component]
pub(super) fn PlaceholderRows() -> impl IntoView {
    view! {
        <tbody class="table__placeholders" aria-hidden="true">
            <tr>
                <td></td>
            </tr>
        </tbody>
    }
}

#[cfg(test)]
mod tests {
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
    fn the_static_shell_has_the_columns_and_the_placeholder_of_the_table() {
        let (head, body) = STATIC_SHELL.split_once("<tbody").unwrap();
        let shown = COLUMNS.iter().filter(|column| column.min_window < u16::MAX);
        let expected = shown.map(|column| (column.key, column.label));
        let expected: Vec<_> = [("select", "")]
            .into_iter()
            .chain(expected)
            .chain([("actions", "")])
            .collect();
        assert_eq!(cells(head), expected);
        let rows = r#" class="table__placeholders">
                  <tr><td></td></tr>"#;
        assert!(body.starts_with(rows), "{body}");
    }

    #[test]
    fn the_static_shell_hides_the_columns_for_which_the_window_is_too_narrow() {
        let style = include_str!("../../../style/app/table/columns.css");
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
