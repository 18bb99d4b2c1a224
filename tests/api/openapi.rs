//! The OpenAPI document and the server agree.

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::endpoint::PREFIX;
use datavolumes_contract::{VolumeField, query_string};
use datavolumes_server::Settings;
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, UNKNOWN_VOLUME_ID, api_test, endpoints};

/// Whether the server has an operation for a method and a path of the document.
async fn is_routed(api: &Api, method: &str, template: &str) -> bool {
    let path = template.replace("{datavolumeId}", UNKNOWN_VOLUME_ID);
    let request = Request::builder().method(method).uri(path);
    let response = api.send(request.body(Body::empty()).unwrap()).await;
    let not_found = "Path not found.";
    response.status != 405 && !response.text().contains(not_found)
}

#[api_test]
async fn the_documented_operations_are_the_routed_ones() {
    let api = Api::with_faults().await;
    let operations = api.document().operations();
    let paths: Vec<&String> = operations.iter().map(|(_, path)| path).collect();
    for path in paths {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let is_documented = operations.contains(&(method.to_owned(), path.clone()));
            let is_routed = is_routed(&api, method, path).await;
            assert_eq!(is_routed, is_documented, "{method} {path}");
        }
    }
}

#[api_test]
async fn every_endpoint_is_documented_with_its_statuses() {
    let api = Api::empty().await;
    let documented = api.document().operations();
    let in_api = documented
        .iter()
        .filter(|(_, path)| path.starts_with(PREFIX));
    assert_eq!(in_api.count(), endpoints().len(), "endpoints() is complete");
    for endpoint in endpoints() {
        let path = format!("{PREFIX}{}", endpoint.template());
        let operation = api.document().operation(endpoint.method().as_str(), &path);
        let operation = operation.unwrap_or_else(|| panic!("{path} is not documented"));
        let responses = operation["responses"].as_object().unwrap();
        let statuses: Vec<u16> = responses
            .keys()
            .map(|status| status.parse().unwrap())
            .collect();
        let mut expected = endpoint.statuses().to_vec();
        expected.sort_unstable();
        assert_eq!(statuses, expected, "{path}");
    }
}

#[api_test]
async fn every_query_parameter_of_the_contract_is_documented() {
    let api = Api::empty().await;
    for endpoint in endpoints() {
        let path = format!("{PREFIX}{}", endpoint.template());
        let operation = api
            .document()
            .operation(endpoint.method().as_str(), &path)
            .unwrap();
        let documented: Vec<&str> = operation
            .get("parameters")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let path_and_query = endpoint.path_and_query();
        let query = path_and_query
            .split_once('?')
            .map_or("", |(_, query)| query);
        for (name, _) in query_string::parameters(query) {
            assert!(documented.contains(&name.as_str()), "{path}: {name}");
        }
    }
}

#[api_test]
async fn optional_operations_exist_only_with_their_flags() {
    let api = Api::empty().await;
    for path in ["/api/personas", "/api/faults", "/api/faults/expire-tokens"] {
        for method in ["GET", "POST", "DELETE"] {
            assert!(!is_routed(&api, method, path).await, "{method} {path}");
        }
        let documented = api.document().operations();
        assert!(!documented.iter().any(|(_, known)| known == path), "{path}");
    }
}

#[api_test]
async fn security_is_documented_for_exactly_the_operations_that_need_a_token() {
    let api = Api::empty().await;
    for (method, template) in api.document().operations() {
        let operation = api.document().operation(&method, &template).unwrap();
        let is_secured = operation.get("security") == Some(&json!([{ "bearerAuth": [] }]));
        let path = template.replace("{datavolumeId}", UNKNOWN_VOLUME_ID);
        let request = Request::builder().method(method.as_str()).uri(path);
        let response = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status == 401, is_secured, "{method} {template}");
    }
}

#[api_test]
async fn the_documented_fields_and_operators_are_those_of_the_contract() {
    let api = Api::empty().await;
    let operation = api
        .document()
        .operation("GET", "/api/v1/datavolumes")
        .unwrap();
    let parameters = operation["parameters"].as_array().unwrap();
    let schema = |name: &str| -> &Value {
        &parameters
            .iter()
            .find(|parameter| parameter["name"] == name)
            .unwrap()["schema"]
    };
    assert_eq!(
        schema("sortBy")["enum"],
        json!(VolumeField::ALL.map(VolumeField::as_str))
    );
    assert_eq!(schema("limit")["maximum"], 500);
    assert_eq!(schema("limit")["default"], 50);
    let fields = VolumeField::ALL.map(VolumeField::as_str).join("|");
    assert_eq!(
        schema("filterBy")["items"]["pattern"],
        format!("^({fields})(==|!=|<=|>=|=@|!@|=\\^|=\\$).+$")
    );
}

#[api_test]
async fn every_reference_in_the_document_resolves() {
    let api = Api::with_faults().await;
    let document = api.get(ADMIN, "/api/openapi.json").await.expect_status(200);
    let mut rest = vec![&document];
    while let Some(value) = rest.pop() {
        if let Some(reference) = value["$ref"].as_str() {
            assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
        }
        match value {
            Value::Array(values) => rest.extend(values),
            Value::Object(values) => rest.extend(values.values()),
            _ => {}
        }
    }
}

#[api_test]
async fn with_a_base_path_nothing_is_served_outside_of_it() {
    let settings = Settings {
        base_path: "/console".parse().unwrap(),
        ..Settings::default()
    };
    let api = Api::with_settings(0, settings).await;
    for (path, status) in [
        ("/console/api/health", 200),
        ("/console/api/v1/clusters", 401),
        ("/console/api/nothing", 404),
        ("/console/", 404),
        ("/api/health", 404),
        ("/", 404),
    ] {
        let request = Request::builder().method(Method::GET).uri(path);
        let response = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status, status, "{path}");
        response.json();
    }
}
