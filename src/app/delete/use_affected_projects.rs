//! Asks how many projects lose a volume.

use datavolumes_contract::{DirectoryQuery, Limit, Volume};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::affected_projects::{KnownProjects, Projects, needs_directory, projects};
use crate::services::Services;

/// The most projects that are asked for: a number that is larger still is no better a warning.
const MOST: u64 = 10_000;

/// How many projects lose `volume`; nothing while that is being counted.
pub(crate) fn use_loss(services: Services, volume: &Volume) -> ReadSignal<Option<Projects>> {
    let loss = RwSignal::new(None);
    if needs_directory(volume) {
        let volume = volume.clone();
        spawn_local(async move {
            let known = known_projects(services, &volume).await;
            loss.try_set(Some(projects(&volume, &known)));
        });
    } else {
        loss.set(Some(projects(volume, &KnownProjects::default())));
    }
    loss.read_only()
}

/// The projects of the volume's cluster, which alone it can be shared with.
async fn known_projects(services: Services, volume: &Volume) -> KnownProjects {
    let mut query = DirectoryQuery {
        filter: format!("clusterId=={}", volume.cluster_id),
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    let mut known = KnownProjects::default();
    while u64::from(query.offset.get()) < MOST {
        let Ok(page) = services.api.projects(query.clone()).answer.await else {
            return known;
        };
        known.projects.extend(page.projects);
        if page.next.is_none() {
            known.is_whole = true;
            return known;
        }
        query.offset = query.offset.next(query.limit);
    }
    known
}
