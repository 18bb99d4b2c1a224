use datavolumes_contract::{ClusterId, DepartmentId, Filter, ListQuery};
use datavolumes_ui::{Button, ButtonVariant, Chip, format_datetime, format_day, lazy};
use leptos::prelude::*;

use super::browser_zone::BrowserZone;
use super::draft::ValueKind;
use super::filter_text::{filter_text, raw_search_text, raw_text, search_text};
use super::local_time::typed_time;
use super::project_name::ProjectName;
use crate::directory::{OrgLevel, OrgNames};
use crate::list::ListUrl;
use crate::router::History;

lazy!(static PROJECT_NAME, in pages: (id: String, name: RwSignal<Option<String>>) => view! {
    <ProjectName id name />
});

/// A chip for each active filter and for the search, and a button that removes all of them.
#[component]
pub(super) fn Chips(
    /// The URL state of the list.
    url: ListUrl,
    /// Called with the index of a filter to edit it.
    edit: Callback<usize>,
    /// Whether the panel is open in which filters and the search are edited.
    open: RwSignal<bool>,
) -> impl IntoView {
    let filters = Memo::new(move |_| url.query.with(|query| query.filters.clone()));
    let search = Memo::new(move |_| url.query.with(|query| query.search.clone()));
    let chips = move || filters.get().into_iter().enumerate();
    view! {
        {move || {
            chips()
                .map(|(index, filter)| view! { <FilterChip url edit index filter /> })
                .collect_view()
        }}
        {move || {
            Some(search.get())
                .filter(|text| !text.is_empty())
                .map(|text| view! { <SearchChip url open text /> })
        }}
        <Button
            variant=ButtonVariant::Quiet
            on_press=move |()| url.step(History::Push, ListQuery::without_filters)
        >
            "Clear filters"
        </Button>
    }
}

#[component]
fn FilterChip(url: ListUrl, edit: Callback<usize>, index: usize, filter: Filter) -> impl IntoView {
    let raw = raw_text(&filter);
    let names = OrgNames::of_context();
    let project = RwSignal::new(None::<String>);
    let kind = ValueKind::new(filter.field(), filter.operator());
    let lookup = (kind == ValueKind::Unit(OrgLevel::Project)).then(|| {
        let id = filter.value().to_owned();
        PROJECT_NAME.show_after(None, move || (id.clone(), project))
    });
    let text = Signal::derive(move || {
        let value = filter.value();
        let shown = match kind {
            ValueKind::Unit(OrgLevel::Cluster) => names.cluster(&ClusterId::new(value)),
            ValueKind::Unit(OrgLevel::Department) => names.department(&DepartmentId::new(value)),
            ValueKind::Unit(OrgLevel::Project) => project.get().unwrap_or_else(|| value.to_owned()),
            ValueKind::Time => time_text(&filter),
            _ => value.to_owned(),
        };
        filter_text(&filter, &shown)
    });
    view! {
        {lookup}
        <Chip
            remove_label=format!("Remove filter {raw}")
            text
            tooltip=raw
            on_edit=move |()| edit.run(index)
            on_remove=move |()| url.step(History::Push, |query| query.without_filter(index))
        />
    }
}

/// The day of a filter that means a whole day of the reader, else date, time and time zone.
fn time_text(filter: &Filter) -> String {
    let typed = typed_time(filter, &BrowserZone);
    let text = format_day(&typed).or_else(|| format_datetime(filter.value()));
    text.unwrap_or_else(|| filter.value().to_owned())
}

#[component]
fn SearchChip(url: ListUrl, open: RwSignal<bool>, text: String) -> impl IntoView {
    let raw = raw_search_text(&text);
    view! {
        <Chip
            remove_label=format!("Remove filter {raw}")
            text=search_text(&text)
            tooltip=raw
            on_edit=move |()| open.set(true)
            on_remove=move |()| url.step(History::Push, |query| query.with_search(""))
        />
    }
}
