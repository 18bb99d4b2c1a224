use datavolumes_client::Action;
use datavolumes_contract::{Scope, SharedScope};
use leptos::prelude::*;

use super::draft::CreateDraft;
use super::field_errors::CreateField;
use super::scope_search::ScopeSearch;
use super::scope_text::{scope_extent, scope_label};
use super::state::CreateState;
use super::typed_scope::add_typed_scope;
use crate::sharing::ScopeById;
use datavolumes_ui::{Chip, FormField, isolated};

const HINT: &str = "Optional. You can change this at any time.";

/// The scopes that the volume is shared with after it was created.
#[component]
pub(super) fn ShareField(create: CreateState) -> impl IntoView {
    let add = Callback::new(move |shared: SharedScope| {
        create.edit(CreateField::Shares, |draft| draft.share_with(shared));
    });
    let denial = create.denial(Action::Share);
    let denied_scope = move || {
        let reason = |shared: &SharedScope| {
            let permissions = create.services.permissions;
            let reason = permissions.reason(Action::Share, &shared.scope())?;
            let label = isolated(scope_label(shared)).into_owned();
            Some(["Sharing with ", &label, " will be refused: ", &reason].concat())
        };
        let draft = create.draft.value;
        draft.with(|draft| draft.shares.iter().find_map(reason))
    };
    let warning = move || match denial.get() {
        Some(reason) => Some(["Sharing will be refused: ", &reason].concat()),
        None => denied_scope(),
    };
    view! {
        <div class="create__field">
            <Show
                when=move || create.is_directory_denied.get()
                fallback=move || view! { <FromDirectory create on_add=add /> }
            >
                <ById create on_add=add />
            </Show>
            <p class="create__advice" data-tone="warning" role="status">
                {warning}
            </p>
            <ChosenScopes create />
            <p class="create__advice" role="status">
                {create.read(CreateDraft::redundancy)}
            </p>
        </div>
    }
}

#[component]
fn FromDirectory(create: CreateState, on_add: Callback<SharedScope>) -> impl IntoView {
    let is_typed = create
        .entries
        .scope_id
        .typed
        .with_untracked(|typed| !typed.is_empty());
    view! {
        <FormField label="Share with" hint=Some(HINT.to_owned())>
            <ScopeSearch create on_add />
        </FormField>
        <details class="create__more" open=is_typed>
            <summary>"Add by ID"</summary>
            <TypedScopeFields create on_add />
        </details>
    }
}

#[component]
fn ById(create: CreateState, on_add: Callback<SharedScope>) -> impl IntoView {
    view! {
        <fieldset class="create__group">
            <legend class="create__legend">"Share with"</legend>
            <p class="create__note">
                "You don’t have permission to list scopes. Enter their IDs. " {HINT}
            </p>
            <TypedScopeFields create on_add />
        </fieldset>
    }
}

/// The fields for the id or the name of a scope.
#[component]
fn TypedScopeFields(create: CreateState, on_add: Callback<SharedScope>) -> impl IntoView {
    let add = move |typed: Scope| add_typed_scope(create, typed, on_add);
    view! { <ScopeById on_add=add entry=create.entries.scope_id /> }
}

/// The chosen scopes as chips.
#[component]
fn ChosenScopes(create: CreateState) -> impl IntoView {
    let shares = create.read(|draft| draft.shares.clone());
    view! {
        <Show when=move || shares.with(|shares| !shares.is_empty())>
            <ul class="create__chips" aria-label="Will be shared with">
                <For each=move || shares.get() key=SharedScope::scope let:shared>
                    <ScopeChip create shared />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn ScopeChip(create: CreateState, shared: SharedScope) -> impl IntoView {
    let scope = shared.scope();
    let label = scope_label(&shared);
    let text = [&*isolated(label), " · ", scope_extent(&shared.scope_type)].concat();
    let remove_label = ["Remove ", scope.scope_type.as_str(), " ", label].concat();
    let remove = move |()| create.edit(CreateField::Shares, |draft| draft.unshare(&scope));
    view! {
        <li class="create__chip">
            <Chip text remove_label on_remove=remove />
        </li>
    }
}
