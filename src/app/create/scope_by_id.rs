use datavolumes_contract::{ScopeType, SharedScope};
use leptos::prelude::*;

use super::entries::ScopeId;
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
    scope_id: ScopeId,
) -> impl IntoView {
    let level = RwSignal::new(ScopeType::Project.as_str().to_owned());
    let ScopeId { text: id, error } = scope_id;
    let add = move |()| {
        let typed = id.get_untracked().trim().to_owned();
        if typed.is_empty() {
            error.set(Some("Enter the ID of the scope.".to_owned()));
            return;
        }
        on_add.run(SharedScope {
            scope_type: ScopeType::from(level.get_untracked().as_str()),
            scope_id: typed,
            scope_name: String::new(),
            created_at: None,
            created_by: None,
        });
        id.set(String::new());
    };
    let set_id = move |text: String| {
        error.set(None);
        id.set(text);
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
                <TextInput value=id on_input=set_id on_enter=add mono=true />
            </FormField>
            <Button on_press=add>"Add scope"</Button>
        </div>
    }
}
