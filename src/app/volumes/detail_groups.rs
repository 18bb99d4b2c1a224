//! The groups of properties on the page of a volume.

use datavolumes_contract::{SharedScope, Volume};
use leptos::prelude::*;

use super::directory::Directory;
use crate::ui::{CopyButton, Described, DescriptionList, Timestamp, part, shown};

type Read = fn(&Volume) -> String;

/// What the volume is, and who made it.
#[component]
pub(super) fn AboutGroup(volume: Signal<Volume>) -> impl IntoView {
    view! {
        <Group title="About">
            <Line term="Description" volume read=|volume| volume.description.clone().unwrap_or_default() />
            <Line term="ID" volume read=|volume| volume.id.to_string() copied=true />
            <Line term="Created by" volume read=|volume| volume.created_by.clone().unwrap_or_default() />
            <Described term="Created">
                <Timestamp at=Signal::derive(move || volume.with(|volume| volume.created_at)) />
            </Described>
            <Line term="Updated by" volume read=|volume| volume.updated_by.clone().unwrap_or_default() />
            <Described term="Updated">
                <Timestamp at=Signal::derive(move || volume.with(|volume| volume.updated_at)) />
            </Described>
        </Group>
    }
}

/// Where the data is.
#[component]
pub(super) fn OriginGroup(volume: Signal<Volume>, directory: Directory) -> impl IntoView {
    let department = move || volume.with(|volume| directory.department(&volume.department_id));
    let cluster = move || volume.with(|volume| directory.cluster(&volume.cluster_id));
    view! {
        <Group title="Origin">
            <Line term="Origin PVC" volume read=|volume| volume.origin_pvc_name.to_string() copied=true />
            <Line term="Project" volume read=|volume| volume.project_name.clone() />
            <Line term="Project ID" volume read=|volume| volume.project_id.to_string() copied=true />
            <Described term="Department">{department}</Described>
            <Line term="Department ID" volume read=|volume| volume.department_id.to_string() copied=true />
            <Described term="Cluster">{cluster}</Described>
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

/// Whom it is shared with: told, told to be nobody, or not told.
#[component]
pub(super) fn SharingGroup(volume: Signal<Volume>) -> impl IntoView {
    let scopes = part(
        move || match volume.with(|volume| volume.shared_scopes.clone()) {
            None => view! { <p>"Not shown: you may not see whom this volume is shared with."</p> }
                .into_any(),
            Some(scopes) if scopes.is_empty() => {
                view! { <p>"Shared with nobody. Only its origin project can mount it."</p> }
                    .into_any()
            }
            Some(scopes) => view! { <SharedScopes scopes /> }.into_any(),
        },
    );
    view! {
        <section class="details__group" aria-label="Shared with">
            <h2 class="details__heading">"Shared with"</h2>
            {scopes}
        </section>
    }
}

/// The most scopes that are listed at first.
const FIRST_SCOPES: usize = 20;

#[component]
fn SharedScopes(scopes: Vec<SharedScope>) -> impl IntoView {
    let count = scopes.len();
    let is_whole = RwSignal::new(count <= FIRST_SCOPES);
    let line = |scope: SharedScope| {
        let name = if scope.scope_name.is_empty() {
            scope.scope_id.clone()
        } else {
            scope.scope_name
        };
        view! {
            <tr class="scopes__row">
                <td>{scope.scope_type.to_string()}</td>
                <th scope="row" class="scopes__name" data-tooltip=scope.scope_id>{name}</th>
                <td>{scope.created_by}</td>
                <td><Timestamp at=Signal::stored(scope.created_at) /></td>
            </tr>
        }
    };
    let lines = part(move || {
        let shown = if is_whole.get() { count } else { FIRST_SCOPES };
        scopes.iter().take(shown).cloned().map(line).collect_view()
    });
    view! {
        <table class="scopes" aria-label="Shared with">
            <thead>
                <tr><th scope="col">"Type"</th><th scope="col">"Scope"</th><th scope="col">"Shared by"</th><th scope="col">"Since"</th></tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        {shown(move || !is_whole.get(), move || view! {
            <crate::ui::Button small=true on_press=move |()| is_whole.set(true)>
                "Show all " {count}
            </crate::ui::Button>
        })}
    }
}

/// How to use it: the commonest confusion is that it is read-only even where it comes from.
#[component]
pub(super) fn MountGroup(volume: Signal<Volume>) -> impl IntoView {
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
        <Described term>
            <span class="details__value">{part(move || if has_value.get() { value.get() } else { "—".to_owned() })}</span>
            {shown(move || copied && has_value.get(), move || view! {
                <CopyButton label=["Copy ", term].concat() text=value />
            })}
        </Described>
    }
}
