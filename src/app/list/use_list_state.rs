use datavolumes_client::{Client, ErrorKind, PendingRequest};
use datavolumes_contract::{ListQuery, VolumePage};
use datavolumes_ui::effect;
use leptos::prelude::*;

use super::state::ListState;
use super::url::{is_complete, use_list_url};
use crate::remote::use_remote;
use crate::selection::Selection;
use crate::services::Services;
use crate::shell::FirstContent;
use crate::table::{Columns, Rows, update_rows};

/// Loads the list that the address asks for, and keeps it up to date.
#[must_use]
pub fn use_list_state(services: Services) -> ListState {
    let url = use_list_url(services.router);
    let query = move || Some(url.query.get()).filter(is_complete);
    let requested = StoredValue::new(None);
    let page = use_remote(query, services.connectivity, move |query| {
        request_page(&services.client(), requested, query)
    });
    let list = ListState {
        url,
        page,
        rows: Rows::new(),
        columns: Columns::new(url.query),
        selection: Selection::of_entry(services.router),
        count: RwSignal::new(None),
        recounts: RwSignal::new(0),
        changes: RwSignal::new(0),
        loaded: StoredValue::new(None),
        turned_to: StoredValue::new(None),
    };
    effect(move || {
        page.state.with(|page| {
            let volumes = page
                .latest()
                .map_or(&[][..], |page| &page.datavolumes.readable);
            update_rows(list.rows, volumes);
            if page.error_kind() == Some(ErrorKind::Forbidden) {
                list.forget();
            }
        });
    });
    let first_content = FirstContent::of_context();
    effect(move || {
        if !url.query.with(is_complete) || !list.is_first() {
            first_content.set_rendered();
        }
    });
    list
}

/// Requests the page for `query`. If it is the one that was `requested` last, its rows may have moved from or to the page
/// that was prefetched after it.
fn request_page(
    client: &Client,
    requested: StoredValue<Option<ListQuery>>,
    query: ListQuery,
) -> PendingRequest<VolumePage> {
    let request = client.list(&query);
    if requested.with_value(|requested| requested.as_ref() == Some(&query)) {
        client.drop_prefetched();
    }
    requested.set_value(Some(query));
    request
}

#[cfg(test)]
mod tests {
    use datavolumes_client::scripted::{Reply, ScriptedTransport};
    use futures::FutureExt;

    use super::*;
    use crate::testing::owner;

    #[test]
    fn a_page_that_is_read_again_drops_the_prefetched_one() {
        let _owner = owner();
        let server = ScriptedTransport::new(|_| Reply::text(200, r#"{"datavolumes":[]}"#));
        let client = server.client();
        let last = StoredValue::new(None);
        let read = |query: &ListQuery| {
            let page = request_page(&client, last, query.clone());
            assert!(page.now_or_never().is_some());
            server.requests().len()
        };
        let first = ListQuery::default();
        let second = first.clone().at_next_page();
        assert_eq!(read(&first), 1);
        client.prefetch(&second).now_or_never();
        assert_eq!(read(&first), 3);
        assert_eq!(read(&second), 4, "the prefetched page is not used");
        client.prefetch(&first).now_or_never();
        assert_eq!(read(&first), 5, "the prefetched page is used");
    }
}
