//! Phase changes without a request.

use datavolumes_contract::{Endpoint, Phase, Volume};
use serde_json::json;

use crate::harness::{ADMIN, Api, api_test};

/// Creates a volume from `pvc` and waits until it is no longer Creating.
async fn create_and_wait(api: &Api, pvc: &str) -> Volume {
    let volume = api.create(0, &format!("from-{pvc}"), pvc).await;
    assert_eq!(volume.status.phase, Phase::Creating);
    api.advance(5);
    let read = api.call(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    read.expect_json(200)
}

fn spare_pvc(api: &Api, is_bound: bool) -> String {
    let organisation = api.organisation();
    let mut spare = api.seed.spare_pvcs(&organisation);
    let found = spare.find(|pvc| pvc.is_bound == is_bound).unwrap();
    assert_eq!(found.project, organisation.projects[0].id);
    found.name.into_string()
}

#[api_test]
async fn a_volume_of_a_bound_pvc_becomes_ready() {
    let api = Api::empty().await;
    let volume = create_and_wait(&api, &spare_pvc(&api, true)).await;
    assert_eq!(volume.status.phase, Phase::Ready);
    assert_eq!(volume.status.phase_message, None);
}

#[api_test]
async fn a_volume_of_an_unbound_or_unknown_pvc_becomes_not_ready_with_a_reason() {
    let api = Api::empty().await;
    for pvc in [spare_pvc(&api, false), "no-such-pvc".to_owned()] {
        let volume = create_and_wait(&api, &pvc).await;
        assert_eq!(volume.status.phase, Phase::NotReady);
        assert!(volume.status.phase_message.unwrap().contains(&pvc));
        let reason = volume.status.conditions[0].reason.as_deref();
        assert_eq!(reason, Some("OriginalPvcNotBound"));
        assert_eq!(
            volume.status.conditions[0].last_transition_time,
            Some(api.state.now().into())
        );
    }
}

#[api_test]
async fn creating_takes_two_seconds_and_deleting_three() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let phase = async || {
        let response = api.call(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
        (response.status == 200).then(|| response.expect_json::<Volume>(200).status.phase)
    };
    api.advance(1);
    assert_eq!(phase().await, Some(Phase::Creating));
    api.advance(1);
    assert_eq!(phase().await, Some(Phase::NotReady));
    api.share(&volume, "project", "4500102").await;
    api.call(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect_status(202);
    api.advance(2);
    assert_eq!(phase().await, Some(Phase::Deleting));
    api.advance(1);
    assert_eq!(phase().await, None);
}

#[api_test]
async fn the_name_and_the_pvc_of_a_deleted_volume_are_available_again() {
    let api = Api::empty().await;
    let pvc = spare_pvc(&api, true);
    let volume = api.create(0, "results", &pvc).await;
    api.call(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect_status(204);
    api.create(0, "results", &pvc).await;
    api.advance(5);
    let volumes = api.list(ADMIN, "").await;
    assert_eq!(volumes[0].status.phase, Phase::Ready);
}

#[api_test]
async fn the_original_pvc_is_deleted_with_the_volume_if_requested() {
    let api = Api::empty().await;
    let pvc = spare_pvc(&api, true);
    let body = json!({
        "name": "results", "originPvcName": pvc, "projectId": "4500101",
        "shouldDeleteOriginalVolume": true,
    });
    let created = api.call(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
    let volume: Volume = created.expect_json(201);
    api.advance(5);
    api.call(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect_status(204);
    let again = create_and_wait(&api, &pvc).await;
    assert_eq!(again.status.phase, Phase::NotReady, "the PVC still exists");
}

#[api_test]
async fn a_write_wakes_wait_for_write() {
    let api = Api::empty().await;
    api.create(0, "results", "claim").await;
    // Never returns if the write did not wake it.
    api.state.wait_for_write().await;
}
