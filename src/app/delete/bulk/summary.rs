use datavolumes_ui::{FormField, TextInput};
use leptos::prelude::*;

use super::summary_text::summary_text;
use super::use_bulk_delete::BulkDeletion;
use crate::delete::confirmation::needs_count;
use crate::delete::impact_text::bulk_impact_text;
use crate::delete::use_affected_projects::use_affected_projects;
use crate::services::Services;

/// What would be deleted and who loses it, and the field that confirms it.
#[component]
pub(super) fn Summary(
    /// The bulk deletion.
    deletion: BulkDeletion,
) -> impl IntoView {
    let ready = deletion.ready_volumes();
    let count = ready.len();
    let sentences = summary_text(&ready, deletion.outcome()).into_iter();
    let sentences = sentences.map(|sentence| view! { <li>{sentence}</li> });
    let sentences = sentences.collect_view();
    let impact = (count > 0).then(|| {
        let projects = use_affected_projects(Services::of_context(), ready.clone());
        view! {
            <li>{move || bulk_impact_text(&ready, projects.get())}</li>
            <li>"You can’t undo this. You can recreate them from this tab with new IDs."</li>
        }
    });
    let typed = deletion.typed;
    let confirmation = needs_count(count).then(|| {
        let label = format!("Type {count} to confirm");
        view! {
            <FormField label>
                <TextInput value=typed on_input=move |text| typed.set(text) mono=true />
            </FormField>
        }
    });
    view! {
        <ul class="delete__list" aria-label="Summary">
            {sentences}
            {impact}
        </ul>
        {confirmation}
    }
}
