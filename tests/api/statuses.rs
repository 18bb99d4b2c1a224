//! Every documented status of every operation of the API, seen.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::endpoint::PREFIX;
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, GUEST, NOBODYS_ID};

/// What an administrator asks in order to see a status. `OWN` and `SHARED` are ids of volumes.
#[rustfmt::skip]
const PROVOCATIONS: [(u16, &str, &str, &str); 28] = [
    (200, "GET", "/datavolumes?requestType=Originated", ""),
    (400, "GET", "/datavolumes", ""),
    (201, "POST", "/datavolumes", r#"{"name":"new","originPvcName":"new","projectId":"4500101"}"#),
    (400, "POST", "/datavolumes", "{}"),
    (200, "GET", "/datavolumes/count?requestType=Originated", ""),
    (400, "GET", "/datavolumes/count", ""),
    (204, "GET", "/datavolumes/name-availability?dataName=free&clusterId=CLUSTER", ""),
    (409, "GET", "/datavolumes/name-availability?dataName=own&clusterId=CLUSTER", ""),
    (200, "GET", "/datavolumes/OWN", ""),
    (404, "GET", "/datavolumes/NOBODY", ""),
    (200, "PATCH", "/datavolumes/OWN", "{}"),
    (400, "PATCH", "/datavolumes/OWN", "[]"),
    (404, "PATCH", "/datavolumes/NOBODY", "{}"),
    (200, "GET", "/datavolumes/OWN/sharedScopes", ""),
    (404, "GET", "/datavolumes/NOBODY/sharedScopes", ""),
    (200, "PATCH", "/datavolumes/OWN/sharedScopes", "{}"),
    (400, "PATCH", "/datavolumes/OWN/sharedScopes", "[]"),
    (404, "PATCH", "/datavolumes/NOBODY/sharedScopes", "{}"),
    (202, "DELETE", "/datavolumes/SHARED", ""),
    (204, "DELETE", "/datavolumes/OWN", ""),
    (404, "DELETE", "/datavolumes/NOBODY", ""),
    (200, "GET", "/org-unit/projects", ""),
    (400, "GET", "/org-unit/projects?limit=0", ""),
    (200, "GET", "/org-unit/departments", ""),
    (400, "GET", "/org-unit/departments?limit=0", ""),
    (200, "GET", "/clusters", ""),
    (400, "POST", "/token", "{}"),
    (200, "POST", "/token", r#"{"grantType":"client_credentials","clientID":"demo-admin","clientSecret":"demo-admin"}"#),
];

/// One request of [`PROVOCATIONS`] with the ids that there are.
struct Provocation {
    status: u16,
    method: Method,
    path: String,
    body: Option<Value>,
    /// The operation as the document names it.
    operation: (String, String),
}

async fn provocations(api: &Api) -> Vec<Provocation> {
    let own = api.create(0, "own", "claim").await;
    let shared = api.create(0, "shared", "other-claim").await;
    api.share(&shared, "project", "4500102").await;
    let provocation = |(status, method, path, body): (u16, &str, &str, &str)| {
        let path = path
            .replace("OWN", &own.id.to_string())
            .replace("SHARED", &shared.id.to_string())
            .replace("NOBODY", NOBODYS_ID)
            .replace("CLUSTER", own.cluster_id.as_str());
        let path = format!("{PREFIX}{path}");
        let plain = path.split('?').next().unwrap_or_default();
        Provocation {
            status,
            operation: (method.to_owned(), api.document().template(plain).unwrap()),
            method: method.parse().unwrap(),
            body: serde_json::from_str(body).ok(),
            path,
        }
    };
    PROVOCATIONS.into_iter().map(provocation).collect()
}

#[tokio::test]
async fn every_documented_status_of_every_operation_can_be_seen() {
    let api = Api::with_faults().await;
    let mut seen: BTreeSet<((String, String), u16)> = BTreeSet::new();
    let provocations = provocations(&api).await;
    // First by those who may not, since the others delete what is asked for.
    for asked in provocations
        .iter()
        .filter(|asked| !asked.path.ends_with("/token"))
    {
        let request = Request::builder().method(&asked.method).uri(&asked.path);
        let answer = api.send(request.body(Body::empty()).unwrap()).await;
        answer.refusal(401);
        let method = asked.method.clone();
        let answer = api
            .call(GUEST, method, &asked.path, asked.body.as_ref())
            .await;
        answer.refusal(403);
        seen.extend([401, 403].map(|status| (asked.operation.clone(), status)));
    }
    for asked in &provocations {
        let method = asked.method.clone();
        let answer = api
            .call(ADMIN, method, &asked.path, asked.body.as_ref())
            .await;
        assert_eq!(
            answer.status,
            asked.status,
            "{}: {}",
            asked.path,
            answer.text()
        );
        seen.insert((asked.operation.clone(), asked.status));
    }
    let documented = api.document().operations().into_iter();
    for (method, path) in documented.filter(|(_, path)| path.starts_with(PREFIX)) {
        let operation = api.document().operation(&method, &path).unwrap();
        for status in operation["responses"].as_object().unwrap().keys() {
            let status: u16 = status.parse().unwrap();
            // Troubles of the machine follow below. Nothing makes clusters unknown.
            let is_elsewhere = status >= 500 || (path.ends_with("/clusters") && status == 404);
            let found = seen.contains(&((method.clone(), path.clone()), status));
            assert_eq!(found, !is_elsewhere, "{method} {path}: {status}");
        }
    }
}

#[tokio::test]
async fn troubles_of_the_machine_look_as_documented_on_every_operation() {
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
            let path = path.replace("{datavolumeId}", NOBODYS_ID);
            let rule = json!({
                "path": path, "exact": true,
                "fault": { "kind": "status", "status": status, "retryAfter": 2 },
            });
            api.call(ADMIN, Method::POST, "/api/faults", Some(&rule))
                .await
                .expect(201);
            let request = Request::builder().method(method.as_str()).uri(&path);
            let answer = api.send(request.body(Body::empty()).unwrap()).await;
            answer.refusal(status);
            assert_eq!(answer.header("retry-after"), "2");
        }
    }
}
