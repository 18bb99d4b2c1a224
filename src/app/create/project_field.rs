use datavolumes_contract::org::Project;
use leptos::prelude::*;

use super::field_errors::CreateField;
use super::state::CreateState;
use crate::directory::{OrgLevel, OrgUnit, OrgUnitPicker};
use datavolumes_ui::{FormField, TextInput, isolated};

/// The project that has the PVC. Without access to the directory, its id is typed.
#[component]
pub(super) fn ProjectField(create: CreateState) -> impl IntoView {
    let is_denied = create.is_directory_denied;
    let namespace = create.read(|draft| draft.project.requested_namespace.clone());
    let hint = Signal::derive(move || {
        Some(match namespace.get() {
            _ if is_denied.get() => {
                "You don’t have permission to list projects. Enter the project’s ID.".to_owned()
            }
            Some(namespace) => {
                ["The PVC is in its namespace ", &isolated(&namespace), "."].concat()
            }
            None => "The project whose namespace holds the PVC.".to_owned(),
        })
    });
    let (missing, entry) = (create.error(CreateField::Project), create.entries.project);
    // The picker itself says why a text is not a project.
    let error = Signal::derive(move || {
        let is_refused = entry.with(|entry| entry.refusal().is_some());
        missing.get().filter(|_| !is_refused)
    });
    view! {
        <div class="create__field" on:focusout=move |_| create.mark_visited(CreateField::Project)>
            <FormField label="Project" required=true hint error>
                <Show
                    when=move || is_denied.get()
                    fallback=move || view! { <FromDirectory create /> }
                >
                    <ById create />
                </Show>
            </FormField>
        </div>
    }
}

#[component]
fn FromDirectory(create: CreateState) -> impl IntoView {
    let id = create.read(|draft| Some(draft.project.id.to_string()).filter(|id| !id.is_empty()));
    let choose = move |project: Option<OrgUnit>| {
        create.edit(CreateField::Project, |draft| {
            draft.project = project.map(Project::from).unwrap_or_default();
        });
    };
    view! {
        <OrgUnitPicker
            level=OrgLevel::Project
            value=id
            name=create.read(|draft| draft.project.name.clone())
            on_choose=choose
            on_refused=move |()| create.deny_directory()
            entry=create.entries.project
        />
    }
}

#[component]
fn ById(create: CreateState) -> impl IntoView {
    view! {
        <TextInput
            value=create.read(|draft| draft.project.id.to_string())
            on_input=move |text: String| create.set_project_id(text)
            placeholder=Some("ID".to_owned())
        />
    }
}
