//! The groups of properties in the details of a volume.

use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::directory::OrgNames;
use datavolumes_ui::{CopyButton, DescriptionItem, DescriptionList, Timestamp};

/// The id of the volume, and who created and updated it.
#[component]
pub(super) fn AboutGroup(volume: Signal<Volume>) -> impl IntoView {
    view! {
        <Group title="About">
            <CopyableProperty term="ID" volume read=|volume| volume.id.to_string() />
            <Property
                term="Created by"
                volume
                read=|volume| volume.created_by.clone().unwrap_or_default()
            />
            <Time term="Created" volume read=|volume| volume.created_at.as_ref() />
            <Property
                term="Updated by"
                volume
                read=|volume| volume.updated_by.clone().unwrap_or_default()
            />
            <Time term="Updated" volume read=|volume| volume.updated_at.as_ref() />
        </Group>
    }
}

/// A time of the volume.
#[component]
fn Time(
    term: &'static str,
    volume: Signal<Volume>,
    read: fn(&Volume) -> Option<&datavolumes_contract::Timestamp>,
) -> impl IntoView {
    let at = Signal::derive(move || {
        let to_result = datavolumes_contract::Timestamp::to_result;
        volume.with(|volume| read(volume).map(to_result))
    });
    view! {
        <DescriptionItem term>
            <Timestamp at />
        </DescriptionItem>
    }
}

/// Where the data is.
#[component]
pub(super) fn OriginGroup(volume: Signal<Volume>) -> impl IntoView {
    let directory = OrgNames::of_context();
    let department = move || volume.with(|volume| directory.department(&volume.department_id));
    let cluster = move || volume.with(|volume| directory.cluster(&volume.cluster_id));
    view! {
        <Group title="Origin">
            <CopyableProperty
                term="Origin PVC"
                volume
                read=|volume| volume.origin_pvc_name.to_string()
            />
            <Property term="Project" volume read=|volume| volume.project_name.clone() />
            <CopyableProperty
                term="Project ID"
                volume
                read=|volume| volume.project_id.to_string()
            />
            <DescriptionItem term="Department">{department}</DescriptionItem>
            <CopyableProperty
                term="Department ID"
                volume
                read=|volume| volume.department_id.to_string()
            />
            <DescriptionItem term="Cluster">{cluster}</DescriptionItem>
            <CopyableProperty
                term="Cluster ID"
                volume
                read=|volume| volume.cluster_id.to_string()
            />
            <CopyableProperty
                term="Data volume PVC"
                volume
                read=|volume| volume.status.datavolume_pvc_name.clone().unwrap_or_default()
            />
            <CopyableProperty
                term="Data volume PV"
                volume
                read=|volume| volume.status.datavolume_pv_name.clone().unwrap_or_default()
            />
            <Property term="On deletion" volume read=pvc_retention />
        </Group>
    }
}

fn pvc_retention(volume: &Volume) -> String {
    if volume.should_delete_original_volume {
        "Origin PVC and its data are deleted".to_owned()
    } else {
        "Origin PVC is kept".to_owned()
    }
}

/// How to mount the volume. It is read-only even in its origin project, which users often do not expect.
#[component]
pub(super) fn MountGroup(volume: Signal<Volume>) -> impl IntoView {
    let pvc = move || volume.with(|volume| volume.origin_pvc_name.to_string());
    let project = move || volume.with(|volume| volume.project_name.clone());
    view! {
        <section class="details__group" aria-label="How to mount">
            <h2 class="details__heading">"How to mount"</h2>
            <p>
                "Choose this data volume when you submit a workload in a project that can use it. Every project mounts it read-only, including the origin."
            </p>
            <p>
                "To change the data, mount the origin PVC " <code translate="no">{pvc}</code>
                " in project " <code translate="no">{project}</code> "."
            </p>
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

/// A property of the volume; a dash if it is empty. A value that does not fit in its line is cut off, and its tooltip
/// shows it.
#[component]
fn Property(
    term: &'static str,
    volume: Signal<Volume>,
    read: fn(&Volume) -> String,
) -> impl IntoView {
    let value = Memo::new(move |_| volume.with(read));
    view! {
        <DescriptionItem term>
            <span class="details__value" data-overflow="" translate="no">
                {move || or_dash(value.get())}
            </span>
        </DescriptionItem>
    }
}

/// A property of the volume that is for machines, such as an id, with a button that copies it.
#[component]
fn CopyableProperty(
    term: &'static str,
    volume: Signal<Volume>,
    read: fn(&Volume) -> String,
) -> impl IntoView {
    let value = Memo::new(move |_| volume.with(read));
    let copy_label = ["Copy ", term].concat();
    view! {
        <DescriptionItem term>
            <code class="details__value" translate="no">
                {move || or_dash(value.get())}
            </code>
            <Show when=move || value.with(|value| !value.is_empty())>
                <CopyButton label=copy_label.clone() text=value />
            </Show>
        </DescriptionItem>
    }
}

fn or_dash(value: String) -> String {
    if value.is_empty() {
        "—".to_owned()
    } else {
        value
    }
}
