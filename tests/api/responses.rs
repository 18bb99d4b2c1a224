//! Properties of every response, unknown paths and methods.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::Settings;

use crate::harness::{ADMIN, Api, ApiResponse, Instant, api_test};

async fn send(api: &Api, method: &str, path: &str) -> ApiResponse {
    let request = Request::builder().method(method).uri(path);
    api.send(request.body(Body::empty()).unwrap()).await
}

#[api_test]
async fn an_unsupported_method_is_405_with_the_allowed_methods() {
    let api = Api::with_faults().await;
    for (method, path, allowed) in [
        ("PUT", "/api/v1/datavolumes", "GET,HEAD,POST"),
        ("OPTIONS", "/api/v1/datavolumes", "GET,HEAD,POST"),
        ("POST", "/api/v1/datavolumes/count", "GET,HEAD"),
        (
            "DELETE",
            "/api/v1/datavolumes/name-availability",
            "GET,HEAD",
        ),
        ("POST", "/api/v1/datavolumes/x", "GET,HEAD,PATCH,DELETE"),
        (
            "DELETE",
            "/api/v1/datavolumes/x/sharedScopes",
            "GET,HEAD,PATCH",
        ),
        ("GET", "/api/v1/token", "POST"),
        ("TRACE", "/api/v1/clusters", "GET,HEAD"),
        ("BREW", "/api/health", "GET,HEAD"),
        ("PUT", "/api/faults", "GET,HEAD,POST,DELETE"),
    ] {
        let response = send(&api, method, path).await;
        response.expect_error(405);
        let mut given: Vec<&str> = response.header("allow").split(',').collect();
        let mut expected: Vec<&str> = allowed.split(',').collect();
        given.sort_unstable();
        expected.sort_unstable();
        assert_eq!(given, expected, "{method} {path}");
    }
}

#[api_test]
async fn an_unknown_path_is_404_as_json() {
    let api = Api::empty().await;
    for path in [
        "/",
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/datavolumes",
        "/api/v1/datavolumes/",
        "/api/v1//datavolumes",
        "/api/v1/DataVolumes",
        "/api/v1/datavolumes/x/y/z",
        "/index.html",
        "/%00",
    ] {
        for method in ["GET", "POST", "DELETE"] {
            let response = send(&api, method, path).await;
            response.expect_error(404);
            assert_eq!(
                response.header("content-type"),
                "application/json",
                "{method} {path}"
            );
        }
    }
}

#[api_test]
async fn every_response_has_security_headers_and_is_not_cached() {
    let api = Api::empty().await;
    for path in [
        "/api/health",
        "/api/v1/clusters",
        "/api/nothing",
        "/nothing",
    ] {
        let response = send(&api, "GET", path).await;
        let policy = response.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.contains("require-trusted-types-for 'script'; trusted-types default;"));
        assert!(policy.ends_with("frame-ancestors 'none'"));
        assert_eq!(response.header("x-content-type-options"), "nosniff");
        assert_eq!(response.header("referrer-policy"), "no-referrer");
        assert_eq!(response.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(response.header("strict-transport-security"), "");
        assert_eq!(response.header("cache-control"), "no-store", "{path}");
    }
}

#[api_test]
async fn head_is_get_without_a_body() {
    let api = Api::empty().await;
    let path = "/api/v1/datavolumes?requestType=Originated";
    let response = api.request(ADMIN, Method::HEAD, path, None).await;
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-type"), "application/json");
    assert_eq!(response.text(), "");
}

#[api_test]
async fn the_latency_applies_to_the_api_only() {
    let settings = Settings {
        latency: Duration::from_millis(150),
        ..Settings::default()
    };
    let api = Api::with_settings(0, settings).await;
    let start = Instant::now();
    send(&api, "GET", "/api/health").await;
    assert!(start.elapsed() < Duration::from_millis(150));
    send(&api, "GET", "/api/v1/clusters")
        .await
        .expect_error(401);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[api_test]
async fn the_health_check_needs_no_token() {
    let api = Api::empty().await;
    assert_eq!(
        send(&api, "GET", "/api/health").await.expect_status(200)["status"],
        "ok"
    );
}

#[api_test]
async fn every_error_has_the_id_of_its_request_also_if_it_is_refused_early() {
    let settings = Settings {
        allowed_hosts: Some(vec!["api.example".to_owned()]),
        base_path: "/console".parse().unwrap(),
        ..Settings::default()
    };
    let api = Api::with_settings(0, settings).await;
    let long = "a".repeat(40_000);
    let clusters = "/console/api/v1/clusters";
    for (status, path, host, body) in [
        (400, clusters, "", String::new()),
        (400, "/console/api/v1/token", "localhost", long.repeat(2)),
        (401, clusters, "localhost", String::new()),
        (404, "/api/v1/clusters", "localhost", String::new()),
        (404, "/console/api/nothing", "localhost", String::new()),
        (414, &format!("/console/{long}"), "localhost", String::new()),
        (421, clusters, "evil.example", String::new()),
        (431, clusters, &long, String::new()),
    ] {
        let request = Request::get(path)
            .header("host", host)
            .body(Body::from(body));
        let response = api.send_unchecked(request.unwrap()).await;
        response.expect_error(status);
        let id = response.header("x-request-id");
        assert_eq!(id.len(), 36, "{status} {path:.50}");
        assert_eq!(response.json()["requestId"], id, "{status} {path:.50}");
    }
}
