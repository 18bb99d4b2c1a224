//! What the server must have at the end, as far as the user of the journeys was told.

use std::collections::{BTreeMap, BTreeSet};

use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::{
    ClusterId, DirectoryQuery, Endpoint, Limit, Phase, ProjectId, Scope, Volume,
};

use crate::harness::Server;

/// A volume as the server must have it.
#[derive(Default)]
struct Expected {
    /// The descriptions that it may have.
    descriptions: BTreeSet<String>,
    /// The scopes that it must be shared with.
    shares: BTreeSet<Scope>,
    /// The scopes that it may be shared with besides.
    possible_shares: BTreeSet<Scope>,
    may_be_gone: bool,
    must_be_gone: bool,
}

/// A created volume.
struct Created {
    name: String,
    description: String,
    /// Whether the app said so.
    is_certain: bool,
    may_be_gone: bool,
}

pub(super) struct Model {
    volumes: BTreeMap<String, Expected>,
    created: Vec<Created>,
    /// The cluster and the project of each volume of the start.
    homes: BTreeMap<String, (ClusterId, ProjectId)>,
    projects: Vec<Project>,
    writes: usize,
}

impl Model {
    /// The state of the server before the faults.
    pub(super) async fn read(server: &Server) -> Self {
        let query = DirectoryQuery {
            limit: Limit::MAX,
            ..DirectoryQuery::default()
        };
        let page: ProjectPage = server.read(&Endpoint::ListProjects(query)).await;
        let mut model = Self {
            volumes: BTreeMap::new(),
            created: Vec::new(),
            homes: BTreeMap::new(),
            projects: page.projects.readable,
            writes: 0,
        };
        for volume in all(server).await {
            let id = volume.id.to_string();
            let shares = server.shares(volume.id).await;
            let description = volume.description.unwrap_or_default();
            let may_be_gone = volume.status.phase == Phase::Deleting;
            model
                .homes
                .insert(id.clone(), (volume.cluster_id, volume.project_id));
            let expected = Expected {
                descriptions: BTreeSet::from([description]),
                shares,
                may_be_gone,
                ..Expected::default()
            };
            model.volumes.insert(id, expected);
        }
        model
    }

    pub(super) fn next_number(&self) -> usize {
        self.created.len() + 1
    }

    /// The id of one of the projects.
    pub(super) fn project(&self, index: usize) -> String {
        self.projects[index % self.projects.len()].id.to_string()
    }

    /// The projects in the cluster of a volume of the start that it has not been shared with.
    pub(super) fn projects_to_share_with(&self, id: &str) -> Vec<String> {
        let (Some(volume), Some((cluster, home))) = (self.volumes.get(id), self.homes.get(id))
        else {
            return Vec::new();
        };
        let is_shared = |project: &str| {
            let mut shares = volume.shares.union(&volume.possible_shares);
            shares.any(|scope| scope.scope_id == project)
        };
        let of_cluster = self
            .projects
            .iter()
            .filter(|project| project.cluster_id == *cluster);
        let ids = of_cluster.map(|project| project.id.to_string());
        ids.filter(|project| project != home.as_str() && !is_shared(project))
            .collect()
    }

    pub(super) fn is_deleted(&self, id: &str) -> bool {
        self.volumes
            .get(id)
            .is_some_and(|volume| volume.may_be_gone)
    }

    fn expected(&mut self, id: &str) -> &mut Expected {
        self.writes += 1;
        self.volumes.entry(id.to_owned()).or_default()
    }

    /// A description was sent; it is not known whether it was saved.
    pub(super) fn may_describe(&mut self, id: &str, text: &str) {
        self.expected(id).descriptions.insert(text.to_owned());
    }

    /// The app said that the description was saved.
    pub(super) fn described(&mut self, id: &str, text: &str) {
        self.expected(id).descriptions = BTreeSet::from([text.to_owned()]);
    }

    pub(super) fn may_share(&mut self, id: &str, scope: &Scope) {
        self.expected(id).possible_shares.insert(scope.clone());
    }

    pub(super) fn shared(&mut self, id: &str, scope: &Scope) {
        self.expected(id).shares.insert(scope.clone());
    }

    pub(super) fn may_delete(&mut self, id: &str, name: &str) {
        self.expected(id).may_be_gone = true;
        for created in &mut self.created {
            created.may_be_gone |= created.name == name;
        }
    }

    pub(super) fn deleted(&mut self, id: &str) {
        self.expected(id).must_be_gone = true;
    }

    pub(super) fn may_create(&mut self, name: &str, description: &str) {
        self.created.push(Created {
            name: name.to_owned(),
            description: description.to_owned(),
            is_certain: false,
            may_be_gone: false,
        });
    }

    pub(super) fn created(&mut self, name: &str) {
        for created in &mut self.created {
            created.is_certain |= created.name == name;
        }
    }

    pub(super) fn summary(&self) -> String {
        let certain = self
            .created
            .iter()
            .filter(|created| created.is_certain)
            .count();
        let gone = self
            .volumes
            .values()
            .filter(|volume| volume.must_be_gone)
            .count();
        format!(
            "{certain} created, {gone} deleted, {} writes noted",
            self.writes
        )
    }

    /// What `volume` differs in from what the user was told.
    fn difference(&self, volume: &Volume, shares: &BTreeSet<Scope>) -> Option<String> {
        let description = volume.description.clone().unwrap_or_default();
        let created = self
            .created
            .iter()
            .find(|created| created.name == volume.name);
        let expected = self.volumes.get(&volume.id.to_string());
        if created.is_none() && expected.is_none() {
            return Some("nobody created it".to_owned());
        }
        let edited = expected.filter(|expected| !expected.descriptions.is_empty());
        let is_described = edited
            .is_some_and(|expected| expected.descriptions.contains(&description))
            || created.is_some_and(|created| created.description == description);
        if !is_described {
            return Some(format!("its description is “{description}”"));
        }
        let Some(expected) = expected else {
            return shares
                .first()
                .map(|scope| format!("it is shared with {scope:?}"));
        };
        if expected.must_be_gone && volume.status.phase != Phase::Deleting {
            return Some(format!("it was deleted, and is {}", volume.status.phase));
        }
        let lost = expected.shares.difference(shares).next();
        let strange = shares.iter().find(|scope| {
            !expected.shares.contains(scope) && !expected.possible_shares.contains(scope)
        });
        lost.map(|scope| format!("it is not shared with {scope:?}"))
            .or_else(|| strange.map(|scope| format!("it is shared with {scope:?}")))
    }
}

/// All volumes of the server.
async fn all(server: &Server) -> Vec<Volume> {
    server.list("limit=500").await
}

impl Model {
    /// Fails if the server has something else than the user was told.
    pub(super) async fn check(&self, server: &Server, seed: u64) {
        let volumes = all(server).await;
        for volume in &volumes {
            let shares = server.shares(volume.id).await;
            if let Some(difference) = self.difference(volume, &shares) {
                panic!("seed {seed}: {} ({}): {difference}", volume.name, volume.id);
            }
        }
        let ids: BTreeSet<String> = volumes.iter().map(|volume| volume.id.to_string()).collect();
        for (id, expected) in &self.volumes {
            assert!(
                ids.contains(id) || expected.may_be_gone,
                "seed {seed}: {id} is gone"
            );
        }
        for created in &self.created {
            let found = volumes
                .iter()
                .filter(|volume| volume.name == created.name)
                .count();
            assert!(
                found <= 1,
                "seed {seed}: {} exists {found} times",
                created.name
            );
        }
        let names: BTreeSet<&str> = volumes.iter().map(|volume| volume.name.as_str()).collect();
        for created in self.created.iter().filter(|created| created.is_certain) {
            let is_there = names.contains(created.name.as_str());
            assert!(
                is_there || created.may_be_gone,
                "seed {seed}: {} is gone",
                created.name
            );
        }
    }
}
