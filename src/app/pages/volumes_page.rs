use leptos::html;
use leptos::prelude::*;

use super::selected::Selected;
use crate::directory::Directory;
use crate::filter::FilterBar;
use crate::list::{
    ListNotes, ListShortcuts, ListState, PageOfVolumes, PhaseStrip, Toolbar, ViewSwitch,
    use_list_state,
};
use crate::page_title::use_page_title;
use crate::services::Services;
use datavolumes_ui::{effect, el, lazy};

lazy!(static SELECTED, in list: (list: ListState) => view! { <Selected list /> });

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
    let url = list.url;
    let head = el("div")
        .class("page__head")
        .child(el("h1").class("page__title").child("Data volumes"))
        .child(view! { <Toolbar list /> });
    let bar = el("div")
        .class("page__bar")
        .child(view! { <ViewSwitch url /> })
        .child(view! { <PhaseStrip list /> });
    el("div")
        .class("page")
        .attr("data-width", "full")
        .child(head)
        .child(bar)
        .child(view! { <FilterBar url search_box /> })
        .child(view! { <ListNotes url /> })
        .child(view! { <PageOfVolumes list selected=|list| SELECTED.show(move || (list,)) /> })
        .child(view! { <ListShortcuts list search_box /> })
}
