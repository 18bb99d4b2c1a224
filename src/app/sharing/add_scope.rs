use datavolumes_contract::{Scope, ScopeType};
use datavolumes_ui::{Button, Choice, FormField, IconName, Select, TextInput};
use leptos::{ev::SubmitEvent, prelude::*};

use super::scope_id_entry::ScopeIdEntry;
use super::text::level_name;

/// A form that adds a scope by its type and id, for scopes that the tree does not list.
#[component]
pub(super) fn AddScope(
    /// Called with the scope.
    #[prop(into)]
    on_add: Callback<Scope>,
    /// The typed id.
    entry: ScopeIdEntry,
) -> impl IntoView {
    let level = RwSignal::new(ScopeType::Project.as_str().to_owned());
    let ScopeIdEntry { text, error, input } = entry;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(id) = entry.take() {
            let scope_type = level.with_untracked(|level| level.as_str().into());
            on_add.run(Scope::new(scope_type, id));
        }
    };
    let levels: Vec<Choice> = ScopeType::DOCUMENTED
        .iter()
        .rev()
        .map(|level| Choice::new(level.as_str(), level_name(level)))
        .collect();
    view! {
        <form class="add-scope" aria-label="Add by ID" novalidate on:submit=submit>
            <FormField label="Scope type">
                <Select choices=levels value=level on_change=move |chosen| level.set(chosen) />
            </FormField>
            <FormField label="Scope ID" error>
                <TextInput
                    value=text
                    mono=true
                    on_input=move |text| entry.edit(text)
                    node_ref=input
                />
            </FormField>
            <Button submit=true icon=IconName::PLUS>
                "Add scope"
            </Button>
        </form>
    }
}
