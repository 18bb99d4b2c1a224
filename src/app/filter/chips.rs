use datavolumes_contract::{Filter, ListQuery};
use datavolumes_ui::{Button, ButtonVariant, Chip};
use leptos::prelude::*;

use crate::list::ListUrl;
use crate::router::History;

/// A chip for each active filter and for the search, and a button that removes all of them.
#[component]
pub(super) fn Chips(
    /// The URL state of the list.
    url: ListUrl,
    /// Called with the index of a filter to edit it.
    edit: Callback<usize>,
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
                .map(|text| view! { <SearchChip url text /> })
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
    let text = format!(
        "{} {} {}",
        filter.field().as_str(),
        filter.operator().as_str(),
        filter.value()
    );
    view! {
        <Chip
            remove_label=format!("Remove filter {text}")
            text
            on_edit=move |()| edit.run(index)
            on_remove=move |()| url.step(History::Push, |query| query.without_filter(index))
        />
    }
}

#[component]
fn SearchChip(url: ListUrl, text: String) -> impl IntoView {
    let text = format!("search {text}");
    view! {
        <Chip
            remove_label=format!("Remove filter {text}")
            text
            on_remove=move |()| url.step(History::Push, |query| query.with_search(""))
        />
    }
}
