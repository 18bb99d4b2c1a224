use datavolumes_contract::{FilterOperator, Phase, VolumeField};
use datavolumes_ui::{Button, ButtonVariant, Choice, FormField, Select, TextInput};
use leptos::either::Either;
use leptos::prelude::*;

use super::draft::FilterDraft;
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
    let apply = move || {
        let index = draft.with_untracked(|draft| draft.index);
        match draft.with_untracked(FilterDraft::finish) {
            Ok(filter) => {
                url.step(History::Push, |query| match index {
                    Some(index) => query.with_filter_at(index, filter),
                    None => query.with_filter(filter),
                });
                on_done.run(());
            }
            Err(reason) => error.set(Some(sentence(&reason.to_string()))),
        }
    };
    let fields = VolumeField::ALL
        .map(|field| Choice::new(field.as_str(), field.label()))
        .to_vec();
    let operators = Memo::new(move |_| {
        draft.with(|draft| draft.operators().map(operator_choice).collect::<Vec<_>>())
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
            <ValueField draft error />
            <Button variant=ButtonVariant::Primary submit=true>
                "Apply filter"
            </Button>
        </form>
    }
}

fn operator_choice(operator: FilterOperator) -> Choice {
    let label = format!("{}  {}", operator.as_str(), operator.label());
    Choice::new(operator.as_str(), label)
}

/// The control `Value`: a select where the possible values are known, else a text field.
#[component]
fn ValueField(draft: RwSignal<FilterDraft>, error: RwSignal<Option<String>>) -> impl IntoView {
    let has_known_values = Memo::new(move |_| draft.with(FilterDraft::has_known_values));
    let is_timestamp = Memo::new(move |_| draft.with(|draft| draft.field.is_timestamp()));
    let hint = Signal::derive(move || {
        is_timestamp
            .get()
            .then(|| "ISO 8601, UTC unless a zone is given".to_owned())
    });
    let value = Signal::derive(move || draft.with(|draft| draft.value.clone()));
    let change = move |value: String| {
        error.set(None);
        draft.update(|draft| draft.value = value);
    };
    let placeholder = Signal::derive(move || {
        is_timestamp
            .get()
            .then(|| "2026-01-31T00:00:00Z".to_owned())
    });
    let phases = Phase::DOCUMENTED
        .map(|phase| Choice::new(phase.as_str(), phase.as_str()))
        .to_vec();
    let control = move || {
        if has_known_values.get() {
            let choices = Signal::stored(phases.clone());
            Either::Left(view! { <Select choices value on_change=change /> })
        } else {
            Either::Right(view! { <TextInput value on_input=change placeholder /> })
        }
    };
    view! {
        <FormField label="Value" hint error>
            {control}
        </FormField>
    }
}

/// `text` with an initial capital and a full stop.
fn sentence(text: &str) -> String {
    let mut sentence = [text, "."].concat();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}
