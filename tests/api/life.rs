//! What happens to volumes by themselves.

use datavolumes_contract::{Endpoint, Phase, Volume};
use serde_json::json;

use crate::harness::{ADMIN, Api};

/// The volume created from a PVC, when it is no longer Creating.
async fn settled(api: &Api, pvc: &str) -> Volume {
    let volume = api.create(0, &format!("from-{pvc}"), pvc).await;
    assert_eq!(volume.status.phase, Phase::Creating);
    api.wait(5);
    let read = api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    read.read_as(200)
}

fn spare_pvc(api: &Api, is_bound: bool) -> String {
    let organisation = api.organisation();
    let mut spare = api.seed.spare_pvcs(&organisation);
    let found = spare.find(|pvc| pvc.is_bound == is_bound).unwrap();
    assert_eq!(found.project, organisation.projects[0].id);
    found.name.into_string()
}

#[tokio::test]
async fn a_volume_of_a_bound_pvc_becomes_ready() {
    let api = Api::empty().await;
    let volume = settled(&api, &spare_pvc(&api, true)).await;
    assert_eq!(volume.status.phase, Phase::Ready);
    assert_eq!(volume.status.phase_message, None);
}

#[tokio::test]
async fn a_volume_of_an_unbound_or_unknown_pvc_does_not_and_says_why() {
    let api = Api::empty().await;
    for pvc in [spare_pvc(&api, false), "never-heard-of".to_owned()] {
        let volume = settled(&api, &pvc).await;
        assert_eq!(volume.status.phase, Phase::NotReady);
        assert!(volume.status.phase_message.unwrap().contains(&pvc));
        let reason = volume.status.conditions[0].reason.as_deref();
        assert_eq!(reason, Some("OriginalPvcNotBound"));
        assert_eq!(
            volume.status.conditions[0].last_transition_time,
            Some(api.state.now())
        );
    }
}

#[tokio::test]
async fn creating_lasts_two_seconds_and_deleting_three() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let phase = async || {
        let answer = api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
        (answer.status == 200).then(|| answer.read_as::<Volume>(200).status.phase)
    };
    api.wait(1);
    assert_eq!(phase().await, Some(Phase::Creating));
    api.wait(1);
    assert_eq!(phase().await, Some(Phase::NotReady));
    api.share(&volume, "project", "4500102").await;
    api.ask(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect(202);
    api.wait(2);
    assert_eq!(phase().await, Some(Phase::Deleting));
    api.wait(1);
    assert_eq!(phase().await, None);
}

#[tokio::test]
async fn the_name_and_the_pvc_of_a_deleted_volume_are_free_again() {
    let api = Api::empty().await;
    let pvc = spare_pvc(&api, true);
    let volume = api.create(0, "results", &pvc).await;
    api.ask(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect(204);
    api.create(0, "results", &pvc).await;
    api.wait(5);
    let volumes = api.list(ADMIN, "").await;
    assert_eq!(volumes[0].status.phase, Phase::Ready);
}

#[tokio::test]
async fn the_original_goes_with_the_volume_where_that_was_asked_for() {
    let api = Api::empty().await;
    let pvc = spare_pvc(&api, true);
    let body = json!({
        "name": "results", "originPvcName": pvc, "projectId": "4500101",
        "shouldDeleteOriginalVolume": true,
    });
    let created = api.ask(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
    let volume: Volume = created.read_as(201);
    api.wait(5);
    api.ask(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect(204);
    let again = settled(&api, &pvc).await;
    assert_eq!(again.status.phase, Phase::NotReady, "the PVC is gone");
}

#[tokio::test]
async fn who_waits_for_writes_is_woken_by_one() {
    let api = Api::empty().await;
    api.create(0, "results", "claim").await;
    // Pends for ever where nobody was woken.
    api.state.written().await;
}
