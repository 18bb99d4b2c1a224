use std::time::Duration;

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_contract::VolumePage;
use leptos::prelude::*;

use super::latch::latch;
use super::state::ListState;
use super::url::{is_complete, use_list_url};
use crate::remote::{Remote, use_remote};
use crate::selection::Selection;
use crate::services::Services;
use crate::table::{Rows, update_rows};

/// How long the code of the controls waits for the first rows.
const CONTROLS_DELAY: Duration = Duration::from_millis(500);

/// Loads the list that the address asks for, and keeps it up to date.
#[must_use]
pub fn use_list_state(services: Services) -> ListState {
    let url = use_list_url(services.router);
    let query = move || Some(url.query.get()).filter(is_complete);
    let page = use_remote(query, services.connectivity, move |query| {
        services.client().list(&query)
    });
    let has_waited = RwSignal::new(false);
    set_timeout(
        move || {
            has_waited.try_set(true);
        },
        CONTROLS_DELAY,
    );
    let is_first = move || {
        let is_loading = |page: &Remote<VolumePage>| matches!(page, Remote::Loading { last: None });
        url.query.with(is_complete) && page.state.with(is_loading)
    };
    let list = ListState {
        url,
        page,
        rows: Rows::new(),
        selection: Selection::of_entry(services.router),
        count: RwSignal::new(None),
        recounts: RwSignal::new(0),
        changes: RwSignal::new(0),
        is_settled: latch(move || has_waited.get() || !is_first()),
        turned_to: StoredValue::new(None),
    };
    Effect::new(move || {
        page.state.with(|page| {
            let volumes = page.latest().map_or(&[][..], |page| &page.datavolumes);
            update_rows(list.rows, volumes);
            let is_forbidden = |error: &ApiError| error.kind() == ErrorKind::Forbidden;
            if page.error().is_some_and(is_forbidden) {
                list.forget();
            }
        });
    });
    list
}
