//! `GET` and `PATCH /datavolumes/{id}/sharedScopes`.

use datavolumes_contract::{Endpoint, SharedScope, Volume};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, ApiResponse, DEPARTMENT_ADMIN, RESEARCHER, api_test};

async fn patch(api: &Api, persona: &str, volume: &Volume, body: Value) -> ApiResponse {
    let patch = Endpoint::PatchSharedScopes(volume.id);
    api.call(persona, &patch, Some(&body)).await
}

async fn scopes(api: &Api, volume: &Volume) -> Vec<String> {
    let response = api
        .call(ADMIN, &Endpoint::GetSharedScopes(volume.id), None)
        .await;
    let mut names: Vec<String> = response
        .expect_json::<Vec<SharedScope>>(200)
        .into_iter()
        .map(|scope| format!("{} {}", scope.scope_type, scope.scope_name))
        .collect();
    names.sort();
    names
}

fn scope(scope_type: &str, id: &str) -> Value {
    json!({ "scopeType": scope_type, "scopeId": id })
}

#[api_test]
async fn scopes_of_every_type_are_added_and_removed() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    assert!(scopes(&api, &volume).await.is_empty());
    let home = &api.organisation().projects[1];
    let (cluster, department, project) = (
        scope("cluster", home.cluster_id.as_str()),
        scope("department", home.parent_id.as_str()),
        scope("project", home.id.as_str()),
    );
    api.advance_clock(5);
    let body = json!({ "add": [cluster, department, project] });
    let response = patch(&api, ADMIN, &volume, body).await;
    let shared: Vec<SharedScope> = response.expect_json(200);
    assert_eq!(shared.len(), 3);
    for scope in shared {
        assert!(!scope.scope_name.is_empty());
        assert_eq!(scope.created_at, Some(api.state.now().into()));
        assert_eq!(scope.created_by.as_deref(), Some("ada.moreau@example.com"));
    }
    let body = json!({ "remove": [cluster, project] });
    patch(&api, ADMIN, &volume, body).await.expect_status(200);
    assert_eq!(scopes(&api, &volume).await, ["department speech"]);
}

#[api_test]
async fn adding_an_existing_share_and_removing_a_missing_one_is_no_error() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let project = scope("project", "4500102");
    for body in [
        json!({ "remove": [project] }),
        json!({ "add": [project, project] }),
        json!({ "add": [project] }),
        json!({}),
        json!({ "add": null, "remove": [] }),
    ] {
        patch(&api, ADMIN, &volume, body).await.expect_status(200);
    }
    assert_eq!(scopes(&api, &volume).await, ["project speech-recognition"]);
}

#[api_test]
async fn one_invalid_scope_prevents_the_whole_change() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let organisation = api.organisation();
    let elsewhere = organisation
        .projects
        .iter()
        .find(|project| project.cluster_id != volume.cluster_id)
        .unwrap();
    for (bad, reason) in [
        (scope("project", "none"), "does not exist"),
        (scope("cluster", "4500101"), "does not exist"),
        (
            scope("project", elsewhere.id.as_str()),
            "not in the data volume’s cluster",
        ),
        (
            scope("department", elsewhere.parent_id.as_str()),
            "not in the data volume’s cluster",
        ),
    ] {
        let body = json!({ "add": [scope("project", "4500102"), bad] });
        let message = patch(&api, ADMIN, &volume, body).await.expect_error(400);
        assert!(message.contains(reason), "{message}");
        assert!(scopes(&api, &volume).await.is_empty());
    }
}

#[api_test]
async fn a_patch_has_at_most_fifty_scopes_to_add_and_fifty_to_remove() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let many = |count: usize| vec![scope("project", "4500102"); count];
    let fifty: Vec<Value> = (0..50).map(|n| scope("project", &n.to_string())).collect();
    let body = json!({ "add": many(50), "remove": fifty });
    patch(&api, ADMIN, &volume, body).await.expect_status(200);
    for list in ["add", "remove"] {
        let message = patch(&api, ADMIN, &volume, json!({ list: many(51) }))
            .await
            .expect_error(400);
        assert!(
            message.starts_with(list) && message.contains("50"),
            "{message}"
        );
    }
}

#[api_test]
async fn a_scope_in_both_lists_is_rejected() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let project = scope("project", "4500102");
    let body = json!({ "add": [project], "remove": [project] });
    patch(&api, ADMIN, &volume, body).await.expect_error(400);
}

#[api_test]
async fn the_scope_of_a_share_must_be_accessible_too() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let home = &api.organisation().projects[0];
    let within = json!({ "add": [scope("department", home.parent_id.as_str())] });
    patch(&api, DEPARTMENT_ADMIN, &volume, within)
        .await
        .expect_status(200);
    for inaccessible in [
        scope("project", "4500102"),
        scope("cluster", home.cluster_id.as_str()),
    ] {
        let id = inaccessible["scopeId"].as_str().unwrap().to_owned();
        let body = json!({ "add": [inaccessible] });
        let message = patch(&api, DEPARTMENT_ADMIN, &volume, body)
            .await
            .expect_error(403);
        assert!(
            message.contains("change the sharing of data volumes"),
            "{message}"
        );
        assert!(message.contains(&id), "{message}");
    }
}

#[api_test]
async fn sharing_without_the_permission_is_forbidden_and_changes_nothing() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let body = json!({ "add": [scope("project", "4500102")] });
    let message = patch(&api, RESEARCHER, &volume, body)
        .await
        .expect_error(403);
    assert!(
        message.contains("change the sharing of data volumes"),
        "{message}"
    );
    assert!(message.contains("vision-segmentation"), "{message}");
    assert!(scopes(&api, &volume).await.is_empty());
}

#[api_test]
async fn sharing_updates_the_timestamp_of_the_volume() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    api.advance_clock(30);
    api.share(&volume, "project", "4500102").await;
    let read = api.call(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(
        read.expect_json::<Volume>(200).updated_at,
        Some(api.state.now().into())
    );
}
