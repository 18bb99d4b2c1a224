use leptos::prelude::*;

use super::bulk_actions::BulkActions;
use super::list_controls::ListControls;
use crate::list::{ListState, VolumeList, use_list_state};
use crate::services::Services;
use crate::shell::{FirstContent, use_page_title};
use datavolumes_ui::lazy;

lazy!(static CONTROLS, in list: (list: ListState) => view! { <ListControls list /> });
lazy!(static SELECTED, in pages: (list: ListState) => view! { <BulkActions list /> });

/// The list of data volumes.
#[component]
pub fn VolumesPage() -> impl IntoView {
    let services = Services::of_context();
    let list = use_list_state(services);
    use_page_title(|| Some("Data volumes".to_owned()));
    let first_content = FirstContent::of_context();
    view! {
        <div class="page" data-width="full">
            {first_content.then_show(&CONTROLS, Some(place_of_controls), move || (list,))}
            <VolumeList list selected=|list| SELECTED.show(move || (list,)) />
        </div>
    }
}

/// The place of the controls while their code loads.
fn place_of_controls() -> AnyView {
    view! {
        <div class="page__head list-head">
            <h1 class="page__title">"Data volumes"</h1>
            <div class="toolbar"></div>
        </div>
        <div class="list-bar"></div>
    }
    .into_any()
}
