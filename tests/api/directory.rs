//! Projects, departments, clusters and the name availability check.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Endpoint, Limit, Offset};

use crate::harness::{ADMIN, Api};

async fn projects(api: &Api, query: &str) -> Vec<String> {
    let query = query.replace(' ', "+");
    let path = format!("/api/v1/org-unit/projects?limit=500&{query}");
    let page: ProjectPage = api.get(ADMIN, &path).await.expect_json(200);
    page.projects
        .into_iter()
        .map(|project| project.name)
        .collect()
}

#[tokio::test]
async fn projects_are_listed_by_name() {
    let api = Api::empty().await;
    let path = "/api/v1/org-unit/projects?limit=500";
    let page: ProjectPage = api.get(ADMIN, path).await.expect_json(200);
    let mut expected = api.organisation().projects;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(page.projects.readable, expected);
    assert_eq!(page.next, None);
}

#[tokio::test]
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

#[tokio::test]
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

#[tokio::test]
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

#[tokio::test]
async fn clusters_are_listed_by_name() {
    let api = Api::empty().await;
    let list: Vec<Cluster> = api.get(ADMIN, "/api/v1/clusters").await.expect_json(200);
    let mut expected = api.organisation().clusters;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(list, expected);
}

#[tokio::test]
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

#[tokio::test]
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
