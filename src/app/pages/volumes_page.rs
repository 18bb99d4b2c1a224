use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::bulk_actions::BulkActions;
use crate::directory::OrgNames;
use crate::filter::FilterBar;
use crate::list::{
    ListShortcuts, ListState, PhaseStrip, QueryWarnings, Toolbar, ViewSwitch, VolumeList,
    use_list_state,
};
use crate::services::Services;
use crate::shell::use_page_title;
use datavolumes_ui::lazy;

lazy!(static SELECTED, in list: (list: ListState) => view! { <BulkActions list /> });

/// From the first rows to the code that the list will probably need next: the directory names, the counts and the
/// next page come before it.
const PREPARE_DELAY: Duration = Duration::from_secs(2);

/// The list of data volumes.
#[component]
pub fn VolumesPage() -> impl IntoView {
    let services = Services::of_context();
    let list = use_list_state(services);
    let directory = OrgNames::of_context();
    let search_box = NodeRef::<html::Input>::new();
    use_page_title(|| "Data volumes".to_owned());
    Effect::new(move || {
        // After the rows, so that the names do not delay them.
        if list.has_rows() {
            directory.load();
            set_timeout(
                || request_idle_callback(|| SELECTED.prepare()),
                PREPARE_DELAY,
            );
        }
    });
    let url = list.url;
    view! {
        <div class="page" data-width="full">
            <div class="page__head">
                <h1 class="page__title">"Data volumes"</h1>
                <Toolbar list />
            </div>
            <div class="page__bar">
                <ViewSwitch url />
                <PhaseStrip list />
            </div>
            <FilterBar url search_box />
            <QueryWarnings url />
            <VolumeList list selected=|list| SELECTED.show(move || (list,)) />
            <ListShortcuts list search_box />
        </div>
    }
}
