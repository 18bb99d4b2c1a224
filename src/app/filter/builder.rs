use datavolumes_contract::{Phase, VolumeField};
use leptos::prelude::*;

use super::draft::FilterDraft;
use crate::list::ListUrl;
use crate::router::History;
use crate::table::field_label;
use datavolumes_ui::FormField;
use datavolumes_ui::{Button, ButtonVariant, Choice, Select, TextInput, part};

/// Puts a filter together: field, operator, value.
#[component]
pub(crate) fn FilterBuilder(
    /// The state of the list.
    url: ListUrl,
    /// What has been chosen so far.
    draft: RwSignal<FilterDraft>,
    /// The filter has been applied.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let apply = move || {
        let FilterDraft { place, .. } = draft.get_untracked();
        match draft.with_untracked(FilterDraft::finish) {
            Ok(filter) => {
                url.step(History::Push, |query| match place {
                    Some(place) => query.with_filter_at(place, filter),
                    None => query.with_filter(filter),
                });
                on_done.run(());
            }
            Err(why) => error.set(Some(sentence(&why.to_string()))),
        }
    };
    let fields = VolumeField::ALL
        .map(|field| Choice::new(field.as_str(), field_label(field)))
        .to_vec();
    let operators = Memo::new(move |_| {
        let name = |operator: datavolumes_contract::FilterOperator| {
            Choice::new(
                operator.as_str(),
                [operator.as_str(), operator.label()].join("  "),
            )
        };
        draft.with(|draft| draft.operators().map(name).collect::<Vec<_>>())
    });
    view! {
        <form class="filter-builder" aria-label="Filter" novalidate on:submit=move |event| {
            event.prevent_default();
            apply();
        }>
            <FormField label="Field">
                <Select
                    choices=Signal::stored(fields)
                    value=Signal::derive(move || draft.with(|draft| draft.field.to_string()))
                    on_change=move |field: String| {
                        error.set(None);
                        if let Ok(field) = field.parse() {
                            draft.update(|draft| draft.choose_field(field));
                        }
                    }
                />
            </FormField>
            <FormField label="Operator">
                <Select
                    choices=operators
                    value=Signal::derive(move || draft.with(|draft| draft.operator.to_string()))
                    on_change=move |operator: String| {
                        if let Ok(operator) = operator.parse() {
                            draft.update(|draft| draft.choose_operator(operator));
                        }
                    }
                />
            </FormField>
            <Value draft error />
            <Button variant=ButtonVariant::Primary submit=true>"Apply filter"</Button>
        </form>
    }
}

/// The control `Value`: a choice where the values are known, else a text.
#[component]
fn Value(draft: RwSignal<FilterDraft>, error: RwSignal<Option<String>>) -> impl IntoView {
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
    view! {
        <FormField label="Value" hint error>
            {part(move || if has_known_values.get() {
                view! { <Select choices=Signal::stored(phases.clone()) value on_change=change /> }.into_any()
            } else {
                view! { <TextInput value on_input=change placeholder /> }.into_any()
            })}
        </FormField>
    }
}

/// `text` as a sentence.
fn sentence(text: &str) -> String {
    let mut sentence = [text, "."].concat();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}
