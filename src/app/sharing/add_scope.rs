use datavolumes_contract::{Scope, ScopeType};
use datavolumes_ui::{Button, Choice, FormField, IconName, Select, TextInput};
use leptos::{ev::SubmitEvent, prelude::*};

use super::text::level_name;

/// A form that adds a scope by its type and id, for scopes that the tree does not list.
#[component]
pub(super) fn AddScope(
    /// Called with the scope.
    #[prop(into)]
    on_add: Callback<Scope>,
) -> impl IntoView {
    let level = RwSignal::new(ScopeType::Project.as_str().to_owned());
    let id = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let change_id = move |text: String| {
        id.set(text);
        error.set(None);
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let scope_type = level.with_untracked(|level| level.as_str().into());
        let scope = Scope::new(scope_type, id.get_untracked());
        if scope.scope_id.is_empty() {
            error.set(Some("Enter the ID of the scope.".to_owned()));
            return;
        }
        on_add.run(scope);
        id.set(String::new());
    };
    let levels: Vec<Choice> = ScopeType::DOCUMENTED
        .iter()
        .rev()
        .map(|level| Choice::new(level.as_str(), level_name(level)))
        .collect();
    view! {
        <form class="add-scope" aria-label="Add a scope by its ID" novalidate on:submit=submit>
            <FormField label="Scope type">
                <Select choices=levels value=level on_change=move |chosen| level.set(chosen) />
            </FormField>
            <FormField label="Scope ID" error>
                <TextInput value=id mono=true on_input=change_id />
            </FormField>
            <Button submit=true icon=IconName::PLUS>
                "Add scope"
            </Button>
        </form>
    }
}
