//! Successful responses that do not say what was asked for.

use datavolumes_contract::{
    CreateVolume, PatchVolume, PvcName, Scope, ScopeType, SharedScopesPatch,
};
use serde_json::json;

use super::*;

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";
const OTHER_ID: &str = "81f69d83-ba66-4822-adf5-55ce55efd210";

fn id() -> VolumeId {
    ID.parse().unwrap()
}

/// The result of `ask` if the server answers with `reply`.
fn answered<T>(reply: Reply, ask: impl FnOnce(Client) -> PendingRequest<T>) -> Result<T, ApiError> {
    block_on(ask(ScriptedTransport::sequence([reply]).client()))
}

fn is_mismatch<T>(result: &Result<T, ApiError>) -> bool {
    matches!(result, Err(error @ ApiError::Mismatch { .. }) if error.is_uncertain())
}

/// A volume as the server sends it, with `field` set to `value`.
fn volume_with(field: &str, value: &str) -> Reply {
    let mut volume = json!({
        "id": ID, "name": "genomes", "originPvcName": "pvc-a",
        "projectId": "91f69d83-ba66-4822-adf5-55ce55efd210", "description": "of 2026",
    });
    volume[field] = json!(value);
    Reply::json(200, &volume)
}

fn create(client: Client) -> PendingRequest<datavolumes_contract::Volume> {
    client.create_volume(&CreateVolume {
        name: "genomes".parse().unwrap(),
        description: None,
        origin_pvc_name: PvcName::new("pvc-a"),
        project_id: "91F69D83-ba66-4822-adf5-55ce55efd210".to_owned().into(),
        should_delete_original_volume: false,
        use_original_volume: None,
    })
}

fn describe(client: Client) -> PendingRequest<datavolumes_contract::Volume> {
    let description = Some("of 2026".parse().unwrap());
    client.patch_volume(id(), &PatchVolume { description })
}

#[test]
fn a_volume_is_the_one_that_was_asked_for() {
    let read = |client: Client| client.volume(id());
    assert!(answered(volume_with("id", &ID.to_uppercase()), read).is_ok());
    assert!(is_mismatch(&answered(volume_with("id", OTHER_ID), read)));
}

#[test]
fn a_created_volume_has_the_name_the_project_and_the_pvc_of_the_request() {
    // A server may trim or refuse a description.
    assert!(answered(volume_with("description", "other"), create).is_ok());
    for field in ["name", "originPvcName", "projectId"] {
        let result = answered(volume_with(field, "other"), create);
        assert!(is_mismatch(&result), "{field}");
    }
    for body in ["[]", "{}", "", r#"{"datavolumes":[]}"#] {
        let error = answered(Reply::text(201, body), create).unwrap_err();
        assert!(error.is_uncertain(), "{body}");
    }
}

#[test]
fn a_patched_volume_has_the_new_description() {
    assert!(answered(volume_with("description", " of 2026"), describe).is_ok());
    for (field, value) in [("id", OTHER_ID), ("description", "of 2025")] {
        let result = answered(volume_with(field, value), describe);
        assert!(is_mismatch(&result), "{field}");
    }
    let empty = |client: Client| {
        let description = Some("".parse().unwrap());
        client.patch_volume(id(), &PatchVolume { description })
    };
    assert!(answered(Reply::json(200, &json!({ "id": ID })), empty).is_ok());
}

#[test]
fn patched_shares_contain_what_was_added_and_nothing_that_was_removed() {
    let patch = |client: Client| {
        let patch = SharedScopesPatch {
            add: vec![Scope::new(ScopeType::Project, "7")],
            remove: vec![Scope::new(ScopeType::Cluster, "c")],
        };
        client.patch_scopes(id(), &patch)
    };
    let project = json!({ "scopeType": "project", "scopeId": "7" });
    let other = json!({ "scopeType": "department", "scopeId": "7" });
    let cluster = json!({ "scopeType": "cluster", "scopeId": "c" });
    let answer = |shares| answered(Reply::json(200, &shares), patch);
    assert!(answer(json!([other, project])).is_ok());
    for shares in [json!([]), json!([other]), json!([project, cluster])] {
        assert!(is_mismatch(&answer(shares.clone())), "{shares}");
    }
}

#[test]
fn a_deletion_is_accepted_or_complete() {
    let delete = |client: Client| client.delete_volume(id());
    for (status, body, outcome) in [
        (204, "", Some(DeleteOutcome::Deleted)),
        (202, "", Some(DeleteOutcome::Started)),
        (
            202,
            r#"{"code":202,"message":"Request has been accepted."}"#,
            Some(DeleteOutcome::Started),
        ),
        (
            200,
            r#"{"code":200,"message":"Deleted."}"#,
            Some(DeleteOutcome::Started),
        ),
        (404, "", Some(DeleteOutcome::AlreadyDeleted)),
        (200, "", None),
        (200, r#"{"datavolumes":[]}"#, None),
        (202, r#"{"code":401,"message":"no"}"#, None),
        (200, "<!doctype html>", None),
        (404, "<!doctype html>", None),
        (409, "", None),
    ] {
        let result = answered(Reply::text(status, body), delete);
        assert_eq!(result.ok(), outcome, "{status} {body}");
    }
}

#[test]
fn only_204_says_that_a_name_is_free_and_only_the_api_says_that_it_is_taken() {
    let ask = |client: Client| client.is_name_free("genomes", &ClusterId::new("c"));
    for (status, body, is_free) in [
        (204, "", Some(true)),
        (409, r#"{"code":409,"message":"taken"}"#, Some(false)),
        (409, "", Some(false)),
        (200, "", None),
        (200, "<!doctype html>", None),
        (200, r#"{"available":false}"#, None),
        (409, "<!doctype html>", None),
        (503, "", None),
    ] {
        let result = answered(Reply::text(status, body), ask);
        assert_eq!(result.ok(), is_free, "{status} {body}");
    }
}

#[test]
fn a_page_in_place_of_data_is_refused_by_every_operation() {
    let page = || Reply::text(200, "[]").with_content_type("text/html");
    let is_intercepted =
        |error: Option<ApiError>| matches!(error, Some(ApiError::Intercepted { status: 200, .. }));
    assert!(is_intercepted(
        answered(page(), |client| client.list(&query())).err()
    ));
    assert!(is_intercepted(
        answered(page(), |client| client.count(&query())).err()
    ));
    assert!(is_intercepted(
        answered(page(), |client| client.clusters()).err()
    ));
    assert!(is_intercepted(
        answered(page(), |client| client.personas()).err()
    ));
    assert!(is_intercepted(
        answered(page(), |client| client.shared_scopes(id())).err()
    ));
    assert!(is_intercepted(
        answered(page(), |client| client.delete_volume(id())).err()
    ));
    assert!(is_intercepted(answered(page(), create).err()));
    assert!(is_intercepted(answered(page(), describe).err()));
}

#[test]
fn a_list_a_count_and_a_directory_have_their_own_field() {
    let query = datavolumes_contract::DirectoryQuery::default;
    for body in ["[]", "{}", r#"{"code":200,"message":"ok"}"#] {
        let reply = || Reply::text(200, body);
        assert!(answered(reply(), |client| client.list(&super::query())).is_err());
        assert!(answered(reply(), |client| client.count(&super::query())).is_err());
        assert!(answered(reply(), |client| client.projects(query())).is_err());
        assert!(answered(reply(), |client| client.departments(query())).is_err());
    }
    assert!(answered(Reply::text(200, "{}"), |client| client.clusters()).is_err());
}

#[test]
fn a_granted_token_can_be_sent() {
    let request = datavolumes_contract::token::TokenRequest::client_credentials("id", "secret");
    let grant = |token: &str| {
        let reply = Reply::json(200, &json!({ "accessToken": token }));
        answered(reply, |client| client.grant_token(&request))
    };
    assert!(grant("abc").is_ok());
    for token in ["", "a b", "abc\n", "🦀"] {
        assert!(is_mismatch(&grant(token)), "{token:?}");
    }
}
