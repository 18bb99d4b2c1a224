use datavolumes_contract::Limit;
use datavolumes_ui::{Pagination, lazy};
use leptos::prelude::*;

use super::message_view::ListMessageView;
use super::state::ListState;
use super::url::ListUrl;
use crate::router::History;
use crate::services::Services;
use crate::table::{OpenRowMenu, RowMenu, VolumeTable};
use crate::volume::{VolumeActions, VolumeDialogs};

/// The page sizes to choose from.
const PAGE_SIZES: &[u64] = &[10, 25, 50, 100, 500];

lazy!(static ROW_MENU, in list: (menu: RowMenu, actions: VolumeActions) => view! {
    <OpenRowMenu menu actions />
});

/// The table, its message, the selection bar and the pagination.
#[component]
pub fn VolumeList(
    /// The list on screen.
    list: ListState,
    /// Renders what is shown once volumes have been selected.
    selected: fn(ListState) -> AnyView,
) -> impl IntoView {
    let url = list.url;
    let has_table = Memo::new(move |_| list.has_table());
    // Stays mounted after the first selection: it also restores a selection.
    let was_selected = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || !list.selection.is_empty()
    });
    let menu = RowMenu::new(list.rows);
    let actions = VolumeActions::new();
    view! {
        <ListMessageView list />
        <div class="page-of-volumes" hidden=move || !has_table.get()>
            <VolumeTable
                rows=list.rows
                sort=Signal::derive(move || url.query.with(|query| query.sort))
                on_sort=move |field| {
                    url.step(History::Push, |query| query.with_sort_toggled(field));
                }
                state=Signal::derive(move || list.table_state())
                is_busy=Signal::derive(move || list.is_busy())
                menu
                selection=list.selection
            />
        </div>
        <Show when=move || was_selected.get()>
            <div class="selection">{selected(list)}</div>
        </Show>
        <Show when=move || menu.is_open()>{ROW_MENU.show(move || (menu, actions))}</Show>
        <VolumeDialogs actions on_update=move |update| list.apply_update(update) />
        <ListPagination list />
    }
}

/// The pagination. It loads the next page when the pointer or the focus comes near its buttons.
#[component]
fn ListPagination(list: ListState) -> impl IntoView {
    let services = Services::of_context();
    let url = list.url;
    let prefetch = move || list.prefetch_next_page(services);
    view! {
        <div on:pointerenter=move |_| prefetch() on:focusin=move |_| prefetch()>
            <Pagination
                window=Signal::derive(move || list.window())
                on_go=move |offset| list.go_to(offset)
                page_sizes=PAGE_SIZES
                on_page_size=move |rows| resize(url, rows)
            />
        </div>
    }
}

fn resize(url: ListUrl, rows: u64) {
    let limit = u16::try_from(rows).ok();
    if let Some(Ok(limit)) = limit.map(Limit::new) {
        url.step(History::Push, |query| query.with_limit(limit));
    }
}
