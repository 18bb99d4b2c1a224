//! The authorization matrix: every persona, every operation, and objects that the persona owns, reads or
//! does not see. What is expected follows from three tables, not from the server.

use datavolumes_contract::org::Project;
use datavolumes_contract::{Endpoint, ListQuery, ProjectId, View, Volume};
use serde_json::{Value, json};

use crate::harness::{
    ADMIN, ALL_PERSONAS, ANALYST, Api, DEPARTMENT_ADMIN, GUEST, RESEARCHER, VIEWER, api_test,
};

/// What a persona may do with volumes and with their shares: create, read, update, delete.
fn permits(persona: &str, verb: char, on_shares: bool) -> bool {
    let (volumes, shares) = match persona {
        ADMIN | DEPARTMENT_ADMIN => ("crud", "crud"),
        RESEARCHER => ("crud", "r"),
        VIEWER => ("r", "r"),
        ANALYST => ("r", ""),
        GUEST => ("", ""),
        other => panic!("{other} is not in the table"),
    };
    if on_shares { shares } else { volumes }.contains(verb)
}

/// Whether a project is in the part of the organisation where the persona may do so.
fn is_accessible(persona: &str, project: &Project) -> bool {
    match persona {
        ADMIN | VIEWER => true,
        DEPARTMENT_ADMIN => project.name.starts_with("vision"),
        RESEARCHER => project.id.as_str() == "4500101",
        ANALYST => project.id.as_str() == "4500102",
        _ => false,
    }
}

/// How a persona relates to a volume.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Relation {
    /// It originates in an accessible project.
    Own,
    /// It can be used in an accessible project.
    Usable,
    Hidden,
}

/// The operations on one volume, the ones that change it last: verb, whether on shares, the status.
const OPERATIONS: [(char, bool, u16); 5] = [
    ('r', false, 200),
    ('r', true, 200),
    ('u', false, 200),
    ('u', true, 200),
    ('d', false, 204),
];

fn request(volume: &Volume, verb: char, on_shares: bool) -> (Endpoint, Option<Value>) {
    let id = volume.id;
    match (verb, on_shares) {
        ('r', false) => (Endpoint::GetVolume(id), None),
        ('r', true) => (Endpoint::GetSharedScopes(id), None),
        ('u', false) => (
            Endpoint::PatchVolume(id),
            Some(json!({ "description": "x" })),
        ),
        ('u', true) => (Endpoint::PatchSharedScopes(id), Some(json!({}))),
        _ => (Endpoint::DeleteVolume(id), None),
    }
}

fn expected(persona: &str, verb: char, on_shares: bool, relation: Relation, success: u16) -> u16 {
    match relation {
        _ if !permits(persona, verb, on_shares) => 403,
        Relation::Hidden => 404,
        Relation::Usable if verb != 'r' => 403,
        Relation::Own | Relation::Usable => success,
    }
}

#[api_test]
async fn every_operation_on_a_volume_is_answered_by_role_and_visibility() {
    let projects = Api::empty().await.organisation().projects;
    let elsewhere = projects
        .iter()
        .position(|project| project.cluster_id != projects[0].cluster_id)
        .unwrap();
    let mut seen = Vec::new();
    for persona in ALL_PERSONAS {
        for (origin, used_in) in [(0, None), (1, Some(0)), (1, None), (elsewhere, None)] {
            let api = Api::empty().await;
            let volume = api.create(origin, "results", "claim").await;
            if let Some(project) = used_in {
                api.share(&volume, "project", projects[project].id.as_str())
                    .await;
            }
            let is_usable =
                used_in.is_some_and(|project: usize| is_accessible(persona, &projects[project]));
            let relation = match is_accessible(persona, &projects[origin]) {
                true => Relation::Own,
                false if is_usable => Relation::Usable,
                false => Relation::Hidden,
            };
            seen.push(relation);
            for (verb, on_shares, success) in OPERATIONS {
                let (endpoint, body) = request(&volume, verb, on_shares);
                let response = api.call(persona, &endpoint, body.as_ref()).await;
                let success = match (verb, used_in) {
                    ('d', Some(_)) => 202,
                    _ => success,
                };
                let status = expected(persona, verb, on_shares, relation, success);
                let text = response.text();
                assert_eq!(
                    response.status, status,
                    "{persona} {relation:?} {endpoint:?}: {text}"
                );
            }
        }
    }
    for relation in [Relation::Own, Relation::Usable, Relation::Hidden] {
        assert!(seen.contains(&relation), "{relation:?} is not tested");
    }
}

#[api_test]
async fn every_operation_on_a_project_or_a_cluster_is_answered_by_role_and_visibility() {
    let api = Api::empty().await;
    let organisation = api.organisation();
    let mut unknown = organisation.projects[0].clone();
    unknown.id = ProjectId::new("no-such-project");
    unknown.name = "none".to_owned();
    for persona in ALL_PERSONAS {
        let sees_all = [ADMIN, VIEWER].contains(&persona);
        for (index, project) in organisation.projects.iter().chain([&unknown]).enumerate() {
            let exists = project.id != unknown.id;
            let is_own = exists && is_accessible(persona, project);
            let body = json!({
                "name": format!("by-{persona}-{index}"), "originPvcName": persona, "projectId": project.id,
            });
            let created = api
                .call(persona, &Endpoint::CreateVolume, Some(&body))
                .await;
            // Only who sees everything may know that a project does not exist.
            let status = match permits(persona, 'c', false) {
                true if is_own => 201,
                true if sees_all => 400,
                _ => 403,
            };
            assert_eq!(
                created.status,
                status,
                "{persona} {}: {}",
                project.id,
                created.text()
            );
            let query = ListQuery {
                view: View::UsableInProject(Some(project.id.clone())),
                ..ListQuery::default()
            };
            for endpoint in [
                Endpoint::ListVolumes(query.clone()),
                Endpoint::CountVolumes(query),
            ] {
                let listed = api.call(persona, &endpoint, None).await;
                let is_permitted = permits(persona, 'r', false) && is_own;
                let status = if is_permitted { 200 } else { 403 };
                assert_eq!(listed.status, status, "{persona} {}", project.id);
            }
        }
        for project in organisation.projects.iter().chain([&unknown]) {
            let endpoint = Endpoint::ListPvcs(project.id.clone());
            let response = api.call(persona, &endpoint, None).await;
            if !permits(persona, 'r', false) {
                response.expect_error(403);
                continue;
            }
            // What is hidden is answered like what does not exist.
            let listed = response.expect_status(200)["entries"].take();
            let is_own = project.id != unknown.id && is_accessible(persona, project);
            let is_listed = !listed.as_array().unwrap().is_empty();
            assert_eq!(is_listed, is_own, "{persona} {}", project.id);
        }
        for cluster in &organisation.clusters {
            let is_visible = organisation
                .projects
                .iter()
                .any(|project| project.cluster_id == cluster.id && is_accessible(persona, project));
            let endpoint = Endpoint::NameAvailability {
                name: "free".to_owned(),
                cluster: cluster.id.clone(),
            };
            let is_permitted = permits(persona, 'r', false) && is_visible;
            let status = if is_permitted { 204 } else { 403 };
            let response = api.call(persona, &endpoint, None).await;
            assert_eq!(response.status, status, "{persona} {}", cluster.name);
        }
    }
}
