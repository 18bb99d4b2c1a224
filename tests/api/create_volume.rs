//! `POST /datavolumes`.

use datavolumes_contract::{Endpoint, Phase, Volume};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, ApiResponse, RESEARCHER, api_test};

async fn create(api: &Api, body: Value) -> ApiResponse {
    api.call(ADMIN, &Endpoint::CreateVolume, Some(&body)).await
}

fn body() -> Value {
    json!({ "name": "results", "originPvcName": "claim", "projectId": "4500101" })
}

#[api_test]
async fn a_new_volume_is_returned_with_all_of_its_fields() {
    let api = Api::empty().await;
    let mut body = body();
    body["description"] = json!("Results of experiment X");
    body["shouldDeleteOriginalVolume"] = json!(true);
    let volume: Volume = create(&api, body).await.expect_json(201);
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
    assert_eq!(volume.created_at, Some(api.state.now().into()));
    assert_eq!(volume.updated_at, volume.created_at);
    assert_eq!(volume.created_by.as_deref(), Some("ada.moreau@example.com"));
    assert_eq!(volume.updated_by, volume.created_by);
    assert_eq!(volume.shared_scopes, Some(Vec::new()));
    assert_eq!(volume.status.phase, Phase::Creating);
}

#[api_test]
async fn a_created_volume_can_be_read_and_listed() {
    let api = Api::empty().await;
    let volume: Volume = create(&api, body()).await.expect_json(201);
    let read = api.call(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(read.expect_json::<Volume>(200), volume);
    assert_eq!(api.list(ADMIN, "").await.len(), 1);
}

#[api_test]
async fn a_name_is_unique_in_its_cluster_and_available_in_another() {
    let api = Api::empty().await;
    create(&api, body()).await.expect_status(201);
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
    let message = create(&api, again.clone()).await.expect_error(400);
    assert!(
        message.starts_with("name: ") && message.contains("“results”"),
        "{message}"
    );
    again["projectId"] = json!(other.unwrap().id);
    create(&api, again).await.expect_status(201);
}

#[api_test]
async fn a_pvc_backs_one_volume_and_the_error_names_it() {
    let api = Api::empty().await;
    create(&api, body()).await.expect_status(201);
    let mut again = body();
    again["name"] = json!("other");
    let message = create(&api, again.clone()).await.expect_error(400);
    assert!(
        message.starts_with("originPvcName: ") && message.contains("“results”"),
        "{message}"
    );
    again["projectId"] = json!(api.organisation().projects[1].id);
    create(&api, again).await.expect_status(201);
}

#[api_test]
async fn an_unknown_project_is_a_bad_request() {
    let api = Api::empty().await;
    let mut body = body();
    body["projectId"] = json!("none");
    let message = create(&api, body).await.expect_error(400);
    assert!(
        message.starts_with("projectId: ") && message.contains("“none”"),
        "{message}"
    );
}

#[api_test]
async fn creating_in_an_inaccessible_project_is_forbidden() {
    let api = Api::empty().await;
    let mut body = body();
    body["projectId"] = json!(api.organisation().projects[1].id);
    let response = api
        .call(RESEARCHER, &Endpoint::CreateVolume, Some(&body))
        .await;
    let message = response.expect_error(403);
    assert!(message.contains("create data volumes"), "{message}");
    assert!(message.contains("4500102"), "{message}");
}

#[api_test]
async fn the_longest_name_and_description_are_accepted() {
    let api = Api::empty().await;
    let mut body = body();
    body["name"] = json!("n".repeat(63));
    body["description"] = json!("😀".repeat(127));
    let volume: Volume = create(&api, body).await.expect_json(201);
    assert_eq!(volume.name.len(), 63);
    assert_eq!(volume.description.unwrap().chars().count(), 127);
}

#[api_test]
async fn any_text_is_stored_unchanged() {
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
        let volume: Volume = create(&api, body).await.expect_json(201);
        assert_eq!(volume.description.as_deref(), Some(text));
        assert_eq!(volume.origin_pvc_name.as_str(), format!("pvc{text}"));
    }
}

#[api_test]
async fn unknown_fields_are_ignored() {
    let api = Api::empty().await;
    let mut body = body();
    body["colour"] = json!("blue");
    body["id"] = json!("ignored");
    create(&api, body).await.expect_status(201);
}
