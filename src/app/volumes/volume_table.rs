use datavolumes_contract::{Field, ListQuery, SortOrder};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use super::cell::cell;
use super::column::Column;
use super::directory::Directory;
use super::row_menu::RowMenu;
use super::rows::Rows;
use super::selection::Selection;
use crate::list_url::ListUrl;
use crate::router::History;
use crate::ui::{ColumnHeader, SortDirection, SortHeader, VisuallyHidden, part, shown};

/// How many rows stand in for those that have never been loaded.
const PLACEHOLDERS: usize = 12;

/// What the table shows besides its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TableState {
    /// The rows answer the question of the address.
    #[default]
    Current,
    /// Nothing has been loaded yet.
    First,
    /// The rows are those of before; newer ones are on their way, or did not come.
    Outdated,
}

/// The table `Data volumes`.
#[component]
pub(super) fn VolumeTable(
    /// The volumes of the page.
    rows: Rows,
    /// The state of the list.
    url: ListUrl,
    /// What the rows are.
    #[prop(into)]
    state: Signal<TableState>,
    /// Whether newer rows are on their way.
    #[prop(into)]
    is_busy: Signal<bool>,
    /// The menus of the rows.
    menu: RowMenu,
    /// The boxes of the rows.
    selection: Selection,
) -> impl IntoView {
    let directory = Directory::of_context();
    let sorted = Memo::new(move |_| url.query.with(|query| query.sort.map(|sort| sort.field)));
    let columns = Memo::new(move |_| Column::shown(sorted.get()));
    let row = move |index: usize| {
        let volume = rows.at(index)?;
        let shown = volume.clone();
        let cells = part(move || {
            let cells = columns.get().into_iter();
            cells
                .map(|column| cell(column, shown.clone(), directory))
                .collect_view()
        });
        let check = Selection::cell(index, volume.clone());
        let menu = RowMenu::cell(index, volume);
        Some(view! { <tr class="table__row">{check}{cells}{menu}</tr> })
    };
    let press = move |event| {
        selection.press(&event);
        menu.press(&event);
    };
    view! {
        <div class="table__scroll">
            <table
                class="table"
                aria-label="Data volumes"
                on:click=press
                aria-busy=move || is_busy.get().then_some("true")
                data-state=move || (state.get() == TableState::Outdated).then_some("outdated")
            >
                <thead class="table__head">
                    <tr>
                        {Selection::header()}
                        {part(move || columns.get().into_iter().map(|column| header(column, url)).collect_view())}
                        <th class="table__header" scope="col" data-column="actions">
                            <VisuallyHidden>"Actions"</VisuallyHidden>
                        </th>
                    </tr>
                </thead>
                <tbody on:keydown=move |event| menu.key(&event)>
                    <For each=move || 0..rows.count().get() key=|index| *index children=row />
                </tbody>
                {shown(move || state.get() == TableState::First, move || columns.with(|columns| placeholders(columns)))}
            </table>
        </div>
    }
}

fn header(column: Column, url: ListUrl) -> AnyView {
    match column.sort_field() {
        Some(field) => view! {
            <SortHeader
                label=column.label()
                column=column.key()
                sort=Signal::derive(move || url.query.with(|query| direction(query, field)))
                on_sort=move |()| url.step(History::Push, |query| query.with_sort_toggled(field))
            />
        }
        .into_any(),
        None => view! { <ColumnHeader label=column.label() column=column.key() /> }.into_any(),
    }
}

fn direction(query: &ListQuery, field: Field) -> Option<SortDirection> {
    query
        .sort
        .filter(|sort| sort.field == field)
        .map(|sort| match sort.order {
            SortOrder::Ascending => SortDirection::Ascending,
            SortOrder::Descending => SortDirection::Descending,
        })
}

/// Rows of the right height while the first ones are on their way.
fn placeholders(columns: &[Column]) -> InertElement {
    let mut row = String::from(
        "<tr class=\"table__row\"><td class=\"table__cell\" data-column=\"select\"></td>",
    );
    for column in columns {
        row.push_str("<td class=\"table__cell\" data-column=\"");
        row.push_str(column.key());
        row.push_str("\"><span class=\"skeleton\"></span></td>");
    }
    row.push_str("<td class=\"table__cell\" data-column=\"actions\"></td></tr>");
    let start = "<tbody aria-hidden=\"true\" class=\"table__placeholders\">";
    InertElement::new([start, &row.repeat(PLACEHOLDERS), "</tbody>"].concat())
}
