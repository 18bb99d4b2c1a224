use datavolumes_contract::{Scope, ScopeType};
use leptos::{ev::SubmitEvent, prelude::*};

use super::editor_state::Editor;
use super::scope_tree::TreeState;
use super::words;
use crate::ui::{Button, Choice, Field, IconName, Select, TextInput, Toasts, effect};

/// Adds a scope that the tree does not list, by its type and id.
#[component]
pub(super) fn AddScope(
    /// What is edited.
    editor: Editor,
    /// The tree that shows it then.
    tree: TreeState,
) -> impl IntoView {
    let toasts = Toasts::of_context();
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
        let scope = Scope::new(kind.with_untracked(|kind| kind.as_str().into()), typed);
        editor.typed.update(|typed| _ = typed.insert(scope.clone()));
        let label = editor
            .organisation
            .with_untracked(|organisation| words::named(organisation, &scope));
        if editor
            .plan
            .with_untracked(|plan| plan.wanted().contains(&scope))
        {
            toasts.announce(&["It is shared with ", &label, " already."].concat());
        } else {
            editor.want(scope.clone(), true);
            toasts.announce(&[&label, " will be shared."].concat());
        }
        tree.go_to(scope);
        id.set(String::new());
    };
    view! {
        <form class="add-scope" aria-label="Add a scope by its ID" novalidate on:submit=add>
            <Field label="Scope type">
                <Select choices=kinds value=kind on_change=move |chosen| kind.set(chosen) />
            </Field>
            <Field label="Scope ID" error>
                <TextInput value=id mono=true on_input=move |text| id.set(text) />
            </Field>
            <Button submit=true icon=IconName::Plus>"Add scope"</Button>
        </form>
    }
}
