//! Tests of the store through its public functions.

mod directory;
mod files;
mod lifecycle;
mod list;
mod reference_model;
mod sharing;
mod writes;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use datavolumes_contract::org::Project;
use datavolumes_contract::{CreateVolume, ProjectId, PvcName, Scope, ScopeType, Volume};

use super::{AccessScope, Store};
use crate::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER, SeedConfig};

const USER: &str = "anna@example.com";

fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn seed_config(records: u32) -> SeedConfig {
    SeedConfig {
        records,
        seed: 7,
        now: now(),
    }
}

/// A store in memory with `records` volumes.
fn store(records: u32) -> Store {
    let store = Store::in_memory().unwrap();
    store.seed(&seed_config(records)).unwrap();
    store
}

/// The request to create a volume in the researcher's project.
fn new_volume(name: &str, pvc: &str) -> CreateVolume {
    CreateVolume {
        name: name.parse().unwrap(),
        description: None,
        origin_pvc_name: PvcName::new(pvc),
        project_id: ProjectId::new(PROJECT_OF_RESEARCHER),
        should_delete_original_volume: false,
        use_original_volume: None,
    }
}

fn create(store: &Store, name: &str, pvc: &str) -> Volume {
    let new = new_volume(name, pvc);
    store
        .create(&AccessScope::Everything, &new, USER, now())
        .unwrap()
}

fn within(scope: Scope) -> AccessScope {
    AccessScope::Within(vec![scope])
}

fn department() -> Scope {
    Scope::new(ScopeType::Department, DEPARTMENT_OF_ADMIN)
}

fn project(id: &str) -> Scope {
    Scope::new(ScopeType::Project, id)
}

/// A project of another department of the same cluster as the researcher's project, and a project
/// of another cluster.
fn other_projects() -> (Project, Project) {
    let projects = seed_config(0).organisation().projects;
    let home = &projects[0];
    let find = |same_cluster: bool| {
        let mut others = projects
            .iter()
            .filter(|other| other.parent_id != home.parent_id);
        others
            .find(|other| (other.cluster_id == home.cluster_id) == same_cluster)
            .unwrap()
            .clone()
    };
    (find(true), find(false))
}

/// A temporary folder that is removed when it is dropped.
struct TempFolder(PathBuf);

impl TempFolder {
    fn new(name: &str) -> Self {
        let folder = format!("datavolumes-store-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn database(&self) -> PathBuf {
        self.0.join("store.db")
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        // A leftover folder in the temporary directory must not fail a test.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
