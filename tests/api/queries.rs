//! Invalid queries, and unusual but valid ones.

use crate::harness::{ADMIN, Api, api_test};

const LIST: &str = "/api/v1/datavolumes";
const COUNT: &str = "/api/v1/datavolumes/count";
const PROJECTS: &str = "/api/v1/org-unit/projects";
const DEPARTMENTS: &str = "/api/v1/org-unit/departments";

#[api_test]
async fn an_invalid_parameter_is_rejected_and_named() {
    let api = Api::empty().await;
    for (query, parameter) in [
        ("", "requestType"),
        ("requestType=", "requestType"),
        ("requestType=All", "requestType"),
        ("requestType=originated", "requestType"),
        (
            "requestType=Originated&requestType=Originated",
            "requestType",
        ),
        ("requestType=UsableInProject", "usableInProjectId"),
        (
            "requestType=UsableInProject&usableInProjectId=",
            "usableInProjectId",
        ),
        ("requestType=Originated&limit=0", "limit"),
        ("requestType=Originated&limit=501", "limit"),
        ("requestType=Originated&limit=", "limit"),
        ("requestType=Originated&limit=ten", "limit"),
        ("requestType=Originated&limit=1.5", "limit"),
        ("requestType=Originated&limit=99999999999999999999", "limit"),
        ("requestType=Originated&offset=-1", "offset"),
        ("requestType=Originated&offset=2147483648", "offset"),
        ("requestType=Originated&sortBy=description", "sortBy"),
        ("requestType=Originated&sortBy=Name", "sortBy"),
        ("requestType=Originated&sortOrder=up", "sortOrder"),
        ("requestType=Originated&filterBy=name", "filterBy"),
        ("requestType=Originated&filterBy=name==", "filterBy"),
        ("requestType=Originated&filterBy=name=x", "filterBy"),
        ("requestType=Originated&filterBy=colour==blue", "filterBy"),
        (
            "requestType=Originated&filterBy=createdAt==yesterday",
            "filterBy",
        ),
        (
            "requestType=Originated&filterBy=createdAt=@2026",
            "filterBy",
        ),
        ("requestType=Originated&filterBy=name==a%2Cb", "filterBy"),
        ("requestType=Originated&filterBy=name==a,phase", "filterBy"),
    ] {
        let message = api
            .get(ADMIN, &format!("{LIST}?{query}"))
            .await
            .expect_error(400);
        assert!(message.starts_with(parameter), "{query}: {message}");
    }
}

#[api_test]
async fn counts_and_directories_reject_invalid_parameters_too() {
    let api = Api::empty().await;
    for (path, parameter) in [
        (format!("{COUNT}?requestType=All"), "requestType"),
        (
            format!("{COUNT}?requestType=Originated&filterBy=x"),
            "filterBy",
        ),
        (format!("{PROJECTS}?limit=0"), "limit"),
        (format!("{PROJECTS}?limit=501"), "limit"),
        (format!("{PROJECTS}?limit=1&limit=1"), "limit"),
        (format!("{PROJECTS}?offset=x"), "offset"),
        (format!("{PROJECTS}?sortBy=phase"), "sortBy"),
        (format!("{PROJECTS}?sortOrder=up"), "sortOrder"),
        (format!("{PROJECTS}?filterBy=name"), "filterBy"),
        (format!("{PROJECTS}?filterBy=createdAt=@2026"), "filterBy"),
        (format!("{DEPARTMENTS}?limit=0"), "limit"),
        (format!("{DEPARTMENTS}?sortBy=parentId"), "sortBy"),
        (format!("{DEPARTMENTS}?filterBy=parentId==1"), "filterBy"),
    ] {
        let message = api.get(ADMIN, &path).await.expect_error(400);
        assert!(message.starts_with(parameter), "{path}: {message}");
    }
}

#[api_test]
async fn unusual_but_valid_queries_are_accepted() {
    let api = Api::empty().await;
    for query in [
        "requestType=Originated",
        "requestType=Originated&limit=1",
        "requestType=Originated&limit=500",
        "requestType=Originated&offset=2147483647",
        "requestType=Originated&sortOrder=desc",
        "requestType=Originated&usableInProjectId=none",
        "requestType=Originated&filterBy=",
        "requestType=Originated&filterBy=,,",
        "requestType=Originated&filterBy=name==a&filterBy=name==b",
        "requestType=Originated&filterBy=name==%25_%27%22%00",
        "requestType=Originated&filterBy=name%3D%3Da",
        "requestType=Originated&search=",
        "requestType=Originated&search=%FF%FE",
        "requestType=Originated&colour=blue",
        "&&requestType=Originated&&",
        "request%54ype=Originated",
        "requestType=Originated&filterBy=createdAt>=2026-01-01T00:00:00%2B02:00",
    ] {
        api.get(ADMIN, &format!("{LIST}?{query}"))
            .await
            .expect_status(200);
    }
}

#[api_test]
async fn a_query_has_at_most_100_filters() {
    let api = Api::seeded(10).await;
    for (list, key) in [(LIST, "datavolumes"), (PROJECTS, "projects")] {
        let path = |count: usize| {
            let filters = vec!["name!=a"; count].join(",");
            format!("{list}?requestType=Originated&filterBy={filters}")
        };
        let page = api.get(ADMIN, &path(100)).await.expect_status(200);
        assert!(page[key].as_array().unwrap().len() >= 10);
        let message = api.get(ADMIN, &path(101)).await.expect_error(400);
        assert!(message.starts_with("filterBy: "), "{message}");
    }
}
