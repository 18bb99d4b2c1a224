//! The groups of properties on the page of a volume.

use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::directory::Directory;
use datavolumes_ui::{CopyButton, DescriptionItem, DescriptionList, Timestamp, part, shown};

type Read = fn(&Volume) -> String;

/// What the volume is, and who made it.
#[component]
pub(crate) fn AboutGroup(volume: Signal<Volume>) -> impl IntoView {
    view! {
        <Group title="About">
            <Line term="Description" volume read=|volume| volume.description.clone().unwrap_or_default() />
            <Line term="ID" volume read=|volume| volume.id.to_string() copied=true />
            <Line term="Created by" volume read=|volume| volume.created_by.clone().unwrap_or_default() />
            <DescriptionItem term="Created">
                <Timestamp at=Signal::derive(move || volume.with(|volume| volume.created_at)) />
            </DescriptionItem>
            <Line term="Updated by" volume read=|volume| volume.updated_by.clone().unwrap_or_default() />
            <DescriptionItem term="Updated">
                <Timestamp at=Signal::derive(move || volume.with(|volume| volume.updated_at)) />
            </DescriptionItem>
        </Group>
    }
}

/// Where the data is.
#[component]
pub(crate) fn OriginGroup(volume: Signal<Volume>, directory: Directory) -> impl IntoView {
    let department = move || volume.with(|volume| directory.department(&volume.department_id));
    let cluster = move || volume.with(|volume| directory.cluster(&volume.cluster_id));
    view! {
        <Group title="Origin">
            <Line term="Origin PVC" volume read=|volume| volume.origin_pvc_name.to_string() copied=true />
            <Line term="Project" volume read=|volume| volume.project_name.clone() />
            <Line term="Project ID" volume read=|volume| volume.project_id.to_string() copied=true />
            <DescriptionItem term="Department">{department}</DescriptionItem>
            <Line term="Department ID" volume read=|volume| volume.department_id.to_string() copied=true />
            <DescriptionItem term="Cluster">{cluster}</DescriptionItem>
            <Line term="Cluster ID" volume read=|volume| volume.cluster_id.to_string() copied=true />
            <Line term="Data volume PVC" volume read=|volume| volume.status.datavolume_pvc_name.clone().unwrap_or_default() />
            <Line term="Data volume PV" volume read=|volume| volume.status.datavolume_pv_name.clone().unwrap_or_default() />
            <Line term="When it is deleted" volume read=|volume| if volume.should_delete_original_volume {
                "The original volume is deleted with it".to_owned()
            } else {
                "The original PVC stays".to_owned()
            } />
        </Group>
    }
}

/// How to use it: the commonest confusion is that it is read-only even where it comes from.
#[component]
pub(crate) fn MountGroup(volume: Signal<Volume>) -> impl IntoView {
    let pvc = part(move || volume.with(|volume| volume.origin_pvc_name.to_string()));
    let project = part(move || volume.with(|volume| volume.project_name.clone()));
    view! {
        <section class="details__group" aria-label="How to mount it">
            <h2 class="details__heading">"How to mount it"</h2>
            <p>
                "Choose this data volume when you submit a workload in a project that it is shared with. It is mounted read-only everywhere, its origin project included."
            </p>
            <p>"To write to it, mount the PVC " <code>{pvc}</code> " in the project " <code>{project}</code> "."</p>
        </section>
    }
}

#[component]
fn Group(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="details__group" aria-label=title>
            <h2 class="details__heading">{title}</h2>
            <DescriptionList>{children()}</DescriptionList>
        </section>
    }
}

/// A property; a dash where it has no value, and a copy button where people need it elsewhere.
#[component]
fn Line(
    term: &'static str,
    volume: Signal<Volume>,
    read: Read,
    #[prop(optional)] copied: bool,
) -> impl IntoView {
    let value = Signal::derive(move || volume.with(read));
    let has_value = Memo::new(move |_| value.with(|value| !value.is_empty()));
    view! {
        <DescriptionItem term>
            <span class="details__value">{part(move || if has_value.get() { value.get() } else { "—".to_owned() })}</span>
            {shown(move || copied && has_value.get(), move || view! {
                <CopyButton label=["Copy ", term].concat() text=value />
            })}
        </DescriptionItem>
    }
}
