//! What all answers have in common, and addresses that are none.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::Settings;

use crate::harness::{ADMIN, Answer, Api};

async fn bare(api: &Api, method: &str, path: &str) -> Answer {
    let request = Request::builder().method(method).uri(path);
    api.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_refused_with_those_it_does() {
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
        let answer = bare(&api, method, path).await;
        answer.refusal(405);
        let mut given: Vec<&str> = answer.header("allow").split(',').collect();
        let mut expected: Vec<&str> = allowed.split(',').collect();
        given.sort_unstable();
        expected.sort_unstable();
        assert_eq!(given, expected, "{method} {path}");
    }
}

#[tokio::test]
async fn an_unknown_address_is_refused_as_json() {
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
            let answer = bare(&api, method, path).await;
            answer.refusal(404);
            assert_eq!(
                answer.header("content-type"),
                "application/json",
                "{method} {path}"
            );
        }
    }
}

#[tokio::test]
async fn every_answer_is_guarded_and_none_of_the_api_is_kept() {
    let api = Api::empty().await;
    for path in [
        "/api/health",
        "/api/v1/clusters",
        "/api/nothing",
        "/nothing",
    ] {
        let answer = bare(&api, "GET", path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.ends_with("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("strict-transport-security"), "");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let api = Api::empty().await;
    let path = "/api/v1/datavolumes?requestType=Originated";
    let answer = api.call(ADMIN, Method::HEAD, path, None).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.text(), "");
}

#[tokio::test]
async fn answers_of_the_api_are_held_back_and_others_are_not() {
    let settings = Settings {
        latency: Duration::from_millis(150),
        ..Settings::default()
    };
    let api = Api::with(0, settings).await;
    let start = Instant::now();
    bare(&api, "GET", "/api/health").await;
    assert!(start.elapsed() < Duration::from_millis(150));
    bare(&api, "GET", "/api/v1/clusters").await.refusal(401);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn health_is_told_to_everybody() {
    let api = Api::empty().await;
    assert_eq!(
        bare(&api, "GET", "/api/health").await.expect(200)["status"],
        "ok"
    );
}
