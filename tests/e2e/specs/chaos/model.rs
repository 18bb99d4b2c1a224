//! What the server must have at the end, as far as the user of the journeys was told.

use std::collections::{BTreeMap, BTreeSet};

use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::{
    ClusterId, DirectoryQuery, Endpoint, Limit, Phase, ProjectId, Scope, Volume,
};
use fastrand::Rng;

use crate::harness::Server;

/// A volume as the server must have it.
struct Expected {
    description: String,
    shares: BTreeSet<Scope>,
    cluster: ClusterId,
    project: ProjectId,
    /// Whether it is deleted, or in deletion.
    is_going: bool,
}

pub(super) struct Model {
    seed: u64,
    /// By id.
    volumes: BTreeMap<String, Expected>,
    projects: Vec<Project>,
    /// How many volumes the user has created.
    created: usize,
}

impl Model {
    /// The state of the server before the faults.
    pub(super) async fn read(server: &Server, seed: u64) -> Self {
        let query = DirectoryQuery {
            limit: Limit::MAX,
            ..DirectoryQuery::default()
        };
        let page: ProjectPage = server.read(&Endpoint::ListProjects(query)).await;
        let mut volumes = BTreeMap::new();
        for volume in all(server).await {
            let shares = server.shares(volume.id).await;
            let expected = Expected {
                description: volume.description.unwrap_or_default(),
                shares,
                cluster: volume.cluster_id,
                project: volume.project_id,
                is_going: volume.status.phase == Phase::Deleting,
            };
            volumes.insert(volume.id.to_string(), expected);
        }
        Self {
            seed,
            volumes,
            projects: page.projects.readable,
            created: 0,
        }
    }

    /// The number of the next volume.
    pub(super) fn next_number(&self) -> usize {
        self.created + 1
    }

    /// A project for a new volume.
    pub(super) fn choose_project(&self, random: &mut Rng) -> Option<Project> {
        random.choice(&self.projects).cloned()
    }

    /// The projects in the cluster of a volume that it is not shared with.
    pub(super) fn projects_to_share_with(&self, id: &str) -> Vec<String> {
        let Some(volume) = self.volumes.get(id) else {
            return Vec::new();
        };
        let is_shared = |project: &str| volume.shares.iter().any(|scope| scope.scope_id == project);
        let of_cluster = self
            .projects
            .iter()
            .filter(|project| project.cluster_id == volume.cluster && project.id != volume.project);
        let ids = of_cluster.map(|project| project.id.to_string());
        ids.filter(|project| !is_shared(project)).collect()
    }

    /// Whether a volume is deleted, or in deletion.
    pub(super) fn is_going(&self, id: &str) -> bool {
        self.volumes.get(id).is_some_and(|volume| volume.is_going)
    }

    /// The app said that a volume was created.
    pub(super) fn created(&mut self, id: &str, description: &str, project: &Project) {
        self.created += 1;
        let expected = Expected {
            description: description.to_owned(),
            shares: BTreeSet::new(),
            cluster: project.cluster_id.clone(),
            project: project.id.clone(),
            is_going: false,
        };
        self.volumes.insert(id.to_owned(), expected);
    }

    fn expected(&mut self, id: &str) -> &mut Expected {
        let seed = self.seed;
        let expected = self.volumes.get_mut(id);
        expected.unwrap_or_else(|| panic!("seed {seed}: nobody created {id}"))
    }

    /// The app said that the description was saved.
    pub(super) fn described(&mut self, id: &str, text: &str) {
        text.clone_into(&mut self.expected(id).description);
    }

    /// The app said that the volume is shared.
    pub(super) fn shared(&mut self, id: &str, scope: Scope) {
        self.expected(id).shares.insert(scope);
    }

    /// The app said that the volume is deleted, or in deletion.
    pub(super) fn deleted(&mut self, id: &str) {
        self.expected(id).is_going = true;
    }

    /// Fails if the server has something else than the user was told.
    pub(super) async fn check(&self, server: &Server) {
        let seed = self.seed;
        let mut found = BTreeSet::new();
        for volume in all(server).await {
            let id = volume.id.to_string();
            let shares = server.shares(volume.id).await;
            if let Some(difference) = self.difference(&volume, &shares) {
                panic!("seed {seed}: {} ({id}): {difference}", volume.name);
            }
            found.insert(id);
        }
        for (id, expected) in &self.volumes {
            assert!(
                found.contains(id) || expected.is_going,
                "seed {seed}: {id} is gone"
            );
        }
    }

    /// What `volume` differs in from what the user was told.
    fn difference(&self, volume: &Volume, shares: &BTreeSet<Scope>) -> Option<String> {
        let Some(expected) = self.volumes.get(&volume.id.to_string()) else {
            return Some("the app does not know that it was created".to_owned());
        };
        if expected.is_going && volume.status.phase != Phase::Deleting {
            return Some(format!("it was deleted, and is {}", volume.status.phase));
        }
        let description = volume.description.as_deref().unwrap_or_default();
        if description != expected.description {
            return Some(format!(
                "its description is “{description}”, not “{}”",
                expected.description
            ));
        }
        let differing = shares.symmetric_difference(&expected.shares).next();
        differing.map(|scope| format!("the shares differ in {scope:?}"))
    }
}

/// All volumes of the server.
async fn all(server: &Server) -> Vec<Volume> {
    server.list("limit=500").await
}
