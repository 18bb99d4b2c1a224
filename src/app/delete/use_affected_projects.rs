use std::collections::BTreeSet;

use datavolumes_contract::{ClusterId, DirectoryQuery, Limit, Volume};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::affected_projects::{KnownProjects, ProjectCount, affected_projects, clusters_to_read};
use crate::services::Services;

/// The maximum number of projects that are read of a cluster. A larger number would make no better warning.
const MAX_PROJECTS: u64 = 10_000;

/// How many projects lose any of `volumes`; `None` while they are being counted.
pub(super) fn use_affected_projects(
    services: Services,
    volumes: Vec<Volume>,
) -> ReadSignal<Option<ProjectCount>> {
    let count = RwSignal::new(None);
    let clusters = clusters_to_read(&volumes);
    if clusters.is_empty() {
        count.set(Some(affected_projects(&volumes, &KnownProjects::default())));
    } else {
        spawn_local(async move {
            let known = read_projects(services, clusters).await;
            // The dialog may be closed by now.
            count.try_set(Some(affected_projects(&volumes, &known)));
        });
    }
    count.read_only()
}

/// The projects of the clusters.
async fn read_projects(services: Services, clusters: BTreeSet<ClusterId>) -> KnownProjects {
    let mut known = KnownProjects {
        projects: Vec::new(),
        is_complete: true,
    };
    for cluster in clusters {
        let is_complete = read_cluster(services, &cluster, &mut known).await;
        known.is_complete &= is_complete;
    }
    known
}

/// Adds the projects of `cluster` to `known`. Returns whether these are all that the user may see.
async fn read_cluster(services: Services, cluster: &ClusterId, known: &mut KnownProjects) -> bool {
    let mut query = DirectoryQuery {
        filter: format!("clusterId=={cluster}"),
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    while u64::from(query.offset.get()) < MAX_PROJECTS {
        let Ok(page) = services.client().projects(query.clone()).await else {
            return false;
        };
        let is_readable = page.projects.unreadable.is_empty();
        known.projects.extend(page.projects);
        if page.next.is_none() || !is_readable {
            return is_readable;
        }
        query.offset = query.offset.next(query.limit);
    }
    false
}
