//! `/api/openapi.json` says what the server does, and the server does what it says.

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::endpoint::PREFIX;
use datavolumes_contract::{
    ClusterId, DirectoryQuery, Endpoint, Filter, FilterOperator, Limit, ListQuery, Offset,
    ProjectId, Sort, SortOrder, View, VolumeField, VolumeId, query_string,
};
use datavolumes_server::Settings;
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, NOBODYS_ID};

/// Every operation of the API, with every parameter of its query.
fn endpoints() -> Vec<Endpoint> {
    let id: VolumeId = NOBODYS_ID.parse().unwrap();
    let query = ListQuery {
        view: View::UsableInProject(Some(ProjectId::new("1"))),
        filters: vec![Filter::new(VolumeField::Name, FilterOperator::Contains, "a").unwrap()],
        search: "a".to_owned(),
        sort: Some(Sort {
            field: VolumeField::Name,
            order: SortOrder::Descending,
        }),
        offset: Offset::new(1),
        limit: Limit::MAX,
    };
    let directory = DirectoryQuery {
        search: "a".to_owned(),
        filter: "name==a".to_owned(),
        offset: Offset::new(1),
        limit: Limit::MAX,
    };
    vec![
        Endpoint::ListVolumes(query.clone()),
        Endpoint::CountVolumes(query),
        Endpoint::CreateVolume,
        Endpoint::NameAvailability {
            name: "a".to_owned(),
            cluster: ClusterId::new("1"),
        },
        Endpoint::GetVolume(id),
        Endpoint::PatchVolume(id),
        Endpoint::DeleteVolume(id),
        Endpoint::GetSharedScopes(id),
        Endpoint::PatchSharedScopes(id),
        Endpoint::ListProjects(directory.clone()),
        Endpoint::ListDepartments(directory),
        Endpoint::ListClusters,
        Endpoint::GrantToken,
    ]
}

/// Every method on every path that the document or the contract knows.
async fn is_routed(api: &Api, method: &str, template: &str) -> bool {
    let path = template.replace("{datavolumeId}", NOBODYS_ID);
    let request = Request::builder().method(method).uri(path);
    let answer = api.send(request.body(Body::empty()).unwrap()).await;
    let nothing = "There is nothing at this address.";
    answer.status != 405 && !answer.text().contains(nothing)
}

#[tokio::test]
async fn every_operation_of_the_document_is_routed_and_no_other() {
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

#[tokio::test]
async fn every_operation_of_the_contract_is_documented_with_its_statuses() {
    let api = Api::empty().await;
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

#[tokio::test]
async fn every_parameter_that_the_contract_writes_is_documented() {
    let api = Api::empty().await;
    for endpoint in endpoints() {
        let path = format!("{PREFIX}{}", endpoint.template());
        let operation = api
            .document()
            .operation(endpoint.method().as_str(), &path)
            .unwrap();
        let documented: Vec<&str> = operation["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let address = endpoint.path_and_query();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        for (name, _) in query_string::parameters(query) {
            assert!(documented.contains(&name.as_str()), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn operations_exist_only_with_the_flags_that_bring_them() {
    let api = Api::empty().await;
    for path in ["/api/personas", "/api/faults", "/api/faults/expire-tokens"] {
        for method in ["GET", "POST", "DELETE"] {
            assert!(!is_routed(&api, method, path).await, "{method} {path}");
        }
        let documented = api.document().operations();
        assert!(!documented.iter().any(|(_, known)| known == path), "{path}");
    }
}

#[tokio::test]
async fn what_needs_a_token_says_so_and_the_rest_does_not() {
    let api = Api::empty().await;
    for (method, template) in api.document().operations() {
        let operation = api.document().operation(&method, &template).unwrap();
        let is_secured = operation["security"] != json!([]);
        let path = template.replace("{datavolumeId}", NOBODYS_ID);
        let request = Request::builder().method(method.as_str()).uri(path);
        let answer = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status == 401, is_secured, "{method} {template}");
    }
}

#[tokio::test]
async fn the_fields_and_operators_are_those_of_the_contract() {
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
    assert_eq!(
        schema("filterBy")["items"]["pattern"],
        "^(name|projectId|clusterId|departmentId|projectName|createdAt|createdBy|phase)\
         (==|!=|<=|>=|=@|!@|=\\^|=\\$).+$"
    );
}

#[tokio::test]
async fn everything_that_the_document_refers_to_is_in_it() {
    let api = Api::with_faults().await;
    let document = api.get(ADMIN, "/api/openapi.json").await.expect(200);
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

#[tokio::test]
async fn under_a_base_path_everything_is_there_and_nothing_beside_it() {
    let settings = Settings {
        base_path: "/console".parse().unwrap(),
        ..Settings::default()
    };
    let api = Api::with(0, settings).await;
    for (path, status) in [
        ("/console/api/health", 200),
        ("/console/api/v1/clusters", 401),
        ("/console/api/nothing", 404),
        ("/console", 404),
        ("/api/health", 404),
        ("/", 404),
    ] {
        let request = Request::builder().method(Method::GET).uri(path);
        let answer = api.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, status, "{path}");
        answer.json();
    }
}
