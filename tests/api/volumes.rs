//! `GET`, `PATCH` and `DELETE /datavolumes/{id}`.

use datavolumes_contract::{Endpoint, Phase, Volume};
use serde_json::json;

use crate::harness::{ADMIN, ANALYST, Api, RESEARCHER, VIEWER};

#[tokio::test]
async fn the_description_changes_and_so_do_who_and_when() {
    let api = Api::empty().await;
    let before = api.create(0, "results", "claim").await;
    api.tick(60);
    let patch = json!({ "description": "Better words" });
    let answer = api
        .ask(RESEARCHER, &Endpoint::PatchVolume(before.id), Some(&patch))
        .await;
    let changed: Volume = answer.read_as(200);
    let expected = Volume {
        description: Some("Better words".to_owned()),
        updated_at: Some(api.state.now()),
        updated_by: Some("rin.takeda@example.com".to_owned()),
        shared_scopes: None,
        ..before
    };
    assert_eq!(changed, expected);
}

#[tokio::test]
async fn an_empty_description_is_one_and_a_missing_one_changes_nothing() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let patch = Endpoint::PatchVolume(volume.id);
    let emptied = api
        .ask(ADMIN, &patch, Some(&json!({ "description": "" })))
        .await;
    assert_eq!(
        emptied
            .read_as::<Volume>(200)
            .description
            .unwrap_or_default(),
        ""
    );
    api.ask(ADMIN, &patch, Some(&json!({ "description": "kept" })))
        .await
        .expect(200);
    let same: Volume = api.ask(ADMIN, &patch, Some(&json!({}))).await.read_as(200);
    assert_eq!(same.description.as_deref(), Some("kept"));
}

#[tokio::test]
async fn nothing_but_the_description_can_be_changed() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let patch = json!({ "name": "other", "projectId": "4500102", "originPvcName": "else" });
    let answer = api
        .ask(ADMIN, &Endpoint::PatchVolume(volume.id), Some(&patch))
        .await;
    let changed: Volume = answer.read_as(200);
    assert_eq!(changed.name, volume.name);
    assert_eq!(changed.project_id, volume.project_id);
    assert_eq!(changed.origin_pvc_name, volume.origin_pvc_name);
}

#[tokio::test]
async fn only_the_answer_to_get_tells_the_shares() {
    let api = Api::empty().await;
    let volume = api.create(1, "results", "claim").await;
    api.share(&volume, "project", "4500101").await;
    let read = api.ask(VIEWER, &Endpoint::GetVolume(volume.id), None).await;
    let scopes = read.read_as::<Volume>(200).shared_scopes.unwrap();
    assert_eq!(scopes.len(), 1);
    assert_eq!(scopes[0].scope_name, "vision-segmentation");
    let patch = json!({ "description": "x" });
    let patched = api
        .ask(ADMIN, &Endpoint::PatchVolume(volume.id), Some(&patch))
        .await;
    assert!(patched.expect(200).get("sharedScopes").is_none());
    let listed = api
        .get(ADMIN, "/api/v1/datavolumes?requestType=Originated")
        .await
        .expect(200);
    assert!(listed["datavolumes"][0].get("sharedScopes").is_none());
}

#[tokio::test]
async fn the_shares_are_not_told_to_who_may_not_read_them() {
    let api = Api::empty().await;
    let volume = api.create(1, "results", "claim").await;
    let read = api
        .ask(ANALYST, &Endpoint::GetVolume(volume.id), None)
        .await;
    assert!(read.expect(200).get("sharedScopes").is_none());
}

#[tokio::test]
async fn a_volume_without_shares_is_gone_at_once() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let answer = api
        .ask(RESEARCHER, &Endpoint::DeleteVolume(volume.id), None)
        .await;
    answer.expect(204);
    api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None)
        .await
        .refusal(404);
    api.ask(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .refusal(404);
}

#[tokio::test]
async fn a_shared_volume_is_deleted_by_and_by() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    api.share(&volume, "project", "4500102").await;
    let delete = Endpoint::DeleteVolume(volume.id);
    let accepted = json!({ "code": 202, "message": "Request has been accepted." });
    assert_eq!(api.ask(ADMIN, &delete, None).await.expect(202), accepted);
    let read = api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(read.read_as::<Volume>(200).status.phase, Phase::Deleting);
    // Asking again is accepted again.
    api.ask(ADMIN, &delete, None).await.expect(202);
    api.wait(10);
    api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None)
        .await
        .refusal(404);
}

#[tokio::test]
async fn what_is_usable_here_but_originates_elsewhere_is_seen_and_not_touched() {
    let api = Api::empty().await;
    let volume = api.create(1, "results", "claim").await;
    let (read, patch, delete) = (
        Endpoint::GetVolume(volume.id),
        Endpoint::PatchVolume(volume.id),
        Endpoint::DeleteVolume(volume.id),
    );
    let body = json!({ "description": "mine" });
    api.ask(RESEARCHER, &read, None).await.refusal(404);
    api.ask(RESEARCHER, &patch, Some(&body)).await.refusal(404);
    api.ask(RESEARCHER, &delete, None).await.refusal(404);

    api.share(&volume, "project", "4500101").await;
    api.ask(RESEARCHER, &read, None).await.expect(200);
    for (endpoint, body, verb) in [(&patch, Some(&body), "update"), (&delete, None, "delete")] {
        let refusal = api.ask(RESEARCHER, endpoint, body).await.refusal(403);
        assert!(
            refusal.contains(&format!("“{verb}” on “Data volumes”")),
            "{refusal}"
        );
        assert!(refusal.contains(&volume.project_name), "{refusal}");
    }
}
