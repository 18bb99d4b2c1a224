//! The store as its callers see it.

mod directory;
mod durability;
mod life;
mod list;
mod model;
mod sharing;
mod writes;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use datavolumes_contract::org::Project;
use datavolumes_contract::{CreateVolume, ProjectId, PvcName, Scope, ScopeType, Volume};

use super::{Reach, Store};
use crate::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER, Seed};

const BY: &str = "anna@example.com";

fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn seed(records: u32) -> Seed {
    Seed {
        records,
        seed: 7,
        now: now(),
    }
}

fn store(records: u32) -> Store {
    let store = Store::in_memory().unwrap();
    store.seed(&seed(records)).unwrap();
    store
}

/// A volume of the researcher's project from a PVC that every seed has.
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
    store.create(&Reach::Everything, &new, BY, now()).unwrap()
}

fn within(scope: Scope) -> Reach {
    Reach::Within(vec![scope])
}

fn department() -> Scope {
    Scope::new(ScopeType::Department, DEPARTMENT_OF_ADMIN)
}

fn project(id: &str) -> Scope {
    Scope::new(ScopeType::Project, id)
}

/// A project of another department of the same cluster, and one of another cluster.
fn strangers() -> (Project, Project) {
    let projects = seed(0).organisation().projects;
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

/// A folder that is removed with this value.
struct Folder(PathBuf);

impl Folder {
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

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary directory fails no test.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
