use datavolumes_contract::{ScopeType, SharedScope};
use leptos::prelude::*;

use datavolumes_ui::{Button, Choice, FormField, Select, TextInput};

/// Names a scope by its kind and id, where no list has it.
#[component]
pub(crate) fn ScopeById(
    /// A scope was named.
    on_add: Callback<SharedScope>,
) -> impl IntoView {
    let level = RwSignal::new(ScopeType::Project.as_str().to_owned());
    let id = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
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
    let choices = [
        (ScopeType::Project, "Project"),
        (ScopeType::Department, "Department"),
        (ScopeType::Cluster, "Cluster"),
    ]
    .map(|(level, label)| Choice::new(level.as_str(), label))
    .to_vec();
    view! {
        <div class="create__scope">
            <FormField label="Scope type">
                <Select choices=Signal::stored(choices) value=level on_change=move |chosen| level.set(chosen) />
            </FormField>
            <FormField label="Scope ID" error>
                <TextInput
                    value=id
                    on_input=move |text| {
                        error.set(None);
                        id.set(text);
                    }
                    on_enter=add
                    mono=true
                />
            </FormField>
            <Button on_press=add>"Add scope"</Button>
        </div>
    }
}
