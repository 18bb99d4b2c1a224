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
    view! {
        <FormField label="Value" hint error>
            {control}
        </FormField>
    }
}
