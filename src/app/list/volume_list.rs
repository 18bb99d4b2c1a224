use datavolumes_ui::lazy;
use leptos::html;
use leptos::prelude::*;

use super::latch::latch;
use super::list_pagination::ListPagination;
use super::message::ListMessage;
use super::message_view::ListMessageView;
use super::row_actions::RowActions;
use super::state::ListState;
use crate::router::History;
use crate::shell::FirstContent;
use crate::table::{ColumnResizing, FrozenColumns, HeaderKeys, KeepColumns, RowMenu, VolumeTable};

lazy!(static MESSAGE, in list: (list: ListState, message: ListMessage) => view! {
    <ListMessageView list message />
});
lazy!(static PAGINATION, in list: (list: ListState, scroller: NodeRef<html::Div>) => view! {
    <FrozenColumns scroller />
    <KeepColumns columns=list.columns query=list.url.query />
    <ColumnResizing columns=list.columns scroller />
    <HeaderKeys scroller />
    <ListPagination list />
});
lazy!(static ROW_ACTIONS, in list: (list: ListState, menu: RowMenu) => view! {
    <RowActions list menu />
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
    let message = Memo::new(move |_| list.message());
    let has_table = Memo::new(move |_| list.has_table());
    // Stays mounted after the first selection: it also restores a selection.
    let was_selected = latch(move || !list.selection.is_empty());
    let scroller = NodeRef::new();
    let menu = RowMenu::new(list.rows);
    // Stays mounted after the first menu: it also shows the dialogs.
    let was_menu_open = latch(move || menu.is_open());
    view! {
        {move || {
            let message = message.get()?;
            Some(MESSAGE.show(move || (list, message)))
        }}
        <div class="page-of-volumes" hidden=move || !has_table.get()>
            <VolumeTable
                rows=list.rows
                scroller
                query=url.query
                on_sort=move |field| {
                    url.step(History::Push, |query| query.with_sort_toggled(field));
                }
                is_first=Signal::derive(move || list.is_first())
                is_outdated=Signal::derive(move || list.is_outdated())
                is_busy=Signal::derive(move || list.is_busy())
                columns=list.columns
                menu
                selection=list.selection
            />
        </div>
        {move || {
            let selected = || view! { <div class="selection">{selected(list)}</div> }.into_any();
            was_selected.get().then(selected)
        }}
        {move || was_menu_open.get().then(|| ROW_ACTIONS.show(move || (list, menu)))}
        <div class="page-of-volumes__steps">
            {FirstContent::of_context().then_show(&PAGINATION, None, move || (list, scroller))}
        </div>
    }
}
