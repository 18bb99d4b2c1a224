//! `GET` and `PATCH /datavolumes/{id}/sharedScopes`.

use datavolumes_contract::{Endpoint, SharedScope, Volume};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Answer, Api, DEPARTMENT_ADMIN, RESEARCHER};

async fn patch(api: &Api, person: &str, volume: &Volume, body: Value) -> Answer {
    let patch = Endpoint::PatchSharedScopes(volume.id);
    api.ask(person, &patch, Some(&body)).await
}

async fn scopes(api: &Api, volume: &Volume) -> Vec<String> {
    let answer = api
        .ask(ADMIN, &Endpoint::GetSharedScopes(volume.id), None)
        .await;
    let mut names: Vec<String> = answer
        .read_as::<Vec<SharedScope>>(200)
        .into_iter()
        .map(|scope| format!("{} {}", scope.scope_type, scope.scope_name))
        .collect();
    names.sort();
    names
}

fn scope(level: &str, id: &str) -> Value {
    json!({ "scopeType": level, "scopeId": id })
}

#[tokio::test]
async fn scopes_of_all_levels_are_added_and_removed() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    assert!(scopes(&api, &volume).await.is_empty());
    let home = &api.organisation().projects[1];
    let (cluster, department, project) = (
        scope("cluster", home.cluster_id.as_str()),
        scope("department", home.parent_id.as_str()),
        scope("project", home.id.as_str()),
    );
    api.tick(5);
    let body = json!({ "add": [cluster, department, project] });
    let answer = patch(&api, ADMIN, &volume, body).await;
    let shared: Vec<SharedScope> = answer.read_as(200);
    assert_eq!(shared.len(), 3);
    for scope in shared {
        assert!(!scope.scope_name.is_empty());
        assert_eq!(scope.created_at, Some(api.state.now()));
        assert_eq!(scope.created_by.as_deref(), Some("ada.moreau@example.com"));
    }
    let body = json!({ "remove": [cluster, project] });
    patch(&api, ADMIN, &volume, body).await.expect(200);
    assert_eq!(scopes(&api, &volume).await, ["department speech"]);
}

#[tokio::test]
async fn what_is_there_already_or_not_there_is_no_error() {
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
        patch(&api, ADMIN, &volume, body).await.expect(200);
    }
    assert_eq!(scopes(&api, &volume).await, ["project speech-recognition"]);
}

#[tokio::test]
async fn where_one_scope_is_refused_nothing_is_done() {
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
        (scope("project", elsewhere.id.as_str()), "another cluster"),
        (
            scope("department", elsewhere.parent_id.as_str()),
            "another cluster",
        ),
    ] {
        let body = json!({ "add": [scope("project", "4500102"), bad] });
        let refusal = patch(&api, ADMIN, &volume, body).await.refusal(400);
        assert!(refusal.contains(reason), "{refusal}");
        assert!(scopes(&api, &volume).await.is_empty());
    }
}

#[tokio::test]
async fn fifty_of_each_are_taken_and_no_more() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let many = |count: usize| vec![scope("project", "4500102"); count];
    let fifty: Vec<Value> = (0..50).map(|n| scope("project", &n.to_string())).collect();
    let body = json!({ "add": many(50), "remove": fifty });
    patch(&api, ADMIN, &volume, body).await.expect(200);
    for list in ["add", "remove"] {
        let refusal = patch(&api, ADMIN, &volume, json!({ list: many(51) }))
            .await
            .refusal(400);
        assert!(
            refusal.starts_with(list) && refusal.contains("50"),
            "{refusal}"
        );
    }
}

#[tokio::test]
async fn a_scope_in_both_lists_is_refused() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let project = scope("project", "4500102");
    let body = json!({ "add": [project], "remove": [project] });
    patch(&api, ADMIN, &volume, body).await.refusal(400);
}

#[tokio::test]
async fn sharing_needs_the_target_within_reach_too() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let home = &api.organisation().projects[0];
    let within = json!({ "add": [scope("department", home.parent_id.as_str())] });
    patch(&api, DEPARTMENT_ADMIN, &volume, within)
        .await
        .expect(200);
    for beyond in [
        scope("project", "4500102"),
        scope("cluster", home.cluster_id.as_str()),
    ] {
        let id = beyond["scopeId"].as_str().unwrap().to_owned();
        let body = json!({ "add": [beyond] });
        let refusal = patch(&api, DEPARTMENT_ADMIN, &volume, body)
            .await
            .refusal(403);
        assert!(
            refusal.contains("“update” on “Data volumes – sharing list”"),
            "{refusal}"
        );
        assert!(refusal.contains(&id), "{refusal}");
    }
}

#[tokio::test]
async fn who_may_not_share_is_told_so_and_nothing_changes() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let body = json!({ "add": [scope("project", "4500102")] });
    let refusal = patch(&api, RESEARCHER, &volume, body).await.refusal(403);
    assert!(
        refusal.contains("“update” on “Data volumes – sharing list”"),
        "{refusal}"
    );
    assert!(refusal.contains("vision-segmentation"), "{refusal}");
    assert!(scopes(&api, &volume).await.is_empty());
}

#[tokio::test]
async fn sharing_is_a_change_of_the_volume() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    api.tick(30);
    api.share(&volume, "project", "4500102").await;
    let read = api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(
        read.read_as::<Volume>(200).updated_at,
        Some(api.state.now())
    );
}
