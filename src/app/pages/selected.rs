use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::list::ListState;
use crate::selection::SelectionBar;
use crate::sharing::BulkSharing;
use datavolumes_ui::{lazy, shown};

lazy!(static BULK_SHARING, in pages: (volumes: Vec<Volume>, on_close: Callback<bool>) => view! {
    <BulkSharing volumes on_close />
});

/// What can be done with the rows that are chosen.
#[component]
pub(super) fn Selected(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let shared = RwSignal::new(None::<Vec<Volume>>);
    let close = Callback::new(move |has_changed: bool| {
        shared.set(None);
        // Who changed them last, and when, is in the table.
        if has_changed {
            list.refresh();
        }
    });
    let volumes = move || shared.get_untracked().unwrap_or_default();
    view! {
        <SelectionBar list on_share=move |volumes| shared.set(Some(volumes)) />
        {shown(move || shared.with(Option::is_some), move || BULK_SHARING.show(move || (volumes(), close)))}
    }
}
