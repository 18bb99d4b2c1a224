//! Faults on demand.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::{Endpoint, Phase, Volume, VolumePage};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Answer, Api};

const LIST: &str = "/api/v1/datavolumes?requestType=Originated";

async fn add(api: &Api, rule: Value) -> Answer {
    api.call(ADMIN, Method::POST, "/api/faults", Some(&rule))
        .await
}

async fn strike_list(api: &Api, fault: Value) -> Answer {
    let rule = json!({ "path": "/api/v1/datavolumes", "method": "GET", "fault": fault });
    add(api, rule).await.expect(201);
    api.get(ADMIN, LIST).await
}

#[tokio::test]
async fn a_status_comes_with_its_message_and_retry_after_and_only_once() {
    let api = Api::with_faults().await;
    let fault = json!({ "kind": "status", "status": 503, "retryAfter": 7, "message": "Moving" });
    let answer = strike_list(&api, fault).await;
    assert_eq!(answer.refusal(503), "Moving");
    assert_eq!(answer.header("retry-after"), "7");
    api.get(ADMIN, LIST).await.expect(200);
}

#[tokio::test]
async fn a_delay_only_delays() {
    let api = Api::with_faults().await;
    let start = Instant::now();
    strike_list(&api, json!({ "kind": "delay", "ms": 150 }))
        .await
        .expect(200);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn a_dropped_request_is_not_done_and_one_dropped_after_is() {
    let api = Api::with_faults().await;
    for (kind, name, is_done) in [("drop", "first", false), ("dropAfter", "second", true)] {
        let rule =
            json!({ "path": "/api/v1/datavolumes", "method": "POST", "fault": { "kind": kind } });
        add(&api, rule).await.expect(201);
        let body = json!({ "name": name, "originPvcName": name, "projectId": "4500101" });
        let answer = api.ask(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        assert_eq!(answer.bytes, None, "the connection is closed");
        let found = api.list(ADMIN, &format!("filterBy=name=={name}")).await;
        assert_eq!(found.len() == 1, is_done, "{kind}");
    }
}

#[tokio::test]
async fn a_malformed_answer_is_half_of_one() {
    let api = Api::with_faults().await;
    let whole = api.get(ADMIN, LIST).await;
    let half = strike_list(&api, json!({ "kind": "malformed" })).await;
    assert_eq!(half.status, 200);
    assert!(!half.text().is_empty() && whole.text().starts_with(half.text()));
    assert!(serde_json::from_str::<Value>(half.text()).is_err());
}

#[tokio::test]
async fn a_page_of_html_is_no_json() {
    let api = Api::with_faults().await;
    let rule = json!({ "path": "/somewhere", "fault": { "kind": "html" } });
    add(&api, rule).await.expect(201);
    let answer = api.get(ADMIN, "/somewhere").await;
    assert_eq!(answer.status, 502);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(answer.text().contains("<h1>"));
}

#[tokio::test]
async fn the_answer_of_a_newer_server_is_read_by_the_contract() {
    let api = Api::with_faults().await;
    let fault = json!({ "kind": "unknownFields" });
    let answer = strike_list(&api, fault.clone()).await;
    assert!(answer.expect(200)["datavolumes"][0]["description"].is_null());
    let page: VolumePage = answer.read_as(200);
    assert_eq!(page.datavolumes.len(), 20);
    let volume = &page.datavolumes[0];
    assert_eq!(volume.status.phase, Phase::Other("Hibernating".to_owned()));
    add(
        &api,
        json!({ "path": "/api/v1/datavolumes/", "fault": fault }),
    )
    .await
    .expect(201);
    let read = api.ask(ADMIN, &Endpoint::GetVolume(volume.id), None).await;
    assert_eq!(read.read_as::<Volume>(200).shared_scopes, None);
}

#[tokio::test]
async fn rules_are_told_counted_down_and_forgotten() {
    let api = Api::with_faults().await;
    let rule = json!({
        "path": "/api/v1/datavolumes", "exact": true, "skip": 1, "times": 2,
        "fault": { "kind": "status", "status": 500 },
    });
    add(&api, rule).await.expect(201);
    api.get(ADMIN, "/api/v1/datavolumes/count?requestType=Originated")
        .await
        .expect(200);
    api.get(ADMIN, LIST).await.expect(200);
    api.get(ADMIN, LIST).await.refusal(500);
    let remaining = api.get(ADMIN, "/api/faults").await.expect(200);
    assert_eq!(remaining[0]["times"], 1);
    assert_eq!(remaining[0]["skip"], 0);
    api.call(ADMIN, Method::DELETE, "/api/faults", None)
        .await
        .expect(204);
    api.get(ADMIN, LIST).await.expect(200);
    assert_eq!(api.get(ADMIN, "/api/faults").await.expect(200), json!([]));
}

#[tokio::test]
async fn the_control_itself_is_never_struck() {
    let api = Api::with_faults().await;
    let token = api.token(ADMIN).await;
    let rule = json!({ "path": "/", "times": 100, "fault": { "kind": "status", "status": 500 } });
    add(&api, rule).await.expect(201);
    for (method, status) in [("GET", 200), ("DELETE", 204)] {
        let request = Request::builder().method(method).uri("/api/faults");
        let request = request.header("authorization", format!("Bearer {token}"));
        let answer = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn all_tokens_end_at_once_and_new_ones_are_good() {
    let api = Api::with_faults().await;
    let token = api.token(ADMIN).await;
    let with_token = async || {
        let request = Request::get(LIST).header("authorization", format!("Bearer {token}"));
        api.send(request.body(Body::empty()).unwrap()).await
    };
    with_token().await.expect(200);
    let expire = Request::post("/api/faults/expire-tokens").body(Body::empty());
    api.send(expire.unwrap()).await.expect(204);
    with_token().await.refusal(401);
    api.get(ADMIN, LIST).await.expect(200);
}

#[tokio::test]
async fn a_rule_that_makes_no_sense_is_refused() {
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
        add(&api, rule).await.refusal(400);
    }
    assert_eq!(api.get(ADMIN, "/api/faults").await.expect(200), json!([]));
}
