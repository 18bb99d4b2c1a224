use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::sharing::BulkSharing;
use crate::ui::{lazy, shown};
use crate::volumes::{ListState, SelectionBar};

lazy!(static BULK_SHARING, in sharing: (volumes: RwSignal<Option<Vec<Volume>>>) => view! {
    <BulkSharing
        volumes=volumes.get_untracked().unwrap_or_default()
        on_close=move |()| volumes.set(None)
    />
});

/// What can be done with the rows that are chosen.
#[component]
pub(super) fn Selected(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let shared = RwSignal::new(None::<Vec<Volume>>);
    view! {
        <SelectionBar list on_share=move |volumes| shared.set(Some(volumes)) />
        {shown(move || shared.with(Option::is_some), move || BULK_SHARING.show(move || (shared,)))}
    }
}
