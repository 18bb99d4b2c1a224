//! Projects, departments, clusters and free names.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Endpoint, Limit, Offset};

use crate::harness::{ADMIN, Api};

async fn projects(api: &Api, query: &str) -> Vec<String> {
    let query = query.replace(' ', "+");
    let path = format!("/api/v1/org-unit/projects?limit=500&{query}");
    let page: ProjectPage = api.get(ADMIN, &path).await.read_as(200);
    page.projects
        .into_iter()
        .map(|project| project.name)
        .collect()
}

#[tokio::test]
async fn projects_are_those_of_the_organisation_by_name() {
    let api = Api::empty().await;
    let path = "/api/v1/org-unit/projects?limit=500";
    let page: ProjectPage = api.get(ADMIN, path).await.read_as(200);
    let mut expected = api.organisation().projects;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(page.projects, expected);
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
    let mut down = projects(&api, "sortBy=name&sortOrder=desc").await;
    down.reverse();
    assert_eq!(down, projects(&api, "").await);
}

#[tokio::test]
async fn the_queries_that_the_console_writes_are_understood() {
    let api = Api::empty().await;
    let query = DirectoryQuery {
        search: "vis".to_owned(),
        filter: format!("clusterId=={}", api.organisation().clusters[0].id),
        offset: Offset::ZERO,
        limit: Limit::MAX,
    };
    let answer = api
        .ask(ADMIN, &Endpoint::ListProjects(query.clone()), None)
        .await;
    let page: ProjectPage = answer.read_as(200);
    assert!(!page.projects.is_empty());
    assert!(
        page.projects
            .iter()
            .all(|project| project.name.contains("vis"))
    );
    let answer = api
        .ask(ADMIN, &Endpoint::ListDepartments(query), None)
        .await;
    let page: DepartmentPage = answer.read_as(200);
    assert_eq!(page.departments.len(), 1);
    assert_eq!(page.departments[0].name, "vision");
}

#[tokio::test]
async fn directories_have_pages() {
    let api = Api::empty().await;
    let mut walked = Vec::new();
    let mut next = Some(0);
    while let Some(offset) = next {
        let path = format!("/api/v1/org-unit/departments?limit=5&offset={offset}");
        let page: DepartmentPage = api.get(ADMIN, &path).await.read_as(200);
        assert!(page.departments.len() <= 5);
        next = page.next;
        walked.extend(page.departments);
    }
    let mut expected = api.organisation().departments;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(walked, expected);
}

#[tokio::test]
async fn clusters_are_those_of_the_organisation() {
    let api = Api::empty().await;
    let list: Vec<Cluster> = api.get(ADMIN, "/api/v1/clusters").await.read_as(200);
    let mut expected = api.organisation().clusters;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(list, expected);
}

#[tokio::test]
async fn a_name_is_available_until_it_is_taken() {
    let api = Api::empty().await;
    let ask = |name: &str, cluster| Endpoint::NameAvailability {
        name: name.to_owned(),
        cluster,
    };
    let [home, elsewhere, _] = &api.organisation().clusters[..] else {
        panic!("three clusters");
    };
    let results = ask("results", home.id.clone());
    api.ask(ADMIN, &results, None).await.expect(204);
    let volume = api.create(0, "results", "claim").await;
    assert_eq!(volume.cluster_id, home.id);
    api.ask(ADMIN, &results, None).await.refusal(409);
    api.ask(ADMIN, &ask("results", elsewhere.id.clone()), None)
        .await
        .expect(204);
    api.ask(ADMIN, &Endpoint::DeleteVolume(volume.id), None)
        .await
        .expect(204);
    api.ask(ADMIN, &results, None).await.expect(204);
}

#[tokio::test]
async fn without_a_name_or_a_cluster_nothing_is_available() {
    let api = Api::empty().await;
    for query in [
        "",
        "dataName=a",
        "clusterId=b",
        "dataName=&clusterId=b",
        "dataName=a&dataName=a&clusterId=b",
    ] {
        let path = format!("/api/v1/datavolumes/name-availability?{query}");
        let refusal = api.get(ADMIN, &path).await.refusal(409);
        assert!(refusal.contains("is required"), "{refusal}");
    }
}
