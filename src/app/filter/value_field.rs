use datavolumes_contract::Phase;
use datavolumes_ui::{Choice, ComboboxEntry, FormField, Select, TextInput};
use leptos::prelude::*;

use super::draft::{FilterDraft, ValueKind};
use crate::directory::{OrgUnit, OrgUnitPicker};

/// The control `Value`: a select where the possible values are known, a picker where the value is the id of a cluster,
/// a department or a project, else a text field.
#[component]
pub(super) fn ValueField(
    /// The filter as it is being edited.
    draft: RwSignal<FilterDraft>,
    /// Why the filter cannot be applied.
    error: RwSignal<Option<String>>,
    /// What the user has typed into a picker, while it is not the value.
    entry: RwSignal<ComboboxEntry>,
) -> impl IntoView {
    let kind = Memo::new(move |_| draft.with(FilterDraft::value_kind));
    let hint = Signal::derive(move || kind.get().hint().map(str::to_owned));
    let value = Signal::derive(move || draft.with(|draft| draft.value.clone()));
    let change = move |value: String| {
        error.set(None);
        draft.update(|draft| draft.value = value);
    };
    let control = move || {
        entry.set(ComboboxEntry::Value);
        match kind.get() {
            ValueKind::Phase => {
                let phases = Phase::DOCUMENTED.map(|one| Choice::new(one.as_str(), one.as_str()));
                let choices = Signal::stored(phases.to_vec());
                view! { <Select choices value on_change=change /> }.into_any()
            }
            ValueKind::Unit(level) => {
                let id = Signal::derive(move || Some(value.get()).filter(|id| !id.is_empty()));
                let choose = move |unit: Option<OrgUnit>| {
                    change(unit.map(|unit| unit.id).unwrap_or_default());
                };
                view! { <OrgUnitPicker level value=id on_choose=choose entry /> }.into_any()
            }
            kind => {
                let placeholder = Signal::stored(kind.example().map(str::to_owned));
                view! { <TextInput value on_input=change placeholder /> }.into_any()
            }
        }
    };
    let is_time = Memo::new(move |_| kind.get() == ValueKind::Time);
    view! {
        <FormField label="Value" hint error>
            {control}
        </FormField>
        <Show when=move || is_time.get()>
            <DayInput value on_pick=change />
        </Show>
    }
}

/// Picks a day with the calendar of the browser. A day is one of the reader's, so no time zone is involved.
#[component]
fn DayInput(
    /// The day or time that is typed.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_pick: Callback<String>,
) -> impl IntoView {
    // Of a time, the day.
    let day = move || value.with(|value| value.get(..10).unwrap_or_default().to_owned());
    let pick = move |day: String| {
        if !day.is_empty() {
            on_pick.run(day);
        }
    };
    view! {
        <FormField label="Pick a day">
            <TextInput kind="date" value=Signal::derive(day) on_input=pick />
        </FormField>
    }
}
