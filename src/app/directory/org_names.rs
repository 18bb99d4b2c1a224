//! The names of departments and clusters. The volumes carry only their ids.
//!
//! This is an optional capability: if the server does not list them, the ids are shown.

use std::future::Future;

use datavolumes_client::{ApiError, Client, ErrorKind};
use datavolumes_contract::{ClusterId, DepartmentId, DirectoryQuery, Limit};
use datavolumes_ui::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::remote::Connectivity;
use crate::services::Services;

#[cfg(test)]
mod tests;

/// The largest number of departments that are loaded. The pages of a directory are loaded one after the other.
const MAX_DEPARTMENTS: u32 = 5_000;

/// A cluster or a department.
#[derive(Clone)]
struct NamedUnit {
    id: String,
    name: String,
    /// The cluster of a department.
    cluster: ClusterId,
}

/// The known names. Provided as a context of the whole app.
#[derive(Clone, Copy)]
pub struct OrgNames {
    departments: NameList,
    clusters: NameList,
}

impl OrgNames {
    /// Provides the names as a context.
    pub fn provide() -> Self {
        let names = Self::new();
        provide_context(names);
        names
    }

    /// No names yet.
    pub(crate) fn new() -> Self {
        Self {
            departments: NameList::new(),
            clusters: NameList::new(),
        }
    }

    /// The names in the context of the calling component.
    #[must_use]
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The name of a department, or its id if the name is not known. If others have the name too, its cluster or its
    /// id follows.
    #[must_use]
    pub fn department(self, id: &DepartmentId) -> String {
        self.departments
            .label_of(id.as_str(), &|cluster| self.cluster(cluster))
    }

    /// The name of a cluster, or its id if the name is not known. If others have the name too, its id follows.
    #[must_use]
    pub fn cluster(self, id: &ClusterId) -> String {
        self.clusters.label_of(id.as_str(), &ToString::to_string)
    }

    /// Forgets all names: they were loaded for another user.
    pub fn clear(self) {
        self.departments.clear();
        self.clusters.clear();
    }

    /// Loads the names that are missing while `is_needed` and the current owner lives: for each session, after an
    /// outage, and after a failure when `is_needed` has changed.
    pub fn load_when(self, services: Services, is_needed: impl Fn() -> bool + 'static) {
        effect(move || {
            services.session.generation().track();
            services.connectivity.retries().track();
            if is_needed() {
                self.load_missing(services);
            }
        });
    }

    fn load_missing(self, services: Services) {
        let generation = services.session.generation().get_untracked();
        let connectivity = services.connectivity.optional();
        let request = load_clusters(services.client(), self.clusters, generation);
        self.clusters.load(generation, connectivity, request);
        let request = load_departments(services.client(), self.departments, generation);
        self.departments.load(generation, connectivity, request);
    }
}

async fn load_clusters(client: Client, list: NameList, generation: u32) -> Result<(), ApiError> {
    let clusters = client.clusters().await?.into_iter();
    let names = clusters.map(|one| NamedUnit {
        id: one.id.into_string(),
        name: one.name,
        cluster: ClusterId::default(),
    });
    list.set(names.collect(), generation);
    Ok(())
}

/// Sets the names after each page, so that the first ones are known soon.
async fn load_departments(client: Client, list: NameList, generation: u32) -> Result<(), ApiError> {
    let mut query = DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    let mut names = Vec::new();
    while query.offset.get() < MAX_DEPARTMENTS {
        let page = client.departments(query.clone()).await?;
        let departments = page.departments.into_iter();
        names.extend(departments.map(|one| NamedUnit {
            id: one.id.into_string(),
            name: one.name,
            cluster: one.cluster_id,
        }));
        list.set(names.clone(), generation);
        if page.next.is_none() {
            break;
        }
        query.offset = query.offset.next(query.limit);
    }
    Ok(())
}

/// Whether the names are loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum LoadState {
    #[default]
    Missing,
    Loading,
    /// They are known, or this server does not tell them to this user.
    Loaded,
}

/// The names of one kind.
#[derive(Clone, Copy)]
struct NameList {
    names: RwSignal<Vec<NamedUnit>>,
    /// The state in the session with this [`generation`](crate::session::Session::generation).
    state: StoredValue<(u32, LoadState)>,
}

impl NameList {
    fn new() -> Self {
        Self {
            names: RwSignal::default(),
            state: StoredValue::default(),
        }
    }

    /// The name of `id` with what tells it apart from others of that name, or `id` itself.
    fn label_of(self, id: &str, cluster: &dyn Fn(&ClusterId) -> String) -> String {
        self.names.with(|names| {
            let named = names
                .iter()
                .find(|one| one.id == id && !one.name.is_empty());
            let Some(named) = named else {
                return id.to_owned();
            };
            let is_namesake = |other: &&NamedUnit| other.name == named.name && other.id != id;
            let mut namesakes = names.iter().filter(is_namesake).peekable();
            let qualifier = if namesakes.peek().is_none() {
                return named.name.clone();
            } else if namesakes.all(|other| other.cluster != named.cluster) {
                ["cluster ", &cluster(&named.cluster)].concat()
            } else {
                ["ID ", id].concat()
            };
            [&named.name, " (", &qualifier, ")"].concat()
        })
    }

    /// Runs `request` unless the names of the session `generation` are loaded or being loaded.
    fn load(
        self,
        generation: u32,
        connectivity: Connectivity,
        request: impl Future<Output = Result<(), ApiError>> + 'static,
    ) {
        let (of_generation, state) = self.state.get_value();
        if of_generation != generation {
            self.names.set(Vec::new());
        } else if state != LoadState::Missing {
            return;
        }
        self.state.set_value((generation, LoadState::Loading));
        spawn_local(async move {
            let result = request.await;
            connectivity.report(&result);
            let state = match result {
                Err(error) if !is_refused(&error) => LoadState::Missing,
                _ => LoadState::Loaded,
            };
            if self.is_current(generation) {
                self.state.set_value((generation, state));
            }
        });
    }

    fn clear(self) {
        self.names.set(Vec::new());
    }

    fn set(self, names: Vec<NamedUnit>, generation: u32) {
        if self.is_current(generation) {
            self.names.set(names);
        }
    }

    fn is_current(self, generation: u32) -> bool {
        let current = self.state.try_get_value();
        current.is_some_and(|(current, _)| current == generation)
    }
}

/// Whether this server does not list the units to this user, rather than that a request failed: the same request would
/// fail again.
pub(crate) fn is_refused(error: &ApiError) -> bool {
    let kinds = [
        ErrorKind::Forbidden,
        ErrorKind::NotFound,
        ErrorKind::Unsupported,
    ];
    let is_of_another_shape = matches!(
        error,
        ApiError::Decode {
            is_truncated: false,
            ..
        }
    );
    is_of_another_shape || kinds.contains(&error.kind())
}
