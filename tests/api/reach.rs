//! Where rights hold: what is beyond a person's reach is not there for them.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{ScopeType, VolumePage};

use crate::harness::{ADMIN, ANALYST, Api, DEPARTMENT_ADMIN, RESEARCHER, VIEWER};

#[tokio::test]
async fn lists_hold_what_originates_within_reach() {
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
    for (person, project) in [(RESEARCHER, "4500101"), (ANALYST, "4500102")] {
        let own: Vec<_> = all
            .iter()
            .filter(|volume| volume.project_id.as_str() == project)
            .cloned()
            .collect();
        assert!(!own.is_empty());
        assert_eq!(api.list(person, "").await, own, "{person}");
    }
}

#[tokio::test]
async fn counts_and_searches_do_not_tell_of_what_is_beyond() {
    let api = Api::seeded(400).await;
    for person in [ADMIN, DEPARTMENT_ADMIN, RESEARCHER, VIEWER, ANALYST] {
        let seen = api.list(person, "").await.len();
        let path = "/api/v1/datavolumes/count?requestType=Originated";
        let count = api.get(person, path).await.expect(200);
        assert_eq!(count["count"], seen, "{person}");
    }
    let beyond = api
        .list(DEPARTMENT_ADMIN, "search=speech-recognition")
        .await;
    assert!(
        beyond
            .iter()
            .all(|volume| volume.project_name.starts_with("vision"))
    );
    assert!(
        api.list(RESEARCHER, "filterBy=projectId==4500102")
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn usable_is_what_is_shared_with_the_project_or_above_it_and_what_is_its_own() {
    let api = Api::seeded(400).await;
    let home = &api.organisation().projects[0];
    let path = format!(
        "/api/v1/datavolumes?requestType=UsableInProject&usableInProjectId={}&limit=500",
        home.id
    );
    let page: VolumePage = api.get(ADMIN, &path).await.read_as(200);
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
                        _ => home.id.as_str(),
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
        "some are shared with it"
    );
    let for_researcher: VolumePage = api.get(RESEARCHER, &path).await.read_as(200);
    assert_eq!(for_researcher, page);
}

#[tokio::test]
async fn what_is_usable_in_a_project_beyond_reach_is_forbidden_to_ask() {
    let api = Api::empty().await;
    for path in ["/api/v1/datavolumes", "/api/v1/datavolumes/count"] {
        for project in ["4500102", "none"] {
            let query = format!("requestType=UsableInProject&usableInProjectId={project}");
            let refusal = api
                .get(RESEARCHER, &format!("{path}?{query}"))
                .await
                .refusal(403);
            assert!(
                refusal.contains(&format!("the project {project}")),
                "{refusal}"
            );
        }
    }
}

#[tokio::test]
async fn directories_hold_what_is_within_reach_and_what_it_is_in() {
    let api = Api::empty().await;
    for (person, projects, departments, clusters) in [
        (ADMIN, 24, 12, 3),
        (RESEARCHER, 1, 1, 1),
        (ANALYST, 1, 1, 1),
    ] {
        let page = api.get(person, "/api/v1/org-unit/projects?limit=500").await;
        assert_eq!(
            page.read_as::<ProjectPage>(200).projects.len(),
            projects,
            "{person}"
        );
        let page = api
            .get(person, "/api/v1/org-unit/departments?limit=500")
            .await;
        assert_eq!(
            page.read_as::<DepartmentPage>(200).departments.len(),
            departments,
            "{person}"
        );
        let list = api.get(person, "/api/v1/clusters").await;
        assert_eq!(
            list.read_as::<Vec<Cluster>>(200).len(),
            clusters,
            "{person}"
        );
    }
}
