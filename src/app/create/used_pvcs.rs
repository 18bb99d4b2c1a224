use datavolumes_contract::{Filter, FilterOperator, Limit, ListQuery, VolumeField};
use leptos::prelude::*;

use super::state::CreateState;
use crate::remote::{Remote, use_remote};
use crate::services::Services;
use datavolumes_ui::{Icon, IconName, part, shown};

/// A PVC, and the volume that it backs.
type Taken = (String, String);

/// The PVCs of the project that back a volume already, as far as this person sees them: none of them
/// can be chosen.
#[component]
pub(crate) fn TakenPvcs(create: CreateState) -> impl IntoView {
    let Services { api, health, .. } = create.services();
    let question = Memo::new(move |_| {
        let project = create.draft().value.with(|draft| draft.project.id.clone());
        let filter = Filter::new(
            VolumeField::ProjectId,
            FilterOperator::Equals,
            project.as_str(),
        )
        .ok()?;
        Some(
            ListQuery {
                filters: vec![filter],
                ..ListQuery::default()
            }
            .with_limit(Limit::MAX),
        )
    });
    let volumes = use_remote(
        move || question.get(),
        health,
        move |query| api.list(&query),
    );
    let taken = Memo::new(move |_| {
        volumes.state.with(|volumes| match volumes {
            Remote::Ready(page) => page
                .datavolumes
                .iter()
                .map(|volume| (volume.origin_pvc_name.to_string(), volume.name.clone()))
                .collect::<Vec<Taken>>(),
            _ => Vec::new(),
        })
    });
    let clash = Memo::new(move |_| {
        let pvc = create
            .draft()
            .value
            .with(|draft| draft.pvc.trim().to_owned());
        taken.with(|taken| {
            let found = taken.iter().find(|(known, _)| *known == pvc);
            found.map(|(pvc, volume)| {
                format!("“{pvc}” backs the data volume “{volume}” already. Choose another PVC.")
            })
        })
    });
    let warning = part(move || {
        clash
            .get()
            .map(|text| view! { <Icon name=IconName::WARNING /><span>{text}</span> })
    });
    let line = |(pvc, volume): Taken| {
        view! { <li><code>{pvc}</code> " backs " {volume}</li> }
    };
    let list = move || {
        part(move || {
            let taken = taken.get();
            let count = taken.len();
            (count > 0).then(|| {
                let title = match count {
                    1 => "1 PVC of this project backs a volume already".to_owned(),
                    many => format!("{many} PVCs of this project back a volume already"),
                };
                view! {
                    <details class="create__more">
                        <summary>{title}</summary>
                        <ul class="create__list">{taken.into_iter().map(line).collect_view()}</ul>
                    </details>
                }
            })
        })
    };
    view! {
        <p class="create__advice" data-tone="warning" role="status">{warning}</p>
        {shown(move || question.with(Option::is_some), move || view! { <div class="create__known">{list()}</div> })}
    }
}
