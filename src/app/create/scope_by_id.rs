use datavolumes_contract::{Scope, ScopeType, SharedScope};
use leptos::prelude::*;

use crate::sharing::ScopeIdEntry;
use datavolumes_ui::{Button, Choice, FormField, Select, TextInput};

const SCOPE_TYPES: [(ScopeType, &str); 3] = [
    (ScopeType::Project, "Project"),
    (ScopeType::Department, "Department"),
    (ScopeType::Cluster, "Cluster"),
];

/// Adds a scope by its type and id.
#[component]
pub(super) fn ScopeById(
    /// Called with the scope to add.
    on_add: Callback<SharedScope>,
    /// The typed id.
    entry: ScopeIdEntry,
) -> impl IntoView {
    let level = RwSignal::new(ScopeType::Project.as_str().to_owned());
    let ScopeIdEntry { text, error, input } = entry;
    let add = move |()| {
        if let Some(id) = entry.take() {
            let level = ScopeType::from(level.get_untracked().as_str());
            on_add.run(Scope::new(level, id).into());
        }
    };
    let choices: Vec<Choice> = SCOPE_TYPES
        .iter()
        .map(|(level, label)| Choice::new(level.as_str(), *label))
        .collect();
    view! {
        <div class="create__scope">
            <FormField label="Scope type">
                <Select
                    choices=Signal::stored(choices)
                    value=level
                    on_change=move |chosen| level.set(chosen)
                />
            </FormField>
            <FormField label="Scope ID" error>
                <TextInput
                    value=text
                    on_input=move |text| entry.edit(text)
                    on_enter=add
                    mono=true
                    node_ref=input
                />
            </FormField>
            <Button on_press=add>"Add scope"</Button>
        </div>
    }
}
