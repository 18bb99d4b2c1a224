use datavolumes_contract::{Scope, ScopeType};
use datavolumes_ui::{Button, Choice, FormField, IconName, Select, TextInput};
use leptos::prelude::*;

use super::scope_id_entry::ScopeIdEntry;
use super::text::level_name;

/// Adds a scope by its type and id, for scopes that no list offers.
#[component]
pub(crate) fn ScopeById(
    /// Called with the scope, to [settle](ScopeIdEntry::settle) what becomes of it.
    #[prop(into)]
    on_add: Callback<Scope>,
    /// What is typed.
    entry: ScopeIdEntry,
) -> impl IntoView {
    let ScopeIdEntry {
        typed,
        error,
        input,
        ..
    } = entry;
    let scope_type = Signal::derive(move || typed.with(|typed| typed.scope_type.clone()));
    let id = Signal::derive(move || typed.with(|typed| typed.id.clone()));
    let add = move |()| entry.submit(|scope| on_add.run(scope));
    let types: Vec<Choice> = ScopeType::DOCUMENTED
        .iter()
        .rev()
        .map(|level| Choice::new(level.as_str(), level_name(level)))
        .collect();
    view! {
        <div class="scope-by-id">
            <FormField label="Scope type">
                <Select
                    choices=types
                    value=scope_type
                    on_change=move |chosen| entry.choose(chosen)
                />
            </FormField>
            <FormField label="Scope ID" error>
                <TextInput
                    value=id
                    mono=true
                    on_input=move |text| entry.edit(text)
                    on_enter=add
                    node_ref=input
                />
            </FormField>
            <Button icon=IconName::PLUS busy=entry.is_looking_up on_press=add>
                "Add scope"
            </Button>
        </div>
    }
}
