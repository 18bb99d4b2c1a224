use datavolumes_contract::Scope;
use datavolumes_ui::{IconButton, IconName};
use leptos::prelude::*;

use super::use_bulk_editor::BulkEditor;
use crate::sharing::text::scope_name;

/// The edits, each with a button that removes it.
#[component]
pub(super) fn EditList(
    /// The bulk change.
    editor: BulkEditor,
) -> impl IntoView {
    move || {
        let (organisation, edits) = (editor.organisation.get(), editor.edits.get());
        if edits.is_empty() {
            return view! { <p>"None"</p> }.into_any();
        }
        let entry = |scope: &Scope, is_share: bool| {
            let name = scope_name(&organisation, scope);
            view! { <Edit editor scope=scope.clone() name is_share /> }
        };
        let shared = edits.add().iter().map(|scope| entry(scope, true));
        let unshared = edits.remove().iter().map(|scope| entry(scope, false));
        view! {
            <ul class="bulk__list" aria-label="Pending changes">
                {shared.collect_view()}
                {unshared.collect_view()}
            </ul>
        }
        .into_any()
    }
}

#[component]
fn Edit(editor: BulkEditor, scope: Scope, name: String, is_share: bool) -> impl IntoView {
    let (kind, action) = if is_share {
        ("add", "Share with ")
    } else {
        ("remove", "Stop sharing with ")
    };
    let label = ["Undo the change to ", &name].concat();
    let remove = move |()| editor.edits.update(|edits| edits.reset(&scope));
    view! {
        <li class="bulk__asked" data-change=kind>
            <span class="bulk__scope">{action}<strong>{name}</strong></span>
            <IconButton icon=IconName::CLOSE label on_press=remove />
        </li>
    }
}
