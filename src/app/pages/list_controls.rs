use leptos::html;
use leptos::prelude::*;

use super::lazy_pages::{EXPORT_DIALOG, VOLUME_PAGE};
use super::prepare::prepare_pages;
use crate::directory::OrgNames;
use crate::filter::{FilterChips, FilterControls, FilterPanelState};
use crate::list::{
    ListShortcuts, ListState, ListToolbar, PhaseStrip, QueryWarnings, ViewSwitch, ViewsButton,
    announce_list, is_complete, use_count,
};
use crate::remote::jobs::announce_interrupted_job;
use crate::services::{PageCommand, Services};

/// What is above the rows, and what else is only needed once there are rows: the count, names, polling and shortcuts.
#[component]
pub fn ListControls(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let search_box = NodeRef::<html::Input>::new();
    let is_helping = RwSignal::new(false);
    let is_exporting = RwSignal::new(false);
    let panel = FilterPanelState::new();
    let url = list.url;
    let services = Services::of_context();
    prepare_pages(&VOLUME_PAGE, move || list.has_rows());
    announce_interrupted_job();
    services.on_command(move |command| {
        match command {
            PageCommand::Refresh => list.refresh(),
            PageCommand::Export => is_exporting.set(true),
            PageCommand::Shortcuts => is_helping.set(true),
            PageCommand::View(_) | PageCommand::Plan | PageCommand::Delete(_) => return false,
        }
        true
    });
    use_count(list, services);
    announce_list(list, services);
    list.poll_transitional(services);
    // A chip shows the name of a cluster even where nothing matches.
    let has_filters = move || url.query.with(|query| !query.filters.is_empty());
    OrgNames::of_context().load_when(services, move || list.has_rows() || has_filters());
    view! {
        <div class="page__head list-head">
            <h1 class="page__title">"Data volumes"</h1>
            <ViewsButton url columns=list.columns />
            <ListToolbar list is_helping on_export=move |()| is_exporting.set(true) />
        </div>
        <div class="list-bar">
            <ViewSwitch url />
            // When a chip goes away, the focus moves to the controls beside it.
            <div class="list-bar__filters">
                <FilterControls url panel search_box />
                <Show when=move || url.query.with(is_complete)>
                    <PhaseStrip list />
                </Show>
                <FilterChips url panel />
            </div>
        </div>
        <QueryWarnings url />
        <ListShortcuts list search_box is_helping />
        <Show when=move || {
            is_exporting.get()
        }>{EXPORT_DIALOG.show(move || (list, is_exporting))}</Show>
    }
}
