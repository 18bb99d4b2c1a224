use leptos::html;
use leptos::prelude::*;

use crate::filter::FilterBar;
use crate::list::{ListShortcuts, ListState, PhaseStrip, QueryWarnings, Toolbar, ViewSwitch};
use crate::services::Services;

/// What is above the rows, and what else is only needed once there are rows: shortcuts and polling.
#[component]
pub fn ListControls(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let search_box = NodeRef::<html::Input>::new();
    let url = list.url;
    list.poll_transitional(Services::of_context());
    view! {
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
        <ListShortcuts list search_box />
    }
}
