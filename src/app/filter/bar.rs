use datavolumes_contract::{Filter, FilterError, FilterOperator, ListQuery, VolumeField};
use leptos::html;
use leptos::prelude::*;

use super::builder::FilterBuilder;
use super::draft::FilterDraft;
use crate::list::ListUrl;
use crate::router::History;
use datavolumes_ui::{
    Button, ButtonVariant, Chip, IconName, PopoverButton, PopoverPanel, SearchBox, effect, el,
    lazy, part, shown,
};

/// The id of the panel in which filters are put together.
const PANEL: &str = "filter-panel";

lazy!(static FILTER_PANEL, in list: (
    url: ListUrl,
    draft: RwSignal<FilterDraft>,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>
) => view! {
    <PopoverPanel id=PANEL label="Add filter" button open>
        <FilterBuilder url draft on_done=move |()| open.set(false) />
    </PopoverPanel>
});

lazy!(static CHIPS, in list: (url: ListUrl, edit: Callback<usize>) => view! { <Chips url edit /> });

/// The quick filter, the filters in force, and the way to more of them.
#[component]
pub fn FilterBar(
    /// The state of the list.
    url: ListUrl,
    /// The quick filter, to focus it.
    search_box: NodeRef<html::Input>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let draft = RwSignal::new(FilterDraft::default());
    // A builder that was closed begins anew.
    effect(move || {
        if !is_open.get() {
            draft.set(FilterDraft::default());
        }
    });
    let edit = Callback::new(move |place: usize| {
        let filter = url
            .query
            .with_untracked(|query| query.filters.get(place).cloned());
        if let Some(filter) = filter {
            draft.set(FilterDraft::of(&filter, place));
            is_open.set(true);
        }
    });
    let has_conditions = Memo::new(move |_| url.query.with(ListQuery::is_filtered));
    el("div")
        .class("filter-bar")
        .child(view! { <QuickFilter url search_box /> })
        .child(view! {
            <PopoverButton label="Add filter" icon=IconName::FILTER open=is_open panel=PANEL button />
        })
        .child(shown(
            move || is_open.get(),
            move || FILTER_PANEL.show(move || (url, draft, is_open, button)),
        ))
        .child(shown(
            move || has_conditions.get(),
            move || CHIPS.show(move || (url, edit)),
        ))
}

/// The place of the filter that the quick filter writes: the first `name=@…`.
fn quick_filter(query: &ListQuery) -> Option<usize> {
    query.filters.iter().position(|filter| {
        filter.field() == VolumeField::Name && filter.operator() == FilterOperator::Contains
    })
}

/// `query` with `text` as its quick filter; empty for none.
fn with_quick_filter(query: ListQuery, text: &str) -> Result<ListQuery, FilterError> {
    let place = quick_filter(&query);
    if text.is_empty() {
        return Ok(place.map_or(query.clone(), |place| query.without_filter(place)));
    }
    let filter = Filter::new(VolumeField::Name, FilterOperator::Contains, text)?;
    Ok(query
        .clone()
        .with_filter_at(place.unwrap_or(query.filters.len()), filter))
}

#[component]
fn QuickFilter(url: ListUrl, search_box: NodeRef<html::Input>) -> impl IntoView {
    let refusal = RwSignal::new(None::<String>);
    let value = Signal::derive(move || {
        url.query.with(|query| {
            let filter = quick_filter(query).and_then(|place| query.filters.get(place));
            filter
                .map(|filter| filter.value().to_owned())
                .unwrap_or_default()
        })
    });
    let search = move |text: String| {
        let query = url.query.get_untracked();
        match with_quick_filter(query, text.trim()) {
            Ok(query) => {
                refusal.set(None);
                url.step(History::Replace, |_| query);
            }
            Err(why) => refusal.set(Some(why.to_string())),
        }
    };
    let refusal = el("p")
        .class("filter-bar__refusal")
        .attr("role", "alert")
        .text_by(move || refusal.get());
    el("div")
        .class("filter-bar__quick")
        .child(view! {
            <SearchBox label="Filter by name" value on_search=search node_ref=search_box />
        })
        .child(refusal)
}

#[component]
fn Chips(url: ListUrl, edit: Callback<usize>) -> impl IntoView {
    let chip = move |(place, filter): (usize, Filter)| {
        let text = [
            filter.field().as_str(),
            filter.operator().as_str(),
            filter.value(),
        ]
        .join(" ");
        view! {
            <Chip
                remove_label=["Remove filter ", &text].concat()
                text
                on_edit=move |()| edit.run(place)
                on_remove=move |()| url.step(History::Push, |query| query.without_filter(place))
            />
        }
    };
    let search = part(move || {
        let text = url.query.with(|query| query.search.clone());
        (!text.is_empty()).then(|| {
            let text = ["search ", &text].concat();
            view! {
                <Chip
                    remove_label=["Remove filter ", &text].concat()
                    text
                    on_remove=move |()| url.step(History::Push, |query| query.with_search(""))
                />
            }
        })
    });
    view! {
        {part(move || {
            let filters = url.query.with(|query| query.filters.clone());
            filters.into_iter().enumerate().map(chip).collect_view()
        })}
        {search}
        <Button
            variant=ButtonVariant::Quiet
            on_press=move |()| url.step(History::Push, ListQuery::without_filters)
        >
            "Clear filters"
        </Button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_filter_is_one_filter_among_the_others() {
        let other: Filter = "phase==Ready".parse().unwrap();
        let query = ListQuery::default().with_filter(other.clone());
        let query = with_quick_filter(query, "img").unwrap();
        assert_eq!(
            query.to_address(),
            "filterBy=phase%3D%3DReady,name%3D%40img"
        );
        let query = with_quick_filter(query, "imagenet").unwrap();
        assert_eq!(query.filters[1].value(), "imagenet");
        assert_eq!(with_quick_filter(query, "").unwrap().filters, [other]);
    }

    #[test]
    fn a_comma_in_the_quick_filter_is_refused() {
        let refused = with_quick_filter(ListQuery::default(), "a,b");
        assert_eq!(refused, Err(FilterError::CommaInValue));
    }
}
