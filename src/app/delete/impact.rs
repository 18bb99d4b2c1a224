use datavolumes_client::WithBody;
use datavolumes_contract::{PvcName, Volume};
use leptos::prelude::*;

use super::confirmation::needs_name;
use super::impact_text::impact_text;
use super::use_affected_projects::use_affected_projects;
use crate::remote::{FailureAlert, Notice, Remote, Task, UseRemote};
use crate::services::Services;
use datavolumes_ui::{FormField, TextInput, isolated};

/// What is lost with the volume, once it is loaded, and the field that confirms its deletion.
#[component]
pub(super) fn DeleteImpact(
    volume: UseRemote<WithBody<Volume>>,
    /// The content of the confirmation field.
    typed: RwSignal<String>,
) -> impl IntoView {
    move || {
        volume.state.with(|state| match state {
            Remote::Loading { .. } => {
                view! { <p role="status">"Checking what will be affected…"</p> }.into_any()
            }
            Remote::Ready(WithBody { value, .. }) => {
                view! { <Impact volume=value.clone() typed /> }.into_any()
            }
            Remote::Failed { error, .. } => {
                let notice = Notice::of(error, Task::Read);
                view! { <FailureAlert notice on_retry=move |()| volume.reload() /> }.into_any()
            }
        })
    }
}

#[component]
fn Impact(volume: Volume, typed: RwSignal<String>) -> impl IntoView {
    let projects = use_affected_projects(Services::of_context(), vec![volume.clone()]);
    let is_destroyed = volume.should_delete_original_volume;
    let pvc = volume.origin_pvc_name.clone();
    let confirmation = needs_name(&volume).then(|| {
        let label = ["Type ", &isolated(&volume.name), " to confirm"].concat();
        view! {
            <div translate="no">
                <FormField label>
                    <TextInput value=typed on_input=move |text| typed.set(text) mono=true />
                </FormField>
            </div>
        }
    });
    view! {
        <ul class="delete__list">
            <li>{move || impact_text(&volume, projects.get())}</li>
            <li>
                <PvcImpact pvc is_destroyed />
            </li>
            <li>"You can’t undo this. You can recreate it from this tab with a new ID."</li>
        </ul>
        {confirmation}
    }
}

/// What happens to the data.
#[component]
fn PvcImpact(pvc: PvcName, is_destroyed: bool) -> impl IntoView {
    let name = view! { <code translate="no">{pvc.to_string()}</code> };
    if is_destroyed {
        view! { <strong>"Origin PVC " {name} " and its data are deleted too."</strong> }.into_any()
    } else {
        view! {
            "Origin PVC "
            {name}
            " and its data are kept."
        }
        .into_any()
    }
}
