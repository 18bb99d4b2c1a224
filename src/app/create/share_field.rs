use datavolumes_contract::SharedScope;
use leptos::prelude::*;

use super::draft::{CreateDraft, scope_label, scope_reach};
use super::field_errors::CreateField;
use super::scope_by_id::ScopeById;
use super::scope_search::ScopeSearch;
use super::state::CreateState;
use crate::rights::Action;
use datavolumes_ui::{Chip, FormField, part, shown};

/// Whom to share it with as soon as it is there.
#[component]
pub(crate) fn ShareField(create: CreateState) -> impl IntoView {
    let is_refused = create.is_directory_refused();
    let add = Callback::new(move |shared: SharedScope| {
        create.edit(CreateField::Shares, |draft| draft.share_with(shared));
    });
    let hint = "Optional. Who may mount it, read-only. It can be changed at any time.";
    let search = move || {
        view! {
            <FormField label="Share with" hint=Some(hint.to_owned())>
                <ScopeSearch create on_add=add />
            </FormField>
            <details class="create__more">
                <summary>"Share with a scope that is not listed"</summary>
                <ScopeById on_add=add />
            </details>
        }
    };
    let by_id = move || {
        view! {
            <fieldset class="create__group">
                <legend class="create__legend">"Share with"</legend>
                <p class="create__note">"You may not see the list of scopes: enter their IDs. " {hint}</p>
                <ScopeById on_add=add />
            </fieldset>
        }
    };
    let note = part(move || create.draft().value.with(CreateDraft::redundancy));
    let refused = create.refused(Action::Share);
    let warning = part(move || {
        let reason = refused.get()?;
        Some(["You may not share volumes of this project: ", &reason].concat())
    });
    view! {
        <div class="create__field">
            {part(move || if is_refused.get() { by_id().into_any() } else { search().into_any() })}
            <p class="create__advice" data-tone="warning" role="status">{warning}</p>
            <Chosen create />
            <p class="create__advice" role="status">{note}</p>
        </div>
    }
}

/// What was chosen so far, and what it reaches.
#[component]
fn Chosen(create: CreateState) -> impl IntoView {
    let has_any = create.read(|draft| !draft.shares.is_empty());
    let chip = move |shared: SharedScope| {
        let scope = shared.scope();
        let text = [scope_label(&shared), " · ", scope_reach(&shared.scope_type)].concat();
        let remove_label = [
            "Remove ",
            scope.scope_type.as_str(),
            " ",
            scope_label(&shared),
        ]
        .concat();
        let remove = move |()| create.edit(CreateField::Shares, |draft| draft.unshare(&scope));
        view! { <li class="create__chip"><Chip text remove_label on_remove=remove /></li> }
    };
    let chips = move || {
        let shares = create.draft().value.with(|draft| draft.shares.clone());
        shares.into_iter().map(chip).collect_view()
    };
    view! {
        {shown(move || has_any.get(), move || view! {
            <ul class="create__chips" aria-label="Will be shared with">{part(chips)}</ul>
        })}
    }
}
