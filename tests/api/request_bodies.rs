//! Invalid request bodies.

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::Endpoint;
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, ApiResponse, api_test};

const MAX_BODY_BYTES: usize = 64 * 1024;

async fn post(api: &Api, content_type: Option<&str>, body: impl Into<Body>) -> ApiResponse {
    send(api, Method::POST, "/api/v1/datavolumes", content_type, body).await
}

async fn send(
    api: &Api,
    method: Method,
    path: &str,
    content_type: Option<&str>,
    body: impl Into<Body>,
) -> ApiResponse {
    let token = api.token(ADMIN).await;
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {token}"));
    let request = match content_type {
        Some(content_type) => request.header("content-type", content_type),
        None => request,
    };
    api.send(request.body(body.into()).unwrap()).await
}

fn valid_body() -> Value {
    json!({ "name": "results", "originPvcName": "claim", "projectId": "4500101" })
}

#[api_test]
async fn invalid_json_is_rejected() {
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
            .expect_error(400);
    }
    post(&api, Some("application/json"), vec![0xff, 0xfe])
        .await
        .expect_error(400);
}

#[api_test]
async fn the_content_type_must_be_json() {
    let api = Api::empty().await;
    for content_type in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/jsonx"),
        Some("multipart/form-data; boundary=x"),
    ] {
        let message = post(&api, content_type, valid_body().to_string())
            .await
            .expect_error(400);
        assert!(message.contains("application/json"), "{message}");
    }
    let content_type = Some("Application/JSON; charset=utf-8");
    post(&api, content_type, valid_body().to_string())
        .await
        .expect_status(201);
}

#[api_test]
async fn the_maximum_size_of_a_body_is_64_kib() {
    let api = Api::empty().await;
    let padded = |length: usize| {
        let body = valid_body().to_string();
        format!("{body}{}", " ".repeat(length - body.len()))
    };
    let message = post(&api, Some("application/json"), padded(MAX_BODY_BYTES + 1))
        .await
        .expect_error(400);
    assert!(message.contains("64 KiB"), "{message}");
    post(&api, Some("application/json"), padded(MAX_BODY_BYTES))
        .await
        .expect_status(201);
}

#[api_test]
async fn invalid_fields_are_rejected_and_named() {
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
        let mut body = valid_body();
        body[field] = value;
        let response = api.call(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        let message = response.expect_error(400);
        assert!(
            message.starts_with(&format!("{field}: ")),
            "{body}: {message}"
        );
    }
    for body in [json!([]), json!("x"), json!(null), json!(1)] {
        let response = api.call(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        assert!(response.expect_error(400).starts_with("body: "));
    }
}

#[api_test]
async fn invalid_fields_of_patches_are_rejected_and_named() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let patch = Endpoint::PatchVolume(volume.id);
    let share = Endpoint::PatchSharedScopes(volume.id);
    for (endpoint, body, path) in [
        (&patch, json!({ "description": 5 }), "description"),
        (
            &patch,
            json!({ "description": "a".repeat(128) }),
            "description",
        ),
        (&patch, json!([]), "body"),
        (&patch, json!(["x"]), "body"),
        (&share, json!([]), "body"),
        (&share, json!({ "add": [["project", "1"]] }), "add[0]"),
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
        let message = api
            .call(ADMIN, endpoint, Some(&body))
            .await
            .expect_error(400);
        assert!(
            message.starts_with(&format!("{path}: ")),
            "{body}: {message}"
        );
    }
}

#[api_test]
async fn an_invalid_volume_id_is_400_or_404_as_the_operation_documents() {
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
            let response = send(&api, method, &path, Some("application/json"), "{}").await;
            response.expect_error(status);
        }
    }
}
