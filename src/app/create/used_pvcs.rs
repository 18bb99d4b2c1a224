use datavolumes_client::ErrorKind;
use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, ProjectId, VolumeField, VolumePage, input,
};
use leptos::prelude::*;

use super::field_errors::CreateField;
use super::state::CreateState;
use crate::remote::{Remote, UseRemote, use_remote};
use datavolumes_ui::{Icon, IconName, isolated};

/// A PVC of the project that cannot be chosen, because it backs a volume.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct UsedPvc {
    pvc: String,
    volume: String,
}

/// The PVCs of the chosen project that back a volume already, as far as the user may see the volumes.
#[derive(Clone, Copy)]
pub(super) struct UsedPvcsLookup {
    query: Memo<Option<ListQuery>>,
    volumes: UseRemote<VolumePage>,
    pub(super) state: Memo<UsedPvcsState>,
}

/// Loads the volumes of the chosen project.
pub(super) fn use_used_pvcs(create: CreateState) -> UsedPvcsLookup {
    let services = create.services;
    let connectivity = services.connectivity;
    let project = create.read(|draft| draft.project.id.clone());
    let query = Memo::new(move |_| project.with(volumes_of));
    let volumes = use_remote(
        move || query.get(),
        connectivity,
        move |query| services.client().list(&query),
    );
    UsedPvcsLookup {
        query,
        volumes,
        state: Memo::new(move |_| volumes.state.with(UsedPvcsState::of)),
    }
}

/// The PVCs of the project that back a volume already, and a warning if one of them is typed.
#[component]
pub(super) fn UsedPvcs(create: CreateState, used: UsedPvcsLookup) -> impl IntoView {
    let UsedPvcsLookup {
        query,
        volumes,
        state: used,
    } = used;
    let typed = create.read(|draft| input::trim(&draft.pvc).to_owned());
    let warning = Memo::new(move |_| {
        let typed = typed.get();
        used.with(|used| {
            let UsedPvc { pvc, volume } = used.list().iter().find(|used| used.pvc == typed)?;
            let (pvc, volume) = (isolated(pvc), isolated(volume));
            Some(format!(
                "“{pvc}” already backs data volume “{volume}”. Choose another PVC."
            ))
        })
    });
    // A PVC becomes free when the volume that it backs is gone.
    create.recheck(
        CreateField::Pvc,
        Memo::new(move |_| warning.with(Option::is_some)),
        Memo::new(move |_| warning.with(Option::is_none) && used.with(UsedPvcsState::is_complete)),
        move || volumes.refresh_silently(),
    );
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

/// What is known of the PVCs of a project that cannot be chosen.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum UsedPvcsState {
    #[default]
    Loading,
    /// They are not known, for this reason.
    Unknown(String),
    Known {
        used: Vec<UsedPvc>,
        /// There are more than are listed.
        has_more: bool,
    },
}

impl UsedPvcsState {
    fn of(volumes: &Remote<VolumePage>) -> Self {
        let page = match volumes {
            Remote::Ready(page) => page,
            Remote::Loading { .. } => return Self::Loading,
            Remote::Failed { error, .. } => {
                return Self::Unknown(match error.kind() {
                    ErrorKind::Forbidden => {
                        "You don’t have permission to see which PVCs are already used.".to_owned()
                    }
                    _ => "Can’t load which PVCs are already used.".to_owned(),
                });
            }
        };
        let used = page.datavolumes.iter().map(|volume| UsedPvc {
            pvc: volume.origin_pvc_name.to_string(),
            volume: volume.name.clone(),
        });
        Self::Known {
            used: used.collect(),
            has_more: page.next.is_some() || !page.datavolumes.unreadable.is_empty(),
        }
    }

    fn list(&self) -> &[UsedPvc] {
        match self {
            Self::Known { used, .. } => used,
            _ => &[],
        }
    }

    /// The name of the volume that the PVC backs.
    pub(super) fn volume_of(&self, pvc: &str) -> Option<String> {
        let used = self.list().iter().find(|used| used.pvc == pvc);
        used.map(|used| used.volume.clone())
    }

    /// Whether all of them are known.
    const fn is_complete(&self) -> bool {
        matches!(
            self,
            Self::Known {
                has_more: false,
                ..
            }
        )
    }

    /// What is known, in words. Empty while it is being loaded.
    fn title(&self) -> String {
        match self {
            Self::Loading => String::new(),
            Self::Unknown(reason) => reason.clone(),
            Self::Known { used, has_more } => {
                let at_least = if *has_more { "At least " } else { "" };
                match used.len() {
                    0 => "No PVC in this project is used yet by a data volume that you can see."
                        .to_owned(),
                    1 => format!("{at_least}1 PVC in this project is already used"),
                    many => format!("{at_least}{many} PVCs in this project are already used"),
                }
            }
        }
    }
}

#[component]
fn UsedPvcList(used: Memo<UsedPvcsState>) -> impl IntoView {
    let title = move || used.with(UsedPvcsState::title);
    let items = move || {
        let list = used.with(|used| used.list().to_vec());
        list.into_iter()
            .map(|UsedPvc { pvc, volume }| {
                view! {
                    <li>
                        <code>{pvc}</code>
                        " backs "
                        <span>{volume}</span>
                    </li>
                }
            })
            .collect_view()
    };
    let none = move || view! { <p class="create__note">{title}</p> };
    view! {
        <Show when=move || used.with(|used| !used.list().is_empty()) fallback=none>
            <details class="create__more">
                <summary>{title}</summary>
                <ul class="create__list">{items}</ul>
            </details>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{rejected, volume};

    #[test]
    fn unknown_forbidden_failed_none_and_some_differ() {
        let failed = |status| Remote::Failed {
            error: rejected(status),
            last: None,
        };
        let ready = |volumes: usize, next| {
            Remote::Ready(VolumePage {
                next,
                datavolumes: (0..volumes).map(volume).collect::<Vec<_>>().into(),
            })
        };
        let title = |volumes: &Remote<VolumePage>| UsedPvcsState::of(volumes).title();
        assert_eq!(title(&Remote::default()), "");
        let forbidden = title(&failed(403));
        assert!(forbidden.contains("permission"), "{forbidden}");
        let broken = title(&failed(500));
        assert!(broken.contains("Can’t load"), "{broken}");
        let none = title(&ready(0, None));
        assert!(none.starts_with("No PVC"), "{none}");
        assert_eq!(
            title(&ready(1, None)),
            "1 PVC in this project is already used"
        );
        let some = title(&ready(2, Some(2)));
        assert_eq!(some, "At least 2 PVCs in this project are already used");
        assert!(UsedPvcsState::of(&ready(0, None)).is_complete());
        assert!(!UsedPvcsState::of(&ready(1, Some(1))).is_complete());
        assert!(!UsedPvcsState::of(&failed(500)).is_complete());
    }
}
