use leptos::html;
use leptos::prelude::*;

use super::bulk_actions::BulkActions;
use crate::directory::OrgNames;
use crate::filter::FilterBar;
use crate::list::{
    ListShortcuts, ListState, PhaseStrip, QueryWarnings, Toolbar, ViewSwitch, VolumeList,
    use_list_state,
};
use crate::page_title::use_page_title;
use crate::services::Services;
use datavolumes_ui::lazy;

lazy!(static SELECTED, in list: (list: ListState) => view! { <BulkActions list /> });

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
            directory.load(services);
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
