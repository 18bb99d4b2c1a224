use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, ProjectId, VolumeField, VolumePage, input,
};
use leptos::prelude::*;

use super::state::CreateState;
use crate::remote::{Remote, use_remote};
use datavolumes_ui::{Icon, IconName};

/// A PVC of the project that cannot be chosen, because it backs a volume.
#[derive(Clone, PartialEq, Eq)]
struct UsedPvc {
    pvc: String,
    volume: String,
}

/// The PVCs of the project that back a volume already, as far as the user may see the volumes, and a
/// warning if one of them is typed.
#[component]
pub(super) fn UsedPvcs(create: CreateState) -> impl IntoView {
    let services = create.services;
    let connectivity = services.connectivity;
    let project = create.read(|draft| draft.project.id.clone());
    let query = Memo::new(move |_| project.with(volumes_of));
    let volumes = use_remote(
        move || query.get(),
        connectivity,
        move |query| services.client().list(&query),
    );
    let used = Memo::new(move |_| volumes.state.with(used_pvcs));
    let typed = create.read(|draft| input::trim(&draft.pvc).to_owned());
    let warning = Memo::new(move |_| {
        let typed = typed.get();
        used.with(|used| {
            let UsedPvc { pvc, volume } = used.iter().find(|used| used.pvc == typed)?;
            Some(format!(
                "“{pvc}” backs the data volume “{volume}” already. Choose another PVC."
            ))
        })
    });
    view! {
        <p class="create__advice" data-tone="warning" role="status">
            {move || {
                warning
                    .get()
                    .map(|text| {
                        view! {
                            <Icon name=IconName::WARNING />
                            <span>{text}</span>
                        }
                    })
            }}
        </p>
        <Show when=move || query.with(Option::is_some)>
            <div class="create__known">
                <UsedPvcList used />
            </div>
        </Show>
    }
}

/// The query for the volumes of `project`; `None` while no project is chosen.
fn volumes_of(project: &ProjectId) -> Option<ListQuery> {
    let by_project = Filter::new(
        VolumeField::ProjectId,
        FilterOperator::Equals,
        project.as_str(),
    )
    .ok()?;
    let query = ListQuery {
        filters: vec![by_project],
        ..ListQuery::default()
    };
    Some(query.with_limit(Limit::MAX))
}

fn used_pvcs(volumes: &Remote<VolumePage>) -> Vec<UsedPvc> {
    let Remote::Ready(page) = volumes else {
        return Vec::new();
    };
    let used = page.datavolumes.iter().map(|volume| UsedPvc {
        pvc: volume.origin_pvc_name.to_string(),
        volume: volume.name.clone(),
    });
    used.collect()
}

#[component]
fn UsedPvcList(used: Memo<Vec<UsedPvc>>) -> impl IntoView {
    let title = move || match used.with(Vec::len) {
        1 => "1 PVC of this project backs a volume already".to_owned(),
        many => format!("{many} PVCs of this project back a volume already"),
    };
    let items = move || {
        used.get()
            .into_iter()
            .map(|UsedPvc { pvc, volume }| {
                view! {
                    <li>
                        <code>{pvc}</code>
                        " backs "
                        {volume}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || used.with(|used| !used.is_empty())>
            <details class="create__more">
                <summary>{title}</summary>
                <ul class="create__list">{items}</ul>
            </details>
        </Show>
    }
}
