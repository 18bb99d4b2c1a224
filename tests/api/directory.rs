//! Projects, departments, clusters and the name availability check.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Endpoint, Limit, Offset};

use crate::harness::{ADMIN, Api, RESEARCHER, api_test};

async fn projects(api: &Api, query: &str) -> Vec<String> {
    let query = query.replace(' ', "+");
    let path = format!("/api/v1/org-unit/projects?limit=500&{query}");
    let page: ProjectPage = api.get(ADMIN, &path).await.expect_json(200);
    page.projects
        .into_iter()
        .map(|project| project.name)
        .collect()
}

#[api_test]
async fn projects_are_listed_by_name() {
    let api = Api::empty().await;
    let path = "/api/v1/org-unit/projects?limit=500";
    let page: ProjectPage = api.get(ADMIN, path).await.expect_json(200);
    let mut expected = api.organisation().projects;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(page.projects.readable, expected);
    assert_eq!(page.next, None);
}

#[api_test]
async fn projects_are_filtered_searched_and_sorted() {
    let api = Api::empty().await;
    let organisation = api.organisation();
    let department = &organisation.departments[0];
    let of_department = organisation
        .projects
        .iter()
        .filter(|p| p.parent_id == department.id);
    let count = of_department.count();
    assert!(count > 1);
    for query in [
        format!("filterBy=parentId=={}", department.id),
        format!("filterBy=departmentId=={}", department.id),
        format!("filterBy=parentName=={}", department.name),
        format!(
            "filterBy=parentName=={},createdAt>=2000-01-01T00:00:00Z",
            department.name
        ),
    ] {
        assert_eq!(projects(&api, &query).await.len(), count, "{query}");
    }
    assert_eq!(
        projects(&api, "search=SEGMENT").await,
        ["vision-segmentation"]
    );
    assert_eq!(
        projects(&api, "filterBy=name==vision-segmentation")
            .await
            .len(),
        1
    );
    let mut descending = projects(&api, "sortBy=name&sortOrder=desc").await;
    descending.reverse();
    assert_eq!(descending, projects(&api, "").await);
}

#[api_test]
async fn the_queries_of_the_console_are_supported() {
    let api = Api::empty().await;
    let query = DirectoryQuery {
        search: "vis".to_owned(),
        name: String::new(),
        filter: format!("clusterId=={}", api.organisation().clusters[0].id),
        offset: Offset::ZERO,
        limit: Limit::MAX,
    };
    let response = api
        .call(ADMIN, &Endpoint::ListProjects(query.clone()), None)
        .await;
    let page: ProjectPage = response.expect_json(200);
    assert!(!page.projects.is_empty());
    assert!(
        page.projects
            .iter()
            .all(|project| project.name.contains("vis"))
    );
    let response = api
        .call(ADMIN, &Endpoint::ListDepartments(query), None)
        .await;
    let page: DepartmentPage = response.expect_json(200);
    assert_eq!(page.departments.len(), 1);
    assert_eq!(page.departments[0].name, "vision");
}

#[api_test]
async fn directories_are_paginated() {
    let api = Api::empty().await;
    let mut entries = Vec::new();
    let mut next = Some(0);
    while let Some(offset) = next {
        let path = format!("/api/v1/org-unit/departments?limit=5&offset={offset}");
        let page: DepartmentPage = api.get(ADMIN, &path).await.expect_json(200);
        assert!(page.departments.len() <= 5);
        next = page.next;
        entries.extend(page.departments);
    }
    let mut expected = api.organisation().departments;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(entries, expected);
}

#[api_test]
async fn clusters_are_listed_by_name() {
    let api = Api::empty().await;
    let list: Vec<Cluster> = api.get(ADMIN, "/api/v1/clusters").await.expect_json(200);
    let mut expected = api.organisation().clusters;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(list, expected);
}

#[api_test]
async fn a_name_is_available_until_it_is_taken() {
    let api = Api::empty().await;
    let check = |name: &str, cluster| Endpoint::NameAvailability {
        name: name.to_owned(),
        cluster,
    };
    let [home, elsewhere, _] = &api.organisation().clusters[..] else {
        panic!("expected three clusters");
    };
    let results = check("results", home.id.clone());
    api.call(ADMIN, &results, None).await.expect_status(204);
    let volume = api.create(0, "results", "claim").await;
    assert_eq!(volume.cluster_id, home.id);
    api.call(ADMIN, &results, None).await.expect_error(409);
    api.call(ADMIN, &check("results", elsewhere.id.clone()), None)
        .await
        .expect_status(204);
    api.call(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect_status(204);
    api.call(ADMIN, &results, None).await.expect_status(204);
}

#[api_test]
async fn without_a_name_or_a_cluster_the_name_is_not_available() {
    let api = Api::empty().await;
    for query in [
        "",
        "dataName=a",
        "clusterId=b",
        "dataName=&clusterId=b",
        "dataName=a&dataName=a&clusterId=b",
    ] {
        let path = format!("/api/v1/datavolumes/name-availability?{query}");
        let message = api.get(ADMIN, &path).await.expect_error(409);
        assert!(message.contains("is required"), "{message}");
    }
}

#[api_test]
async fn the_name_availability_reveals_nothing_about_other_clusters() {
    let api = Api::empty().await;
    let [home, elsewhere, _] = &api.organisation().clusters[..] else {
        panic!("expected three clusters");
    };
    let check = |name: &str, cluster: &str| Endpoint::NameAvailability {
        name: name.to_owned(),
        cluster: cluster.to_owned().into(),
    };
    for cluster in [
        elsewhere.id.as_str(),
        "none",
        "00000000-0000-4000-8000-000000000000",
    ] {
        for name in ["results", "Not a name"] {
            let response = api.call(RESEARCHER, &check(name, cluster), None).await;
            assert!(response.expect_error(403).contains(cluster));
        }
    }
    let response = api
        .call(RESEARCHER, &check("Not a name", home.id.as_str()), None)
        .await;
    assert!(response.expect_error(409).starts_with("dataName: "));
    api.create(0, "results", "claim").await;
    let upper = home.id.as_str().to_ascii_uppercase();
    let path = format!("/api/v1/datavolumes/name-availability?dataName=results&clusterId={upper}");
    api.get(RESEARCHER, &path).await.expect_error(409);
}

#[api_test]
async fn ids_are_compared_as_uuids_or_as_texts() {
    let api = Api::seeded(60).await;
    let cluster = api.organisation().clusters[0]
        .id
        .as_str()
        .to_ascii_uppercase();
    let lower = cluster.to_ascii_lowercase();
    for path in [
        "/api/v1/org-unit/projects?",
        "/api/v1/datavolumes?requestType=Originated&",
    ] {
        let list = async |id: &str| {
            let path = format!("{path}limit=500&filterBy=clusterId=={id}");
            api.get(ADMIN, &path).await.expect_status(200)
        };
        let found = list(&lower).await;
        assert_eq!(list(&cluster).await, found, "{path}");
        assert!(found.to_string().contains(&lower), "{path}");
    }
    let volume = api.create(0, "results", "claim").await;
    let patch = Endpoint::PatchSharedScopes(volume.id);
    for (list, count) in [("add", 1), ("remove", 0)] {
        let scope = serde_json::json!({ "scopeType": "cluster", "scopeId": cluster });
        let body = serde_json::json!({ list: [scope] });
        let shares = api
            .call(ADMIN, &patch, Some(&body))
            .await
            .expect_status(200);
        assert_eq!(shares.as_array().unwrap().len(), count, "{list}");
    }
    let body = serde_json::json!({ "add": [{ "scopeType": "project", "scopeId": "04500102" }] });
    api.call(ADMIN, &patch, Some(&body)).await.expect_error(400);
}

#[api_test]
async fn every_list_reads_the_same_grammar_of_filters() {
    let api = Api::seeded(60).await;
    for path in [
        "/api/v1/org-unit/projects?",
        "/api/v1/datavolumes?requestType=Originated&",
    ] {
        let list = async |filters: &str| {
            let path = format!("{path}limit=500&filterBy={filters}");
            api.get(ADMIN, &path).await
        };
        let two = list("name=@a,createdAt%3E=2001-01-01T00:00:00Z")
            .await
            .expect_status(200);
        for filters in [
            "name=@a%2CcreatedAt%3E%3D2001-01-01T00%3A00%3A00Z",
            "name%3D%40a%2CcreatedAt%3E%3D2001-01-01T00%3A00%3A00Z",
            "name=@a%E2%80%8B,createdAt%3E=2001-01-01T00:00:00Z",
        ] {
            assert_eq!(list(filters).await.expect_status(200), two, "{filters}");
        }
        for filters in ["name==a%2Cb", "name==a%2C", "name==a%2Ccolour==b"] {
            let message = list(filters).await.expect_error(400);
            assert!(message.contains("comma"), "{filters}: {message}");
        }
        list("createdAt%3E=2026-01-01%2000:00:00Z")
            .await
            .expect_error(400);
    }
}

#[api_test]
async fn directories_have_the_fields_that_the_public_document_requires() {
    let api = Api::empty().await;
    for (path, list, fields) in [
        (
            "/api/v1/org-unit/projects",
            "projects",
            "id name description parentId clusterId createdAt updatedAt enforceRunaiScheduler status \
             effective totalResources resources",
        ),
        (
            "/api/v1/org-unit/departments",
            "departments",
            "id name clusterId createdAt updatedAt totalResources resources",
        ),
    ] {
        let page = api.get(ADMIN, path).await.expect_status(200);
        for field in fields.split_whitespace() {
            assert!(!page[list][0][field].is_null(), "{path}: {field}");
        }
    }
}
