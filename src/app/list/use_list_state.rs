use datavolumes_contract::Offset;
use leptos::prelude::*;

use super::state::ListState;
use super::url::{is_complete, matching, use_list_url};
use crate::remote::{Remote, use_remote};
use crate::selection::Selection;
use crate::services::Services;
use crate::table::{Rows, update_rows};

/// Loads the list that the address asks for, and keeps it up to date.
#[must_use]
pub fn use_list_state(services: Services) -> ListState {
    let url = use_list_url(services.router);
    let connectivity = services.connectivity;
    let query = move || Some(url.query.get()).filter(is_complete);
    let page = use_remote(query, connectivity, move |query| {
        services.client().list(&query)
    });
    // Page and order do not change the number of matching volumes.
    let matching_query = move || query().map(matching);
    let count = use_remote(matching_query, connectivity, move |query| {
        services.client().count(&query)
    });
    let list = ListState {
        url,
        page,
        rows: Rows::new(),
        selection: Selection::new(),
        count,
        changes: RwSignal::new(0),
        turned_to: StoredValue::new(None),
    };
    Effect::new(move || {
        page.state.with(|page| {
            let volumes = page.latest().map_or(&[][..], |page| &page.datavolumes);
            update_rows(list.rows, volumes);
        });
    });
    // After a page turn, another one is likely. Before the first one, the next page is loaded when the pointer or the
    // focus comes near the buttons.
    Effect::new(move || {
        let is_ready = page.state.with(|page| matches!(page, Remote::Ready(_)));
        let is_first = url
            .query
            .with_untracked(|query| query.offset == Offset::ZERO);
        if is_ready && !is_first {
            list.prefetch_next_page(services);
        }
    });
    list.poll_transitional(services);
    list
}
