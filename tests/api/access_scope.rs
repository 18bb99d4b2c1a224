//! Personas see only the part of the organisation that they have access to.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{ScopeType, VolumePage};

use crate::harness::{ADMIN, ANALYST, Api, DEPARTMENT_ADMIN, RESEARCHER, VIEWER, api_test};

#[api_test]
async fn lists_contain_the_volumes_of_accessible_projects() {
    let api = Api::seeded(400).await;
    let all = api.list(ADMIN, "").await;
    assert_eq!(api.list(VIEWER, "").await, all);
    let department = &api.organisation().departments[0].id;
    let own: Vec<_> = all
        .iter()
        .filter(|volume| volume.department_id == *department)
        .cloned()
        .collect();
    assert!(!own.is_empty() && own.len() < all.len());
    assert_eq!(api.list(DEPARTMENT_ADMIN, "").await, own);
    for (persona, project) in [(RESEARCHER, "4500101"), (ANALYST, "4500102")] {
        let own: Vec<_> = all
            .iter()
            .filter(|volume| volume.project_id.as_str() == project)
            .cloned()
            .collect();
        assert!(!own.is_empty());
        assert_eq!(api.list(persona, "").await, own, "{persona}");
    }
}

#[api_test]
async fn counts_and_searches_reveal_nothing_about_other_projects() {
    let api = Api::seeded(400).await;
    for persona in [ADMIN, DEPARTMENT_ADMIN, RESEARCHER, VIEWER, ANALYST] {
        let seen = api.list(persona, "").await.len();
        let path = "/api/v1/datavolumes/count?requestType=Originated";
        let count = api.get(persona, path).await.expect_status(200);
        assert_eq!(count["count"], seen, "{persona}");
    }
    let found = api
        .list(DEPARTMENT_ADMIN, "search=speech-recognition")
        .await;
    assert!(
        found
            .iter()
            .all(|volume| volume.project_name.starts_with("vision"))
    );
    assert!(
        api.list(RESEARCHER, "filterBy=projectId==4500102")
            .await
            .is_empty()
    );
}

#[api_test]
async fn usable_volumes_are_the_own_ones_and_those_shared_with_the_project_or_above() {
    let api = Api::seeded(400).await;
    let home = &api.organisation().projects[0];
    let path = format!(
        "/api/v1/datavolumes?requestType=UsableInProject&usableInProjectId={}&limit=500",
        home.id
    );
    let page: VolumePage = api.get(ADMIN, &path).await.expect_json(200);
    let mut usable: Vec<_> = page.datavolumes.iter().map(|volume| volume.id).collect();
    let organisation = api.organisation();
    let mut expected: Vec<_> = api
        .seed
        .volumes(&organisation)
        .map(|seeded| seeded.volume)
        .filter(|volume| {
            let mut shares = volume.shared_scopes.iter().flatten();
            volume.project_id == home.id
                || shares.any(|scope| {
                    let unit = match scope.scope_type {
                        ScopeType::Cluster => home.cluster_id.as_str(),
                        ScopeType::Department => home.parent_id.as_str(),
                        ScopeType::Project | ScopeType::Other(_) => home.id.as_str(),
                    };
                    scope.scope_id == unit
                })
        })
        .map(|volume| volume.id)
        .collect();
    usable.sort();
    expected.sort();
    assert_eq!(usable, expected);
    assert!(
        usable.len() > api.list(RESEARCHER, "").await.len(),
        "no volume is shared with the project"
    );
    let for_researcher: VolumePage = api.get(RESEARCHER, &path).await.expect_json(200);
    assert_eq!(for_researcher, page);
}

#[api_test]
async fn listing_what_is_usable_in_an_inaccessible_project_is_forbidden() {
    let api = Api::empty().await;
    for path in ["/api/v1/datavolumes", "/api/v1/datavolumes/count"] {
        for project in ["4500102", "none"] {
            let query = format!("requestType=UsableInProject&usableInProjectId={project}");
            let message = api
                .get(RESEARCHER, &format!("{path}?{query}"))
                .await
                .expect_error(403);
            assert!(
                message.contains(&format!("the project {project}")),
                "{message}"
            );
        }
    }
}

#[api_test]
async fn directories_contain_accessible_entries_and_their_parents() {
    let api = Api::empty().await;
    for (persona, projects, departments, clusters) in [
        (ADMIN, 24, 12, 3),
        (RESEARCHER, 1, 1, 1),
        (ANALYST, 1, 1, 1),
    ] {
        let page = api
            .get(persona, "/api/v1/org-unit/projects?limit=500")
            .await;
        assert_eq!(
            page.expect_json::<ProjectPage>(200).projects.len(),
            projects,
            "{persona}"
        );
        let page = api
            .get(persona, "/api/v1/org-unit/departments?limit=500")
            .await;
        assert_eq!(
            page.expect_json::<DepartmentPage>(200).departments.len(),
            departments,
            "{persona}"
        );
        let list = api.get(persona, "/api/v1/clusters").await;
        assert_eq!(
            list.expect_json::<Vec<Cluster>>(200).len(),
            clusters,
            "{persona}"
        );
    }
}
