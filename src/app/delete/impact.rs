use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::affected_projects::in_words;
use super::dialog::needs_name;
use super::use_affected_projects::use_loss;
use crate::api::{Document, Notice, Task};
use crate::remote::{Remote, UseRemote};
use crate::services::Services;
use datavolumes_ui::{Alert, Button, FormField, TextInput, Tone, part, shown};

/// What goes with a volume that is deleted, once that is known; and the field for its name.
#[component]
pub(crate) fn DeleteImpact(
    /// The volume as it is now.
    reading: UseRemote<Document<Volume>>,
    /// What is typed to confirm.
    typed: RwSignal<String>,
) -> impl IntoView {
    part(move || {
        reading.state.with(|state| match state {
            Remote::Loading { .. } => {
                view! { <p role="status">"Reading what goes with it…"</p> }.into_any()
            }
            Remote::Ready(document) => {
                let volume = document.value.clone();
                view! { <Impact volume typed /> }.into_any()
            }
            Remote::Failed { error, .. } => {
                let Notice { title, detail, .. } = Notice::of(error, Task::Read);
                let retry = move || view! { <Button small=true on_press=move |()| reading.reload()>"Retry"</Button> };
                view! { <Alert tone=Tone::Danger title actions=retry>{detail}</Alert> }.into_any()
            }
        })
    })
}

#[component]
fn Impact(volume: Volume, typed: RwSignal<String>) -> impl IntoView {
    let projects = use_loss(Services::of_context(), &volume);
    let confirms = needs_name(&volume);
    let label = ["Type ", &volume.name, " to confirm"].concat();
    let pvc = view! { <Pvc volume=volume.clone() /> };
    let losers = part(move || in_words(&volume, projects.get()));
    view! {
        <ul class="delete__list">
            <li>{losers}</li>
            <li>{pvc}</li>
            <li>"There is no undo. From this tab it can be created again for a while, with a new ID."</li>
        </ul>
        {shown(move || confirms, move || view! {
            <FormField label=label.clone()>
                <TextInput value=typed on_input=move |text| typed.set(text) mono=true />
            </FormField>
        })}
    }
}

/// What becomes of the data.
#[component]
fn Pvc(volume: Volume) -> impl IntoView {
    let name = volume.origin_pvc_name.to_string();
    if volume.should_delete_original_volume {
        return view! {
            <strong>"The original PVC " <code>{name}</code> " is deleted with it, and so is the data."</strong>
        }
        .into_any();
    }
    view! { "The original PVC " <code>{name}</code> " and the data in it stay." }.into_any()
}
