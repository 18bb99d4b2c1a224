//! Loads the organisation from the directory of the API, page by page.
//!
//! The directory is an optional capability. Scopes that it does not list are known from the volume,
//! its shares and user input.

use std::cell::RefCell;

use datavolumes_client::ApiError;
use datavolumes_contract::{DirectoryQuery, Entries, Limit, ScopeType};
use datavolumes_sharing::OrgIndex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::directory_snapshot::DirectorySnapshot;
use crate::services::Services;

/// How long a loaded directory is used without a new request, in milliseconds.
const CACHE_LIFETIME_MS: f64 = 120_000.0;

/// A loaded directory that pages of the same session reuse.
struct CacheEntry {
    token: String,
    /// Milliseconds since 1970.
    loaded_at: f64,
    snapshot: DirectorySnapshot,
}

thread_local! {
    static CACHE: RefCell<Option<CacheEntry>> = const { RefCell::new(None) };
}

/// A handle of the directory that is being loaded.
#[derive(Clone, Copy)]
pub(super) struct OrgLoader {
    services: Services,
    snapshot: RwSignal<DirectorySnapshot>,
    /// The number of times loading was started. Responses to an earlier start are dropped.
    generation: StoredValue<u32>,
}

/// Loads the directory, or reuses one that was loaded recently in the same session. Levels that
/// failed for a temporary reason are loaded again once the server responds.
pub(super) fn use_org_loader(services: Services) -> OrgLoader {
    let loader = OrgLoader {
        services,
        snapshot: RwSignal::new(DirectorySnapshot::default()),
        generation: StoredValue::new(0),
    };
    match cached(services) {
        Some(snapshot) => loader.snapshot.set(snapshot),
        None => loader.load(),
    }
    let retries = services.connectivity.retries();
    Effect::watch(
        move || retries.get(),
        move |_, _, _| {
            let has_failed = DirectorySnapshot::has_temporary_failure;
            if loader.snapshot.with_untracked(has_failed) {
                loader.load();
            }
        },
        false,
    );
    loader
}

fn cached(services: Services) -> Option<DirectorySnapshot> {
    let token = services.session.token()?;
    CACHE.with_borrow(|cache| {
        let entry = cache.as_ref()?;
        let is_fresh = js_sys::Date::now() - entry.loaded_at < CACHE_LIFETIME_MS;
        (entry.token == token && is_fresh).then(|| entry.snapshot.clone())
    })
}

impl OrgLoader {
    /// The directory as loaded so far.
    pub(super) fn snapshot(self) -> ReadSignal<DirectorySnapshot> {
        self.snapshot.read_only()
    }

    /// Loads all levels from the start.
    pub(super) fn load(self) {
        self.generation
            .update_value(|generation| *generation = generation.wrapping_add(1));
        let generation = self.generation.get_value();
        self.snapshot.set(DirectorySnapshot::default());
        let services = self.services;
        spawn_local(async move {
            let response = services.client().clusters().await;
            let page = response.map(|clusters| (clusters, false));
            self.add_page(generation, &ScopeType::Cluster, OrgIndex::add_cluster, page);
        });
        spawn_local(async move {
            let (level, add) = (&ScopeType::Department, OrgIndex::add_department);
            let mut query = first_page();
            loop {
                let response = services.client().departments(query.clone()).await;
                let page = response.map(|page| (page.departments, page.next.is_some()));
                if !self.add_page(generation, level, add, page) {
                    return;
                }
                query.offset = query.offset.next(query.limit);
            }
        });
        spawn_local(async move {
            let (level, add) = (&ScopeType::Project, OrgIndex::add_project);
            let mut query = first_page();
            loop {
                let response = services.client().projects(query.clone()).await;
                let page = response.map(|page| (page.projects, page.next.is_some()));
                if !self.add_page(generation, level, add, page) {
                    return;
                }
                query.offset = query.offset.next(query.limit);
            }
        });
    }

    /// Adds a page to the snapshot. Returns whether to request the next page. `false` if loading was
    /// started again since or the component is unmounted.
    fn add_page<T>(
        self,
        generation: u32,
        level: &ScopeType,
        add: fn(&mut OrgIndex, &T),
        page: Result<(Entries<T>, bool), ApiError>,
    ) -> bool {
        if self.generation.try_get_value() != Some(generation) {
            return false;
        }
        self.services.connectivity.optional().report(&page);
        let continues = self
            .snapshot
            .try_update(|snapshot| snapshot.add_page(level, add, page));
        self.store_in_cache();
        continues.unwrap_or_default()
    }

    fn store_in_cache(self) {
        if let Some(token) = self.services.session.token()
            && self.snapshot.with_untracked(DirectorySnapshot::is_loaded)
        {
            CACHE.set(Some(CacheEntry {
                token,
                loaded_at: js_sys::Date::now(),
                snapshot: self.snapshot.get_untracked(),
            }));
        }
    }
}

fn first_page() -> DirectoryQuery {
    DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    }
}
