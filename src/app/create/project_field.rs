use datavolumes_contract::ProjectId;
use datavolumes_contract::org::Project;
use leptos::prelude::*;

use super::field_errors::CreateField;
use super::state::CreateState;
use crate::directory::ProjectPicker;
use datavolumes_ui::{FormField, TextInput, part};

/// Whose PVC it is. Where there is no directory of projects, the id is typed.
#[component]
pub(crate) fn ProjectField(create: CreateState) -> impl IntoView {
    let is_refused = create.is_directory_refused();
    let id = create.read(|draft| draft.project.id.clone());
    let choose = move |project: Option<Project>| {
        create.edit(CreateField::Project, |draft| {
            draft.project = project.unwrap_or_default();
        });
        create.leave(CreateField::Project);
    };
    let type_id = move |text: String| {
        create.edit(CreateField::Project, |draft| {
            draft.project = Project {
                id: ProjectId::new(text.trim()),
                ..Project::default()
            };
        });
    };
    let hint = Signal::derive(move || {
        let namespace = create
            .draft()
            .value
            .with(|draft| draft.project.requested_namespace.clone());
        Some(match namespace {
            _ if is_refused.get() => {
                "The ID of the project that has the PVC. You may not see the list of projects."
                    .to_owned()
            }
            Some(namespace) => ["The PVC is in its namespace, ", &namespace, "."].concat(),
            None => "The project that has the PVC in its namespace.".to_owned(),
        })
    });
    let control = part(move || {
        if is_refused.get() {
            view! {
                <TextInput
                    value=Signal::derive(move || id.with(ToString::to_string))
                    on_input=type_id
                    on_blur=move |()| create.leave(CreateField::Project)
                    placeholder=Some("ID".to_owned())
                />
            }
            .into_any()
        } else {
            view! {
                <ProjectPicker
                    value=Signal::derive(move || Some(id.get()).filter(|id| !id.is_empty()))
                    name=create.read(|draft| draft.project.name.clone())
                    on_choose=choose
                    on_refused=move |()| is_refused.set(true)
                />
            }
            .into_any()
        }
    });
    view! {
        <FormField label="Project" required=true hint error=create.error(CreateField::Project)>
            {control}
        </FormField>
    }
}
