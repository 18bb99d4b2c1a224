use std::time::Duration;

use datavolumes_contract::{Limit, Offset};
use datavolumes_ui::Pagination;
use leptos::prelude::*;

use super::message::ListMessage;
use super::state::ListState;
use super::unmatched_rows::UnmatchedRows;
use super::url::ListUrl;
use crate::remote::Remote;
use crate::router::History;
use crate::services::Services;

/// The page sizes to choose from.
const PAGE_SIZES: &[u64] = &[10, 25, 50, 100, 500];

/// The pagination. It loads the next page when the pointer or the focus comes near its buttons.
#[component]
pub(super) fn ListPagination(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let services = Services::of_context();
    let url = list.url;
    // After a page turn, another one is likely. Before the first one, the next page is loaded when the pointer or the
    // focus comes near the buttons.
    Effect::new(move || {
        let is_ready = list
            .page
            .state
            .with(|page| matches!(page, Remote::Ready(_)));
        if !is_ready {
            return;
        }
        let query = url.query.get_untracked();
        if query.offset != Offset::ZERO {
            // After the frame of the rows, which the request would delay.
            request_animation_frame(move || {
                set_timeout(move || list.prefetch_next_page(services), Duration::ZERO);
            });
        }
        list.loaded.set_value(Some(query));
    });
    let prefetch = move || list.prefetch_next_page(services);
    // Without rows there is nothing to count. Past the end the buttons lead back.
    let is_shown = move || list.has_rows() || list.message() == Some(ListMessage::PastTheEnd);
    view! {
        <UnmatchedRows list />
        <Show when=is_shown>
            <div on:pointerenter=move |_| prefetch() on:focusin=move |_| prefetch()>
                <Pagination
                    window=Signal::derive(move || list.window())
                    on_go=move |offset| list.go_to(offset)
                    page_sizes=PAGE_SIZES
                    on_page_size=move |rows| resize(url, rows)
                />
            </div>
        </Show>
    }
}

fn resize(url: ListUrl, rows: u64) {
    let limit = u16::try_from(rows).ok();
    if let Some(Ok(limit)) = limit.map(Limit::new) {
        url.step(History::Push, |query| query.with_limit(limit));
    }
}
