//! `POST /datavolumes`.

use datavolumes_contract::{Endpoint, Phase, Volume};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Answer, Api, RESEARCHER};

async fn create(api: &Api, body: Value) -> Answer {
    api.ask(ADMIN, &Endpoint::CreateVolume, Some(&body)).await
}

fn body() -> Value {
    json!({ "name": "results", "originPvcName": "claim", "projectId": "4500101" })
}

#[tokio::test]
async fn a_new_volume_has_everything_that_is_known_of_it() {
    let api = Api::empty().await;
    let mut body = body();
    body["description"] = json!("Results of experiment X");
    body["shouldDeleteOriginalVolume"] = json!(true);
    let volume: Volume = create(&api, body).await.read_as(201);
    let project = &api.organisation().projects[0];
    assert_eq!(volume.name, "results");
    assert_eq!(
        volume.description.as_deref(),
        Some("Results of experiment X")
    );
    assert_eq!(volume.origin_pvc_name.as_str(), "claim");
    assert_eq!(volume.project_id, project.id);
    assert_eq!(volume.project_name, project.name);
    assert_eq!(volume.department_id, project.parent_id);
    assert_eq!(volume.cluster_id, project.cluster_id);
    assert!(volume.should_delete_original_volume);
    assert_eq!(volume.created_at, Some(api.state.now()));
    assert_eq!(volume.updated_at, volume.created_at);
    assert_eq!(volume.created_by.as_deref(), Some("ada.moreau@example.com"));
    assert_eq!(volume.updated_by, volume.created_by);
    assert_eq!(volume.shared_scopes, Some(Vec::new()));
    assert_eq!(volume.status.phase, Phase::Creating);
}

#[tokio::test]
async fn it_is_there_afterwards() {
    let api = Api::empty().await;
    let volume: Volume = create(&api, body()).await.read_as(201);
    let read = api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(read.read_as::<Volume>(200), volume);
    assert_eq!(api.list(ADMIN, "").await.len(), 1);
}

#[tokio::test]
async fn a_name_is_unique_in_its_cluster_and_free_in_another() {
    let api = Api::empty().await;
    create(&api, body()).await.expect(201);
    let organisation = api.organisation();
    let home = &organisation.projects[0].cluster_id;
    let same = organisation
        .projects
        .iter()
        .rfind(|project| project.cluster_id == *home);
    let other = organisation
        .projects
        .iter()
        .find(|project| project.cluster_id != *home);
    let mut again = body();
    again["projectId"] = json!(same.unwrap().id);
    let refusal = create(&api, again.clone()).await.refusal(400);
    assert!(
        refusal.starts_with("name: ") && refusal.contains("“results”"),
        "{refusal}"
    );
    again["projectId"] = json!(other.unwrap().id);
    create(&api, again).await.expect(201);
}

#[tokio::test]
async fn a_pvc_backs_one_volume_and_the_refusal_says_which() {
    let api = Api::empty().await;
    create(&api, body()).await.expect(201);
    let mut again = body();
    again["name"] = json!("other");
    let refusal = create(&api, again.clone()).await.refusal(400);
    assert!(
        refusal.starts_with("originPvcName: ") && refusal.contains("“results”"),
        "{refusal}"
    );
    again["projectId"] = json!(api.organisation().projects[1].id);
    create(&api, again).await.expect(201);
}

#[tokio::test]
async fn an_unknown_project_is_a_bad_request() {
    let api = Api::empty().await;
    let mut body = body();
    body["projectId"] = json!("none");
    let refusal = create(&api, body).await.refusal(400);
    assert!(
        refusal.starts_with("projectId: ") && refusal.contains("“none”"),
        "{refusal}"
    );
}

#[tokio::test]
async fn a_project_beyond_reach_is_forbidden_by_name() {
    let api = Api::empty().await;
    let mut body = body();
    body["projectId"] = json!(api.organisation().projects[1].id);
    let answer = api
        .ask(RESEARCHER, &Endpoint::CreateVolume, Some(&body))
        .await;
    let refusal = answer.refusal(403);
    assert!(refusal.contains("“create” on “Data volumes”"), "{refusal}");
    assert!(refusal.contains("4500102"), "{refusal}");
}

#[tokio::test]
async fn the_longest_name_and_description_are_taken() {
    let api = Api::empty().await;
    let mut body = body();
    body["name"] = json!("n".repeat(63));
    body["description"] = json!("😀".repeat(127));
    let volume: Volume = create(&api, body).await.read_as(201);
    assert_eq!(volume.name.len(), 63);
    assert_eq!(volume.description.unwrap().chars().count(), 127);
}

#[tokio::test]
async fn any_text_is_kept_as_it_was_sent() {
    let api = Api::empty().await;
    for (index, text) in [
        "",
        "'; DROP TABLE volumes;--",
        "a\u{0}b",
        "\u{202e}abc",
        "%_\\",
    ]
    .into_iter()
    .enumerate()
    {
        let body = json!({
            "name": format!("v{index}"), "originPvcName": format!("pvc{text}"),
            "projectId": "4500101", "description": text,
        });
        let volume: Volume = create(&api, body).await.read_as(201);
        assert_eq!(volume.description.as_deref(), Some(text));
        assert_eq!(volume.origin_pvc_name.as_str(), format!("pvc{text}"));
    }
}

#[tokio::test]
async fn fields_that_are_not_documented_are_left_alone() {
    let api = Api::empty().await;
    let mut body = body();
    body["colour"] = json!("blue");
    body["id"] = json!("not mine to choose");
    create(&api, body).await.expect(201);
}
