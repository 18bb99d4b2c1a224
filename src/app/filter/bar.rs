use datavolumes_contract::ListQuery;
use datavolumes_ui::{IconName, PopoverButton, PopoverPanel, Toolbar, lazy};
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

/// The panel with the filter builder: whether it is open, and what it edits.
#[derive(Clone, Copy)]
pub struct FilterPanelState {
    draft: RwSignal<FilterDraft>,
    is_open: RwSignal<bool>,
    button: NodeRef<html::Button>,
}

impl FilterPanelState {
    /// A closed panel.
    pub fn new() -> Self {
        let state = Self {
            draft: RwSignal::default(),
            is_open: RwSignal::new(false),
            button: NodeRef::new(),
        };
        // The builder starts empty each time that it opens.
        Effect::new(move || {
            if !state.is_open.get() {
                state.draft.set(FilterDraft::default());
            }
        });
        state
    }

    /// Opens the panel to edit a filter of the list.
    fn edit(self, url: ListUrl, index: usize) {
        let filter = url
            .query
            .with_untracked(|query| query.filters.get(index).cloned());
        if let Some(filter) = filter {
            self.draft.set(FilterDraft::of(&filter, index));
            self.is_open.set(true);
        }
    }
}

/// The quick filter, and a button that opens the filter builder.
#[component]
pub fn FilterControls(
    /// The URL state of the list.
    url: ListUrl,
    panel: FilterPanelState,
    /// The field of the quick filter, to focus it.
    search_box: NodeRef<html::Input>,
) -> impl IntoView {
    let FilterPanelState {
        draft,
        is_open,
        button,
    } = panel;
    view! {
        <div class="filter-controls">
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
        </div>
    }
}

/// The chips of the active filters, if there are any.
#[component]
pub fn FilterChips(
    /// The URL state of the list.
    url: ListUrl,
    panel: FilterPanelState,
) -> impl IntoView {
    let edit = Callback::new(move |index| panel.edit(url, index));
    let has_conditions = Memo::new(move |_| url.query.with(ListQuery::is_filtered));
    view! {
        <Show when=move || has_conditions.get()>
            <Toolbar label="Filters" class="filter-chips">
                {CHIPS.show(move || (url, edit, panel.is_open))}
            </Toolbar>
        </Show>
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
