//! Random requests: the response is always JSON and never an internal error.

use std::cell::Cell;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, Uri};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::harness::{ADMIN, Api, ApiResponse};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static API: LazyLock<Api> = LazyLock::new(|| RUNTIME.block_on(Api::seeded(30)));
/// The clock of the server stands still, so the token does not expire.
static TOKEN: LazyLock<String> = LazyLock::new(|| RUNTIME.block_on(API.token(ADMIN)));

/// Sends a request. The response is also checked against the OpenAPI document.
fn send(method: &str, uri: Uri, body: Vec<u8>) -> ApiResponse {
    let request = Request::builder()
        .method(method)
        .uri(uri)
        .header("authorization", format!("Bearer {}", *TOKEN))
        .header("content-type", "application/json");
    RUNTIME.block_on(API.send(request.body(Body::from(body)).unwrap()))
}

fn check(response: &ApiResponse) {
    match response.status {
        204 => assert_eq!(response.text(), ""),
        200..=299 => drop(response.json()),
        status @ 400..=499 => drop(response.expect_error(status)),
        status => panic!("{status}: {}", response.text()),
    }
}

fn method() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("GET"),
        Just("POST"),
        Just("PATCH"),
        Just("DELETE"),
        Just("PUT")
    ]
}

/// A path of the API or a prefix of one, sometimes followed by random characters.
fn path() -> impl Strategy<Value = String> {
    let known = prop_oneof![
        Just("/api/v1/datavolumes"),
        Just("/api/v1/datavolumes/count"),
        Just("/api/v1/datavolumes/name-availability"),
        Just("/api/v1/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210"),
        Just("/api/v1/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210/sharedScopes"),
        Just("/api/v1/org-unit/projects"),
        Just("/api/v1/org-unit/departments"),
        Just("/api/v1/clusters"),
        Just("/api/v1/asset/datasource/pvc"),
        Just("/api/"),
        Just("/"),
    ];
    (
        known,
        prop_oneof![3 => Just(String::new()), 1 => "(/?[!-~]{0,12}){0,3}"],
    )
        .prop_map(|(known, rest)| format!("{known}{rest}"))
}

/// A nearly valid query, or random bytes.
fn query() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("requestType"),
        Just("usableInProjectId"),
        Just("offset"),
        Just("limit"),
        Just("sortBy"),
        Just("sortOrder"),
        Just("filterBy"),
        Just("search"),
        Just("dataName"),
        Just("clusterId"),
        Just("projectId"),
        Just("scope"),
        Just("assetIds"),
        Just("usageInfo"),
    ];
    let field = prop_oneof![
        Just("name"),
        Just("createdAt"),
        Just("phase"),
        Just("parentId")
    ];
    let operator = prop_oneof![
        Just("=="),
        Just("!="),
        Just("<="),
        Just(">="),
        Just("=@"),
        Just("!@"),
        Just("=%5E"),
        Just("=$"),
    ];
    let filter = (field, operator, value()).prop_map(|(f, o, v)| format!("{f}{o}{v}"));
    let parameter_value = prop_oneof![
        Just("Originated".to_owned()),
        Just("UsableInProject".to_owned()),
        Just("4500101".to_owned()),
        Just("name".to_owned()),
        Just("desc".to_owned()),
        Just("2".to_owned()),
        Just("2026-01-01T00:00:00Z".to_owned()),
        Just("-9999-01-01T00:00:00Z".to_owned()),
        filter,
        value(),
    ];
    let pair = (key, parameter_value).prop_map(|(key, value)| format!("{key}={value}"));
    prop_oneof![
        2 => proptest::collection::vec(pair, 0..6)
            .prop_map(|pairs| format!("requestType=Originated&{}", pairs.join("&"))),
        1 => value(),
    ]
}

/// Random bytes in a query, most of them percent-encoded.
fn value() -> impl Strategy<Value = String> {
    let byte = prop_oneof![
        3 => any::<u8>().prop_map(|byte| format!("%{byte:02X}")),
        2 => "[a-z0-9]",
        1 => "[!$&'()*+,;=:@%/?]",
    ];
    proptest::collection::vec(byte, 0..20).prop_map(|bytes| bytes.concat())
}

/// Nearly valid JSON, or random bytes.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let key = prop_oneof![
        Just("name".to_owned()),
        Just("description".to_owned()),
        Just("originPvcName".to_owned()),
        Just("projectId".to_owned()),
        Just("add".to_owned()),
        Just("remove".to_owned()),
        Just("scopeType".to_owned()),
        Just("scopeId".to_owned()),
        Just("grantType".to_owned()),
        ".{0,5}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,20}".prop_map(Value::from),
        "[a-z][-a-z0-9]{0,20}".prop_map(Value::from),
        Just(json!("4500101")),
        Just(json!("project")),
    ];
    let value = leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(key.clone(), inner, 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    });
    prop_oneof![
        3 => value.prop_map(|value| value.to_string().into_bytes()),
        1 => proptest::collection::vec(any::<u8>(), 0..60),
    ]
}

/// Random bytes that are allowed in a header.
fn header() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![32_u8..127, 128_u8..=255];
    let scheme = prop_oneof![Just(""), Just("Bearer "), Just("Basic ")];
    (scheme, proptest::collection::vec(byte, 0..80))
        .prop_map(|(scheme, rest)| [scheme.as_bytes(), &rest].concat())
}

/// Sends random requests for as long as the variable `DATAVOLUMES_FUZZ_SECONDS` says. Equal numbers in
/// `DATAVOLUMES_FUZZ_SEED` choose equal requests.
#[test]
#[ignore = "takes as long as it is told; started by `cargo xtask fuzz --seconds`"]
fn until_the_time_is_over() {
    let variable = |name| std::env::var(name).map(|text| text.parse::<u64>().unwrap());
    let seconds = variable("DATAVOLUMES_FUZZ_SECONDS").unwrap_or(60);
    let seed = variable("DATAVOLUMES_FUZZ_SEED").unwrap_or(1);
    let deadline = Instant::now() + Duration::from_secs(seconds);
    let requests = (method(), path(), query(), body(), header());
    let count = Cell::new(0_u64);
    let mut round = 0_u64;
    while Instant::now() < deadline {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&round.to_le_bytes());
        round += 1;
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let config = ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(100)
        };
        let mut runner = TestRunner::new_with_rng(config, rng);
        let result = runner.run(&requests, |(method, path, query, body, header)| {
            count.set(count.get() + 1);
            if let Ok(uri) = format!("{path}?{query}").parse() {
                check(&send(method, uri, body));
            }
            let request = Request::get("/api/v1/clusters").header("authorization", header);
            let request = request.body(Body::empty()).unwrap();
            RUNTIME.block_on(API.send(request)).expect_error(401);
            Ok(())
        });
        result.unwrap();
    }
    println!("{} requests with the seed {seed}", count.get());
}

proptest! {
    #[test]
    fn any_request_gets_a_documented_response(
        method in method(), path in path(), query in query(), body in body(),
    ) {
        // An invalid URI cannot be sent.
        if let Ok(uri) = format!("{path}?{query}").parse() {
            check(&send(method, uri, body));
        }
    }

    #[test]
    fn any_body_of_a_write_gets_a_documented_response(body in body()) {
        let volume = "/api/v1/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210";
        for (method, path) in [
            ("POST", "/api/v1/datavolumes"),
            ("POST", "/api/v1/token"),
            ("PATCH", volume),
            ("PATCH", &format!("{volume}/sharedScopes")),
        ] {
            check(&send(method, path.parse().unwrap(), body.clone()));
        }
    }

    #[test]
    fn any_query_of_a_list_gets_a_documented_response(query in query()) {
        for path in ["datavolumes", "datavolumes/count", "org-unit/projects", "org-unit/departments"] {
            if let Ok(uri) = format!("/api/v1/{path}?{query}").parse() {
                check(&send("GET", uri, Vec::new()));
            }
        }
    }

    #[test]
    fn any_authorization_header_gets_401(header in header()) {
        let api = &*API;
        let response = RUNTIME.block_on(async {
            let request = Request::get("/api/v1/clusters").header("authorization", header);
            api.send(request.body(Body::empty()).unwrap()).await
        });
        response.expect_error(401);
    }
}
