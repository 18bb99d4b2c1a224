//! What assistive technology is told of the list, politely and once.

use datavolumes_ui::{Debounce, Toasts};
use leptos::prelude::*;

use super::message::ListMessage;
use super::state::ListState;
use crate::services::Services;

/// How long the list is at rest before it is announced, in milliseconds. The total arrives after the rows.
const DELAY: u64 = 400;

/// Announces the rows after each load by the user, such as "51–100 of 9,993", and the end of an outage.
pub(crate) fn announce_list(list: ListState, services: Services) {
    let toasts = Toasts::of_context();
    let rest = Debounce::new(DELAY);
    let is_busy = Memo::new(move |_| list.is_busy());
    Effect::new(move |was_busy: Option<bool>| {
        let is_busy = is_busy.get();
        if was_busy == Some(true) && !is_busy {
            rest.schedule(move || {
                if let Some(text) = untrack(|| list_text(list)) {
                    toasts.announce(&text);
                }
            });
        }
        is_busy
    });
    let outage = services.connectivity.outage();
    let is_out = Memo::new(move |_| outage.with(Option::is_some));
    Effect::new(move |was_out: Option<bool>| {
        let is_out = is_out.get();
        if was_out == Some(true) && !is_out {
            toasts.announce("Back online.");
        }
        is_out
    });
}

/// What the list shows. `None` where an alert says it.
fn list_text(list: ListState) -> Option<String> {
    match list.message() {
        None | Some(ListMessage::Unreadable) => Some(list.window().range()),
        Some(ListMessage::NoMatch) => Some("No data volume matches all filters.".to_owned()),
        Some(ListMessage::PastTheEnd) => Some("No rows here.".to_owned()),
        Some(ListMessage::NoVolumes) => Some("No data volumes yet.".to_owned()),
        Some(
            ListMessage::ChooseProject
            | ListMessage::Denied
            | ListMessage::Failed
            | ListMessage::Outdated,
        ) => None,
    }
}
