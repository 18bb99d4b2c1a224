use datavolumes_contract::ListQuery;
use datavolumes_ui::{IconName, PopoverButton, PopoverPanel, lazy};
use leptos::html;
use leptos::prelude::*;

use super::builder::FilterBuilder;
use super::chips::Chips;
use super::draft::FilterDraft;
use super::quick_filter::QuickFilter;
use super::search_form::SearchForm;
use super::text_form::TextForm;
use crate::list::ListUrl;

/// The id of the panel with the filter builder.
const PANEL: &str = "filter-panel";

lazy!(static FILTER_PANEL, in pages: (
    url: ListUrl,
    draft: RwSignal<FilterDraft>,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>
) => view! { <FilterPanel url draft open button /> });

lazy!(static CHIPS, in list: (url: ListUrl, edit: Callback<usize>, open: RwSignal<bool>) => view! {
    <Chips url edit open />
});

/// The quick filter, a button that opens the filter builder, and the chips of the active filters.
#[component]
pub fn FilterBar(
    /// The URL state of the list.
    url: ListUrl,
    /// The field of the quick filter, to focus it.
    search_box: NodeRef<html::Input>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let draft = RwSignal::new(FilterDraft::default());
    // The builder starts empty each time that it opens.
    Effect::new(move || {
        if !is_open.get() {
            draft.set(FilterDraft::default());
        }
    });
    let edit = Callback::new(move |index: usize| {
        let filter = url
            .query
            .with_untracked(|query| query.filters.get(index).cloned());
        if let Some(filter) = filter {
            draft.set(FilterDraft::of(&filter, index));
            is_open.set(true);
        }
    });
    let has_conditions = Memo::new(move |_| url.query.with(ListQuery::is_filtered));
    view! {
        <div class="filter-bar">
            <QuickFilter url search_box />
            <PopoverButton
                label="Add filter"
                icon=IconName::FILTER
                open=is_open
                panel=PANEL
                button
            />
            <Show when=move || {
                is_open.get()
            }>{FILTER_PANEL.show(move || (url, draft, is_open, button))}</Show>
            <Show when=move || {
                has_conditions.get()
            }>{CHIPS.show(move || (url, edit, is_open))}</Show>
        </div>
    }
}

/// The panel with the filter builder, the search, and all filters as text. When it is done, the focus returns to its button.
#[component]
fn FilterPanel(
    url: ListUrl,
    draft: RwSignal<FilterDraft>,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>,
) -> impl IntoView {
    let close = move |()| {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    view! {
        <PopoverPanel id=PANEL label="Add filter" button open>
            <FilterBuilder url draft on_done=close />
            <SearchForm url on_done=close />
            <TextForm url on_done=close />
        </PopoverPanel>
    }
}
