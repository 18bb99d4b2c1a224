use datavolumes_contract::{FilterOperator, ListQuery, VolumeField};
use datavolumes_ui::{Button, ButtonVariant, Choice, ComboboxEntry, FormField, Select};
use leptos::prelude::*;

use super::browser_zone::BrowserZone;
use super::draft::FilterDraft;
use super::filter_text::verb;
use super::value_field::ValueField;
use crate::list::ListUrl;
use crate::router::History;

/// A form for one filter: field, operator, value.
#[component]
pub(crate) fn FilterBuilder(
    /// The URL state of the list.
    url: ListUrl,
    /// The filter as it is being edited.
    draft: RwSignal<FilterDraft>,
    /// Called when the filter has been applied.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let entry = RwSignal::new(ComboboxEntry::default());
    let is_waiting = RwSignal::new(false);
    let apply = move || {
        // A text that is being looked up is applied afterwards; the picker itself says why it refuses one.
        is_waiting.set(entry.with_untracked(ComboboxEntry::is_pending));
        if entry.with_untracked(|entry| entry.text().is_some()) {
            return;
        }
        let index = draft.with_untracked(|draft| draft.index);
        match draft.with_untracked(|draft| draft.finish(&BrowserZone)) {
            Ok(filters) => {
                url.step(History::Push, |query| match index {
                    Some(index) => query.with_filters_at(index, filters),
                    None => filters.into_iter().fold(query, ListQuery::with_filter),
                });
                on_done.run(());
            }
            Err(reason) => error.set(Some(sentence(&reason.to_string()))),
        }
    };
    Effect::new(move || {
        if is_waiting.get() && !entry.with(ComboboxEntry::is_pending) {
            apply();
        }
    });
    let index = Memo::new(move |_| draft.with(|draft| draft.index));
    Effect::new(move || {
        index.track();
        draft.update(|draft| draft.localize(&BrowserZone));
    });
    let fields = VolumeField::ALL
        .map(|field| Choice::new(field.as_str(), field.label()))
        .to_vec();
    let operators = Memo::new(move |_| {
        draft.with(|draft| {
            let choice = |operator| operator_choice(draft.field, operator);
            draft.operators().map(choice).collect::<Vec<_>>()
        })
    });
    let change_field = move |field: String| {
        error.set(None);
        if let Ok(field) = field.parse() {
            draft.update(|draft| draft.set_field(field));
        }
    };
    let change_operator = move |operator: String| {
        if let Ok(operator) = operator.parse() {
            draft.update(|draft| draft.set_operator(operator));
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        apply();
    };
    view! {
        <form class="filter-builder" aria-label="Filter" novalidate on:submit=submit>
            <FormField label="Field">
                <Select
                    choices=Signal::stored(fields)
                    value=Signal::derive(move || draft.with(|draft| draft.field.to_string()))
                    on_change=change_field
                />
            </FormField>
            <FormField label="Operator">
                <Select
                    choices=operators
                    value=Signal::derive(move || draft.with(|draft| draft.operator.to_string()))
                    on_change=change_operator
                />
            </FormField>
            <ValueField draft error entry />
            <Button variant=ButtonVariant::Primary submit=true>
                "Apply filter"
            </Button>
        </form>
    }
}

/// The operator in words, with its sign behind them.
fn operator_choice(field: VolumeField, operator: FilterOperator) -> Choice {
    let label = [verb(field, operator), "  ", operator.as_str()].concat();
    Choice::new(operator.as_str(), label)
}

/// `text` with an initial capital and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut sentence = [text, "."].concat();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}
