use datavolumes_contract::{DirectoryQuery, Limit, Volume};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::affected_projects::{KnownProjects, ProjectCount, affected_projects, needs_directory};
use crate::services::Services;

/// The maximum number of projects that are read. A larger number would make no better warning.
const MAX_PROJECTS: u64 = 10_000;

/// How many projects lose `volume`; `None` while they are being counted.
pub(super) fn use_affected_projects(
    services: Services,
    volume: &Volume,
) -> ReadSignal<Option<ProjectCount>> {
    let count = RwSignal::new(None);
    if needs_directory(volume) {
        let volume = volume.clone();
        spawn_local(async move {
            let known = read_projects(services, &volume).await;
            // The dialog may be closed by now.
            count.try_set(Some(affected_projects(&volume, &known)));
        });
    } else {
        count.set(Some(affected_projects(volume, &KnownProjects::default())));
    }
    count.read_only()
}

/// The projects of the volume's cluster: a volume cannot be shared with another cluster.
async fn read_projects(services: Services, volume: &Volume) -> KnownProjects {
    let mut query = DirectoryQuery {
        filter: format!("clusterId=={}", volume.cluster_id),
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    let mut known = KnownProjects::default();
    while u64::from(query.offset.get()) < MAX_PROJECTS {
        let Ok(page) = services.client().projects(query.clone()).await else {
            return known;
        };
        let is_readable = page.projects.unreadable.is_empty();
        known.projects.extend(page.projects);
        if page.next.is_none() || !is_readable {
            known.is_complete = is_readable;
            return known;
        }
        query.offset = query.offset.next(query.limit);
    }
    known
}
