use leptos::prelude::*;

use super::state::ListState;
use super::url::{is_complete, matching};
use crate::remote::{Remote, use_remote};
use crate::services::Services;

/// Counts the volumes that match the query of `list`, which shows their number from then on.
pub(crate) fn use_count(list: ListState, services: Services) {
    // Page and order do not change the number.
    let query = move || Some(list.url.query.get()).filter(is_complete).map(matching);
    let count = use_remote(query, services.connectivity.optional(), move |query| {
        services.client().count(&query)
    });
    Effect::new(move |before: Option<u32>| {
        let recounts = list.recounts.get();
        if before.is_some_and(|before| before != recounts) {
            count.refresh_silently();
        }
        recounts
    });
    Effect::new(move || {
        list.count.set(count.state.with(|count| match count {
            Remote::Ready(count) => Some(count.count),
            _ => None,
        }));
    });
}
