//! Faults on demand.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::{Endpoint, Phase, Timestamp, Volume, VolumePage};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, ApiResponse, Instant, api_test};

const LIST: &str = "/api/v1/datavolumes?requestType=Originated";

async fn add(api: &Api, rule: Value) -> ApiResponse {
    api.request(ADMIN, Method::POST, "/api/faults", Some(&rule))
        .await
}

async fn list_with_fault(api: &Api, fault: Value) -> ApiResponse {
    let rule = json!({ "path": "/api/v1/datavolumes", "method": "GET", "fault": fault });
    add(api, rule).await.expect_status(201);
    api.get(ADMIN, LIST).await
}

#[api_test]
async fn a_status_fault_has_a_message_and_retry_after_and_applies_once() {
    let api = Api::with_faults().await;
    let fault = json!({ "kind": "status", "status": 503, "retryAfter": 7, "message": "Moving" });
    let response = list_with_fault(&api, fault).await;
    assert_eq!(response.expect_error(503), "Moving");
    assert_eq!(response.header("retry-after"), "7");
    api.get(ADMIN, LIST).await.expect_status(200);
}

#[api_test]
async fn a_delay_fault_delays_the_response() {
    let api = Api::with_faults().await;
    let start = Instant::now();
    list_with_fault(&api, json!({ "kind": "delay", "ms": 150 }))
        .await
        .expect_status(200);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[api_test]
async fn drop_prevents_the_request_and_drop_after_does_not() {
    let api = Api::with_faults().await;
    for (kind, name, is_executed) in [("drop", "first", false), ("dropAfter", "second", true)] {
        let rule =
            json!({ "path": "/api/v1/datavolumes", "method": "POST", "fault": { "kind": kind } });
        add(&api, rule).await.expect_status(201);
        let body = json!({ "name": name, "originPvcName": name, "projectId": "4500101" });
        let response = api.call(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        assert_eq!(response.bytes, None, "the connection is not closed");
        let found = api.list(ADMIN, &format!("filterBy=name=={name}")).await;
        assert_eq!(found.len() == 1, is_executed, "{kind}");
    }
}

#[api_test]
async fn a_malformed_response_is_the_first_half() {
    let api = Api::with_faults().await;
    let whole = api.get(ADMIN, LIST).await;
    let half = list_with_fault(&api, json!({ "kind": "malformed" })).await;
    assert_eq!(half.status, 200);
    assert!(!half.text().is_empty() && whole.text().starts_with(half.text()));
    assert!(serde_json::from_str::<Value>(half.text()).is_err());
}

#[api_test]
async fn the_html_fault_is_an_html_page_with_502_or_another_status() {
    let api = Api::with_faults().await;
    for (fault, status) in [
        (json!({ "kind": "html" }), 502),
        (json!({ "kind": "html", "status": 200 }), 200),
    ] {
        let rule = json!({ "path": "/somewhere", "fault": fault });
        add(&api, rule).await.expect_status(201);
        let response = api.get(ADMIN, "/somewhere").await;
        assert_eq!(response.status, status);
        assert!(response.header("content-type").starts_with("text/html"));
        assert!(response.text().contains("<h1>"));
    }
}

#[api_test]
async fn the_redirect_fault_leads_to_another_address() {
    let api = Api::with_faults().await;
    let fault = json!({ "kind": "redirect", "location": "https://sign-in.example/" });
    let rule = json!({ "path": "/somewhere", "fault": fault });
    add(&api, rule).await.expect_status(201);
    let response = api.get(ADMIN, "/somewhere").await;
    assert_eq!(response.status, 302);
    assert_eq!(response.header("location"), "https://sign-in.example/");
}

#[api_test]
async fn the_contract_reads_the_response_of_a_newer_server() {
    let api = Api::with_faults().await;
    let fault = json!({ "kind": "unknownFields" });
    let response = list_with_fault(&api, fault.clone()).await;
    assert!(response.expect_status(200)["datavolumes"][0]["description"].is_null());
    let page: VolumePage = response.expect_json(200);
    assert_eq!(page.datavolumes.len(), 20);
    let volume = &page.datavolumes[0];
    assert_eq!(volume.status.phase, Phase::Other("Hibernating".to_owned()));
    add(
        &api,
        json!({ "path": "/api/v1/datavolumes/", "fault": fault }),
    )
    .await
    .expect_status(201);
    let read = api.call(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(read.expect_json::<Volume>(200).shared_scopes, None);
}

#[api_test]
async fn the_contract_reads_a_list_with_odd_entries() {
    let api = Api::with_faults().await;
    let response = list_with_fault(&api, json!({ "kind": "oddEntries" })).await;
    let page: VolumePage = response.expect_json(200);
    assert_eq!(page.datavolumes.unreadable.len(), 2);
    assert_eq!(page.datavolumes.len(), 18);
    let odd = &page.datavolumes[0];
    assert_eq!(odd.status.phase, Phase::Other("3".to_owned()));
    assert_eq!(
        odd.created_at,
        Some(Timestamp::Other("last Tuesday".to_owned()))
    );
    assert_eq!((&odd.updated_at, &odd.created_by), (&None, &None));
}

#[api_test]
async fn the_fault_hostile_text_changes_every_text() {
    let api = Api::with_faults().await;
    let response = list_with_fault(&api, json!({ "kind": "hostileText", "text": "<i>" })).await;
    let page: VolumePage = response.expect_json(200);
    assert_eq!(page.datavolumes.len(), 20);
    let is_changed =
        |volume: &Volume| volume.name.starts_with("<i>") && volume.project_name.starts_with("<i>");
    assert!(page.datavolumes.iter().all(is_changed));
}

#[api_test]
async fn rules_are_listed_counted_down_and_removed() {
    let api = Api::with_faults().await;
    let rule = json!({
        "path": "/api/v1/datavolumes", "exact": true, "skip": 1, "times": 2,
        "fault": { "kind": "status", "status": 500 },
    });
    add(&api, rule).await.expect_status(201);
    api.get(ADMIN, "/api/v1/datavolumes/count?requestType=Originated")
        .await
        .expect_status(200);
    api.get(ADMIN, LIST).await.expect_status(200);
    api.get(ADMIN, LIST).await.expect_error(500);
    let remaining = api.get(ADMIN, "/api/faults").await.expect_status(200);
    assert_eq!(remaining[0]["times"], 1);
    assert_eq!(remaining[0]["skip"], 0);
    api.request(ADMIN, Method::DELETE, "/api/faults", None)
        .await
        .expect_status(204);
    api.get(ADMIN, LIST).await.expect_status(200);
    assert_eq!(
        api.get(ADMIN, "/api/faults").await.expect_status(200),
        json!([])
    );
}

#[api_test]
async fn the_fault_operations_never_get_a_fault() {
    let api = Api::with_faults().await;
    let token = api.token(ADMIN).await;
    let rule = json!({ "path": "/", "times": 100, "fault": { "kind": "status", "status": 500 } });
    add(&api, rule).await.expect_status(201);
    for (method, status) in [("GET", 200), ("DELETE", 204)] {
        let request = Request::builder().method(method).uri("/api/faults");
        let request = request.header("authorization", format!("Bearer {token}"));
        let response = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status, status);
    }
}

#[api_test]
async fn expire_tokens_revokes_all_tokens_and_new_ones_are_valid() {
    let api = Api::with_faults().await;
    let token = api.token(ADMIN).await;
    let with_token = async || {
        let request = Request::get(LIST).header("authorization", format!("Bearer {token}"));
        api.send(request.body(Body::empty()).unwrap()).await
    };
    with_token().await.expect_status(200);
    let expire = Request::post("/api/faults/expire-tokens").body(Body::empty());
    api.send(expire.unwrap()).await.expect_status(204);
    with_token().await.expect_error(401);
    api.get(ADMIN, LIST).await.expect_status(200);
}

#[api_test]
async fn invalid_rules_are_rejected() {
    let api = Api::with_faults().await;
    for rule in [
        json!({}),
        json!({ "path": "/" }),
        json!({ "path": "/", "fault": {} }),
        json!({ "path": "/", "fault": { "kind": "explode" } }),
        json!({ "path": "/", "fault": { "kind": "status" } }),
        json!({ "path": "/", "fault": { "kind": "status", "status": 99 } }),
        json!({ "path": "/", "fault": { "kind": "delay", "ms": -1 } }),
        json!({ "path": "/", "fault": { "kind": "drop" }, "time": 2 }),
    ] {
        add(&api, rule).await.expect_error(400);
    }
    assert_eq!(
        api.get(ADMIN, "/api/faults").await.expect_status(200),
        json!([])
    );
}
