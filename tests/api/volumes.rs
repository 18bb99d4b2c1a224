//! `GET`, `PATCH` and `DELETE /datavolumes/{id}`.

use datavolumes_contract::{Endpoint, Phase, Volume};
use serde_json::json;

use crate::harness::{ADMIN, ANALYST, Api, RESEARCHER, VIEWER, api_test};

#[api_test]
async fn patch_changes_the_description_updated_by_and_updated_at() {
    let api = Api::empty().await;
    let before = api.create(0, "results", "claim").await;
    api.advance_clock(60);
    let patch = json!({ "description": "New description" });
    let response = api
        .call(RESEARCHER, &Endpoint::PatchVolume(before.id), Some(&patch))
        .await;
    let changed: Volume = response.expect_json(200);
    let expected = Volume {
        description: Some("New description".to_owned()),
        updated_at: Some(api.state.now().into()),
        updated_by: Some("rin.takeda@example.com".to_owned()),
        shared_scopes: None,
        ..before
    };
    assert_eq!(changed, expected);
}

#[api_test]
async fn an_empty_description_clears_it_and_a_missing_one_changes_nothing() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let patch = Endpoint::PatchVolume(volume.id);
    let emptied = api
        .call(ADMIN, &patch, Some(&json!({ "description": "" })))
        .await;
    assert_eq!(
        emptied
            .expect_json::<Volume>(200)
            .description
            .unwrap_or_default(),
        ""
    );
    api.call(ADMIN, &patch, Some(&json!({ "description": "kept" })))
        .await
        .expect_status(200);
    let same: Volume = api
        .call(ADMIN, &patch, Some(&json!({})))
        .await
        .expect_json(200);
    assert_eq!(same.description.as_deref(), Some("kept"));
}

#[api_test]
async fn only_the_description_can_be_changed() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let patch = json!({ "name": "other", "projectId": "4500102", "originPvcName": "else" });
    let response = api
        .call(ADMIN, &Endpoint::PatchVolume(volume.id), Some(&patch))
        .await;
    let changed: Volume = response.expect_json(200);
    assert_eq!(changed.name, volume.name);
    assert_eq!(changed.project_id, volume.project_id);
    assert_eq!(changed.origin_pvc_name, volume.origin_pvc_name);
}

#[api_test]
async fn only_reading_a_volume_returns_its_shares() {
    let api = Api::empty().await;
    let volume = api.create(1, "results", "claim").await;
    api.share(&volume, "project", "4500101").await;
    let read = api
        .call(VIEWER, &Endpoint::GetVolume(volume.id), None)
        .await;
    let scopes = read.expect_json::<Volume>(200).shared_scopes.unwrap();
    assert_eq!(scopes.len(), 1);
    assert_eq!(scopes[0].scope_name, "vision-segmentation");
    let patch = json!({ "description": "x" });
    let patched = api
        .call(ADMIN, &Endpoint::PatchVolume(volume.id), Some(&patch))
        .await;
    assert!(patched.expect_status(200).get("sharedScopes").is_none());
    let listed = api
        .get(ADMIN, "/api/v1/datavolumes?requestType=Originated")
        .await
        .expect_status(200);
    assert!(listed["datavolumes"][0].get("sharedScopes").is_none());
}

#[api_test]
async fn the_shares_are_hidden_without_the_permission_to_read_them() {
    let api = Api::empty().await;
    let volume = api.create(1, "results", "claim").await;
    let read = api
        .call(ANALYST, &Endpoint::GetVolume(volume.id), None)
        .await;
    assert!(read.expect_status(200).get("sharedScopes").is_none());
}

#[api_test]
async fn a_volume_without_shares_is_deleted_at_once() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let response = api
        .call(RESEARCHER, &Endpoint::DeleteVolume(volume.id), None)
        .await;
    response.expect_status(204);
    api.call(ADMIN, &Endpoint::GetVolume(volume.id), None)
        .await
        .expect_error(404);
    api.call(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect_error(404);
}

#[api_test]
async fn a_shared_volume_is_deleted_later() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    api.share(&volume, "project", "4500102").await;
    let delete = Endpoint::DeleteVolume(volume.id);
    let accepted = json!({ "code": 202, "message": "Request has been accepted." });
    assert_eq!(
        api.call(ADMIN, &delete, None).await.expect_status(202),
        accepted
    );
    let read = api.call(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(
        read.expect_json::<Volume>(200).status.phase,
        Phase::Deleting
    );
    // A second request is accepted too.
    api.call(ADMIN, &delete, None).await.expect_status(202);
    api.advance(10);
    api.call(ADMIN, &Endpoint::GetVolume(volume.id), None)
        .await
        .expect_error(404);
}

#[api_test]
async fn a_volume_that_originates_elsewhere_can_be_read_but_not_changed() {
    let api = Api::empty().await;
    let volume = api.create(1, "results", "claim").await;
    let (read, patch, delete) = (
        Endpoint::GetVolume(volume.id),
        Endpoint::PatchVolume(volume.id),
        Endpoint::DeleteVolume(volume.id),
    );
    let body = json!({ "description": "mine" });
    api.call(RESEARCHER, &read, None).await.expect_error(404);
    api.call(RESEARCHER, &patch, Some(&body))
        .await
        .expect_error(404);
    api.call(RESEARCHER, &delete, None).await.expect_error(404);

    api.share(&volume, "project", "4500101").await;
    api.call(RESEARCHER, &read, None).await.expect_status(200);
    for (endpoint, body, verb) in [(&patch, Some(&body), "change"), (&delete, None, "delete")] {
        let message = api.call(RESEARCHER, endpoint, body).await.expect_error(403);
        assert!(
            message.contains(&format!("{verb} data volumes")),
            "{message}"
        );
        assert!(message.contains(&volume.project_name), "{message}");
    }
}
