use datavolumes_contract::{Limit, Offset};
use leptos::{ev, prelude::*};

use super::message::ListMessageView;
use super::state::ListState;
use crate::actions::{VolumeActions, VolumeDialogs};
use crate::router::History;
use crate::services::Services;
use crate::table::{OpenRowMenu, RowMenu, TableState, VolumeTable};
use datavolumes_ui::{Pagination, el, lazy, shown};

/// The page sizes to choose from.
const PAGE_SIZES: &[u64] = &[10, 25, 50, 100, 500];

lazy!(static ROW_MENU, in list: (menu: RowMenu, actions: VolumeActions) => view! {
    <OpenRowMenu menu actions />
});

/// The table with what is said about it and the buttons that turn its pages.
#[component]
pub fn PageOfVolumes(
    /// The list on screen.
    list: ListState,
    /// What is shown of the rows that are chosen, once any were.
    selected: fn(ListState) -> AnyView,
) -> impl IntoView {
    let services = Services::of_context();
    let is_busy = Signal::derive(move || list.is_busy());
    let ask_early = move || list.ask_early(services);
    let go = move |offset| {
        list.url
            .step(History::Push, |query| datavolumes_contract::ListQuery {
                offset: Offset::new(offset),
                ..query
            });
    };
    let resize = move |rows: u64| {
        if let Some(limit) = u16::try_from(rows)
            .ok()
            .and_then(|rows| Limit::new(rows).ok())
        {
            list.url
                .step(History::Push, |query| query.with_limit(limit));
        }
    };
    // Rows, or what stands in for them until the first ones are here.
    let has_table = Memo::new(move |_| {
        let is_first = list.table_state() == TableState::First;
        list.has_rows() || (is_first && list.message().is_none())
    });
    let menu = RowMenu::new(list.rows);
    let actions = VolumeActions::new();
    let table = el("div")
        .class("page-of-volumes")
        .attr_by("hidden", move || !has_table.get())
        .child(view! {
            <VolumeTable
                rows=list.rows
                sort=Signal::derive(move || list.url.query.with(|query| query.sort))
                on_sort=move |field| list.url.step(History::Push, |query| query.with_sort_toggled(field))
                state=Signal::derive(move || list.table_state())
                is_busy
                menu
                selection=list.selection
            />
        });
    let pagination = el("div")
        .on(ev::pointerenter, move |_| ask_early())
        .on(ev::focusin, move |_| ask_early())
        .child(view! {
            <Pagination
                window=move || list.window()
                on_go=go
                page_sizes=PAGE_SIZES
                on_page_size=resize
            />
        });
    let was_selected = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || !list.selection.is_empty()
    });
    view! {
        <ListMessageView list />
        {table}
        {shown(move || was_selected.get(), move || el("div").class("selection").child(selected(list)))}
        {shown(move || menu.is_open(), move || ROW_MENU.show(move || (menu, actions)))}
        <VolumeDialogs actions on_update=move |change| list.take_change(change) />
        {pagination}
    }
}
