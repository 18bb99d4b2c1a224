use datavolumes_contract::VolumePage;
use leptos::prelude::*;

use super::state::ListState;
use super::url::{is_complete, use_list_url};
use crate::remote::{Remote, use_remote};
use crate::selection::Selection;
use crate::services::Services;
use crate::shell::FirstContent;
use crate::table::{Rows, update_rows};

/// Loads the list that the address asks for, and keeps it up to date.
#[must_use]
pub fn use_list_state(services: Services) -> ListState {
    let url = use_list_url(services.router);
    let query = move || Some(url.query.get()).filter(is_complete);
    let page = use_remote(query, services.connectivity, move |query| {
        services.client().list(&query)
    });
    let list = ListState {
        url,
        page,
        rows: Rows::new(),
        selection: Selection::new(),
        count: RwSignal::new(None),
        recounts: RwSignal::new(0),
        changes: RwSignal::new(0),
        turned_to: StoredValue::new(None),
    };
    Effect::new(move || {
        page.state.with(|page| {
            let volumes = page.latest().map_or(&[][..], |page| &page.datavolumes);
            update_rows(list.rows, volumes);
        });
    });
    let first_content = FirstContent::of_context();
    Effect::new(move || {
        let is_loading = |page: &Remote<VolumePage>| matches!(page, Remote::Loading { last: None });
        if !url.query.with(is_complete) || !page.state.with(is_loading) {
            first_content.set_shown();
        }
    });
    list
}
