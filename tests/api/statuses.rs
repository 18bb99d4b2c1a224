//! Every documented status of every operation occurs.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::endpoint::PREFIX;
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, GUEST, STATUS_CASES, UNKNOWN_VOLUME_ID, api_test};

/// One request of [`STATUS_CASES`] with real ids.
struct Case {
    status: u16,
    method: Method,
    path: String,
    body: Option<Value>,
    /// The method and the path in the document.
    operation: (String, String),
}

async fn cases(api: &Api) -> Vec<Case> {
    let own = api.create(0, "own", "claim").await;
    let shared = api.create(0, "shared", "other-claim").await;
    api.share(&shared, "project", "4500102").await;
    let case = |(status, method, path, body): (u16, &str, &str, &str)| {
        let path = path
            .replace("OWN", &own.id.to_string())
            .replace("SHARED", &shared.id.to_string())
            .replace("MISSING", UNKNOWN_VOLUME_ID)
            .replace("CLUSTER", own.cluster_id.as_str());
        let path = format!("{PREFIX}{path}");
        let plain = path.split('?').next().unwrap_or_default();
        Case {
            status,
            operation: (method.to_owned(), api.document().template(plain).unwrap()),
            method: method.parse().unwrap(),
            body: serde_json::from_str(body).ok(),
            path,
        }
    };
    STATUS_CASES.iter().copied().map(case).collect()
}

#[api_test]
async fn every_documented_status_of_every_operation_occurs() {
    let api = Api::with_faults().await;
    let mut seen: BTreeSet<((String, String), u16)> = BTreeSet::new();
    let cases = cases(&api).await;
    // 401 and 403 first, because the other requests delete the volumes.
    for case in cases.iter().filter(|case| !case.path.ends_with("/token")) {
        let request = Request::builder().method(&case.method).uri(&case.path);
        let response = api.send(request.body(Body::empty()).unwrap()).await;
        response.expect_error(401);
        let method = case.method.clone();
        let response = api
            .request(GUEST, method, &case.path, case.body.as_ref())
            .await;
        response.expect_error(403);
        seen.extend([401, 403].map(|status| (case.operation.clone(), status)));
    }
    for case in &cases {
        let method = case.method.clone();
        let response = api
            .request(ADMIN, method, &case.path, case.body.as_ref())
            .await;
        assert_eq!(
            response.status,
            case.status,
            "{}: {}",
            case.path,
            response.text()
        );
        seen.insert((case.operation.clone(), case.status));
    }
    let documented = api.document().operations().into_iter();
    for (method, path) in documented.filter(|(_, path)| path.starts_with(PREFIX)) {
        let operation = api.document().operation(&method, &path).unwrap();
        for status in operation["responses"].as_object().unwrap().keys() {
            let status: u16 = status.parse().unwrap();
            // Server errors are tested below. No request for clusters is answered with 404.
            let is_excluded = status >= 500 || (path.ends_with("/clusters") && status == 404);
            let found = seen.contains(&((method.clone(), path.clone()), status));
            assert_eq!(found, !is_excluded, "{method} {path}: {status}");
        }
    }
}

#[api_test]
async fn server_errors_have_the_documented_form_on_every_operation() {
    let api = Api::with_faults().await;
    for (method, path) in api.document().operations() {
        let operation = api.document().operation(&method, &path).unwrap();
        for status in [500, 503] {
            if !operation["responses"]
                .as_object()
                .unwrap()
                .contains_key(&status.to_string())
            {
                continue;
            }
            let path = path.replace("{datavolumeId}", UNKNOWN_VOLUME_ID);
            let rule = json!({
                "path": path, "exact": true,
                "fault": { "kind": "status", "status": status, "retryAfter": 2 },
            });
            api.request(ADMIN, Method::POST, "/api/faults", Some(&rule))
                .await
                .expect_status(201);
            let request = Request::builder().method(method.as_str()).uri(&path);
            let response = api.send(request.body(Body::empty()).unwrap()).await;
            response.expect_error(status);
            assert_eq!(response.header("retry-after"), "2");
        }
    }
}
