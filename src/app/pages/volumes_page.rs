use leptos::html;
use leptos::prelude::*;

use super::selected::Selected;
use crate::page_title::use_page_title;
use crate::services::Services;
use crate::ui::{effect, lazy};
use crate::volumes::{
    Directory, FilterBar, ListNotes, ListShortcuts, ListState, PageOfVolumes, PhaseStrip, Toolbar,
    ViewSwitch, use_list_state,
};

lazy!(static SELECTED, in selection: (list: ListState) => view! { <Selected list /> });

/// The table of data volumes.
#[component]
pub fn VolumesPage() -> impl IntoView {
    let services = Services::of_context();
    let list = use_list_state(services);
    let directory = Directory::of_context();
    let search_box = NodeRef::<html::Input>::new();
    use_page_title(|| "Data volumes".to_owned());
    effect(move || {
        if list.has_rows() {
            directory.load(services);
        }
    });
    view! {
        <div class="page" data-width="full">
            <div class="page__head">
                <h1 class="page__title">"Data volumes"</h1>
                <Toolbar list />
            </div>
            <div class="page__bar">
                <ViewSwitch url=list.url />
                <PhaseStrip list />
            </div>
            <FilterBar url=list.url search_box />
            <ListNotes url=list.url />
            <PageOfVolumes list selected=|list| SELECTED.show(move || (list,)) />
            <ListShortcuts list search_box />
        </div>
    }
}
