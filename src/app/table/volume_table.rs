use datavolumes_contract::{ListQuery, SortOrder, Volume, VolumeField};
use leptos::{ev, prelude::*};

use super::cell::{Surroundings, Write, cell};
use super::column::Column;
use super::row_menu::RowMenu;
use super::rows::Rows;
use crate::directory::Directory;
use crate::list::ListUrl;
use crate::router::History;
use crate::selection::Selection;
use crate::services::Services;
use datavolumes_ui::{Clock, ColumnHeader, El, Live, SortDirection, SortHeader, el, part, shown};

/// How many rows stand in for those that have never been loaded.
const PLACEHOLDERS: usize = 12;

/// What the table shows besides its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TableState {
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
pub(crate) fn VolumeTable(
    /// The volumes of the page.
    rows: Rows,
    /// The state of the list.
    url: ListUrl,
    /// What the rows are.
    #[prop(into)]
    state: Live<TableState>,
    /// Whether newer rows are on their way.
    #[prop(into)]
    is_busy: Signal<bool>,
    /// The menus of the rows.
    menu: RowMenu,
    /// The boxes of the rows.
    selection: Selection,
) -> impl IntoView {
    let around = Surroundings {
        router: Services::of_context().router,
        directory: Directory::of_context(),
        clock: Clock::of_context(),
    };
    let sorted = move || url.query.with(|query| query.sort.map(|sort| sort.field));
    let more = Memo::new(move |before| Column::more(sorted(), before.copied().unwrap_or_default()));
    let actions = view! { <ColumnHeader label="Actions" label_hidden=true column="actions" /> };
    let headers = part(move || {
        let columns = Column::shown(more.get()).into_iter();
        columns.map(|column| header(column, url)).collect_view()
    });
    let head = el("thead").class("table__head").child(
        el("tr")
            .child(Selection::header())
            .child(headers)
            .child(actions),
    );
    // Columns change seldom: then the rows are made anew.
    let body = part(move || {
        let columns = Column::shown(more.get());
        el("tbody")
            .on(ev::keydown, move |event| menu.key(&event))
            .children_by(
                move || rows.count().get(),
                move |index| Some(row(index, rows.at(index)?, &columns, around)),
            )
    });
    let first = state.clone();
    let placeholders = shown(
        move || first.get() == TableState::First,
        move || placeholders(&Column::shown(more.get())),
    );
    let table = el("table")
        .class("table")
        .attr("aria-label", "Data volumes")
        .on(ev::click, move |event| {
            selection.press(&event);
            menu.press(&event);
        })
        .attr_by("aria-busy", move || is_busy.get().then_some("true"))
        .attr_by("data-state", move || {
            (state.get() == TableState::Outdated).then_some("outdated")
        })
        .child(head)
        .child(body)
        .child(placeholders);
    el("div").class("table__scroll").child(table)
}

/// The row at `index`. One effect writes the volume into all of its cells.
fn row(index: usize, volume: ArcRwSignal<Volume>, columns: &[Column], around: Surroundings) -> El {
    let cells = columns.iter().map(|column| cell(*column, around));
    let first = std::iter::once(Selection::cell(index));
    let cells = first
        .chain(cells)
        .chain(std::iter::once(RowMenu::cell(index)));
    let (cells, write): (Vec<El>, Vec<Write>) = cells.unzip();
    el("tr")
        .class("table__row")
        .child(cells)
        .effect(move || volume.with(|volume| write.iter().for_each(|write| write(volume))))
}

fn header(column: Column, url: ListUrl) -> AnyView {
    match column.sort_field() {
        Some(field) => view! {
            <SortHeader
                label=column.label()
                column=column.key()
                sort=move || url.query.with(|query| direction(query, field))
                on_sort=move |()| url.step(History::Push, |query| query.with_sort_toggled(field))
            />
        }
        .into_any(),
        None => view! { <ColumnHeader label=column.label() column=column.key() /> }.into_any(),
    }
}

fn direction(query: &ListQuery, field: VolumeField) -> Option<SortDirection> {
    query
        .sort
        .filter(|sort| sort.field == field)
        .map(|sort| match sort.order {
            SortOrder::Ascending => SortDirection::Ascending,
            SortOrder::Descending => SortDirection::Descending,
        })
}

/// Rows of the right height while the first ones are on their way.
fn placeholders(columns: &[Column]) -> El {
    let cell = |column: &Column| {
        let cell = el("td")
            .class("table__cell")
            .attr("data-column", column.key());
        cell.child(el("span").class("skeleton"))
    };
    let row = |_| {
        let cells: Vec<El> = columns.iter().map(cell).collect();
        let empty = |column: &str| el("td").class("table__cell").attr("data-column", column);
        el("tr")
            .class("table__row")
            .child(empty("select"))
            .child(cells)
            .child(empty("actions"))
    };
    el("tbody")
        .attr("aria-hidden", "true")
        .class("table__placeholders")
        .child((0..PLACEHOLDERS).map(row).collect::<Vec<_>>())
}
