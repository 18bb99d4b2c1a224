use datavolumes_contract::{Scope, ScopeType};
use leptos::{ev::SubmitEvent, prelude::*};

use super::words;
use datavolumes_ui::{Button, Choice, FormField, IconName, Select, TextInput, effect};

/// Adds a scope that the tree does not list, by its type and id.
#[component]
pub(super) fn AddScope(
    /// Called with the scope.
    #[prop(into)]
    on_add: Callback<Scope>,
) -> impl IntoView {
    let kind = RwSignal::new(ScopeType::Project.as_str().to_owned());
    let id = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    effect(move || {
        id.track();
        error.set(None);
    });
    let kinds: Vec<Choice> = ScopeType::DOCUMENTED
        .iter()
        .rev()
        .map(|kind| Choice::new(kind.as_str(), words::level(kind)))
        .collect();
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = id.with_untracked(|id| id.trim().to_owned());
        if typed.is_empty() {
            error.set(Some("Enter the ID of the scope.".to_owned()));
            return;
        }
        on_add.run(Scope::new(
            kind.with_untracked(|kind| kind.as_str().into()),
            typed,
        ));
        id.set(String::new());
    };
    view! {
        <form class="add-scope" aria-label="Add a scope by its ID" novalidate on:submit=add>
            <FormField label="Scope type">
                <Select choices=kinds value=kind on_change=move |chosen| kind.set(chosen) />
            </FormField>
            <FormField label="Scope ID" error>
                <TextInput value=id mono=true on_input=move |text| id.set(text) />
            </FormField>
            <Button submit=true icon=IconName::PLUS>"Add scope"</Button>
        </form>
    }
}
