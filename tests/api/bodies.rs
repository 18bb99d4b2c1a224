//! Bodies that are refused.

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::Endpoint;
use serde_json::{Value, json};

use crate::harness::{ADMIN, Answer, Api};

const LIMIT: usize = 64 * 1024;

async fn post(api: &Api, kind: Option<&str>, body: impl Into<Body>) -> Answer {
    send(api, Method::POST, "/api/v1/datavolumes", kind, body).await
}

async fn send(
    api: &Api,
    method: Method,
    path: &str,
    kind: Option<&str>,
    body: impl Into<Body>,
) -> Answer {
    let token = api.token(ADMIN).await;
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {token}"));
    let request = match kind {
        Some(kind) => request.header("content-type", kind),
        None => request,
    };
    api.send(request.body(body.into()).unwrap()).await
}

fn good() -> Value {
    json!({ "name": "results", "originPvcName": "claim", "projectId": "4500101" })
}

#[tokio::test]
async fn what_is_no_json_is_refused() {
    let api = Api::empty().await;
    let deep = "[".repeat(10_000);
    for body in [
        "",
        "{",
        "nonsense",
        "{\"name\":\"a\",}",
        "\u{feff}{}",
        "{\"name\":\"\\ud800\"}",
        &deep,
    ] {
        post(&api, Some("application/json"), body.to_owned())
            .await
            .refusal(400);
    }
    post(&api, Some("application/json"), vec![0xff, 0xfe])
        .await
        .refusal(400);
}

#[tokio::test]
async fn the_content_type_must_be_json() {
    let api = Api::empty().await;
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/jsonx"),
        Some("multipart/form-data; boundary=x"),
    ] {
        let refusal = post(&api, kind, good().to_string()).await.refusal(400);
        assert!(refusal.contains("application/json"), "{refusal}");
    }
    let kind = Some("Application/JSON; charset=utf-8");
    post(&api, kind, good().to_string()).await.expect(201);
}

#[tokio::test]
async fn a_body_over_64_kib_is_refused_and_one_of_64_kib_is_not() {
    let api = Api::empty().await;
    let padded = |length: usize| {
        let body = good().to_string();
        format!("{body}{}", " ".repeat(length - body.len()))
    };
    let refusal = post(&api, Some("application/json"), padded(LIMIT + 1))
        .await
        .refusal(400);
    assert!(refusal.contains("64 KiB"), "{refusal}");
    post(&api, Some("application/json"), padded(LIMIT))
        .await
        .expect(201);
}

#[tokio::test]
async fn wrong_types_missing_fields_and_unknown_words_are_refused_by_name() {
    let api = Api::empty().await;
    for (field, value) in [
        ("name", json!(null)),
        ("name", json!(5)),
        ("name", json!("")),
        ("name", json!("Results")),
        ("name", json!("a".repeat(64))),
        ("name", json!("a\n")),
        ("originPvcName", json!(null)),
        ("originPvcName", json!(5)),
        ("originPvcName", json!("")),
        ("originPvcName", json!("a".repeat(254))),
        ("projectId", json!(null)),
        ("projectId", json!(4_500_101)),
        ("projectId", json!("")),
        ("description", json!(5)),
        ("description", json!("ä".repeat(128))),
        ("shouldDeleteOriginalVolume", json!("true")),
        ("useOriginalVolume", json!(1)),
    ] {
        let mut body = good();
        body[field] = value;
        let answer = api.ask(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        let refusal = answer.refusal(400);
        assert!(
            refusal.starts_with(&format!("{field}: ")),
            "{body}: {refusal}"
        );
    }
    for body in [json!([]), json!("x"), json!(null), json!(1)] {
        let answer = api.ask(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        assert!(answer.refusal(400).starts_with("body: "));
    }
}

#[tokio::test]
async fn changes_are_read_as_strictly() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let patch = Endpoint::PatchVolume(volume.id);
    let share = Endpoint::PatchSharedScopes(volume.id);
    for (endpoint, body, place) in [
        (&patch, json!({ "description": 5 }), "description"),
        (
            &patch,
            json!({ "description": "a".repeat(128) }),
            "description",
        ),
        (&patch, json!([]), "body"),
        (&share, json!({ "add": {} }), "add"),
        (&share, json!({ "add": [{}] }), "add[0].scopeType"),
        (
            &share,
            json!({ "add": [{ "scopeType": "project" }] }),
            "add[0].scopeId",
        ),
        (
            &share,
            json!({ "remove": [{ "scopeType": "tenant", "scopeId": "1" }] }),
            "remove[0].scopeType",
        ),
        (
            &share,
            json!({ "remove": [{ "scopeType": "project", "scopeId": 1 }] }),
            "remove[0].scopeId",
        ),
        (
            &share,
            json!({ "remove": [{ "scopeType": "project", "scopeId": "" }] }),
            "remove[0].scopeId",
        ),
    ] {
        let refusal = api.ask(ADMIN, endpoint, Some(&body)).await.refusal(400);
        assert!(
            refusal.starts_with(&format!("{place}: ")),
            "{body}: {refusal}"
        );
    }
}

#[tokio::test]
async fn an_id_that_is_no_uuid_is_refused_as_the_operation_documents() {
    let api = Api::empty().await;
    let long = "a".repeat(5_000);
    for id in [
        "x",
        "%FF",
        "71f69d83ba664822adf555ce55efd210",
        "..",
        "%2F",
        &long,
    ] {
        for (method, path, status) in [
            (Method::GET, "", 404),
            (Method::DELETE, "", 404),
            (Method::PATCH, "", 400),
            (Method::GET, "/sharedScopes", 404),
            (Method::PATCH, "/sharedScopes", 400),
        ] {
            let path = format!("/api/v1/datavolumes/{id}{path}");
            let answer = send(&api, method, &path, Some("application/json"), "{}").await;
            answer.refusal(status);
        }
    }
}
