use leptos::prelude::*;

/// The header of a table column that cannot be sorted.
#[component]
pub fn ColumnHeader(
    /// The name of the column.
    #[prop(into)]
    label: String,
    /// Hides the name visually, for a column of buttons.
    #[prop(optional)]
    label_hidden: bool,
    /// The value of `data-column`, which the style sheets select by.
    #[prop(optional, into)]
    column: Option<&'static str>,
) -> impl IntoView {
    view! {
        <th class="table__header" scope="col" data-column=column>
            <span class=label_hidden.then_some("visually-hidden")>{label}</span>
        </th>
    }
}
