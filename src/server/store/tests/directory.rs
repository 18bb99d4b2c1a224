//! Clusters, departments and projects.

use datavolumes_contract::{FilterError, Limit, Offset, ProjectId, Scope, ScopeType, SortOrder};

use super::{Reach, department, project, seed, store, strangers, within};
use crate::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER};
use crate::store::{DepartmentField, DirectoryFilter, DirectoryRequest, ProjectField};

#[test]
fn the_projects_come_in_pages_by_name() {
    let store = store(0);
    let mut expected: Vec<_> = seed(0).organisation().projects;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    let mut request = DirectoryRequest {
        limit: Limit::new(7).unwrap(),
        ..DirectoryRequest::default()
    };
    let mut found = Vec::new();
    loop {
        let page = store.projects(&Reach::Everything, &request).unwrap();
        found.extend(page.projects);
        let Some(next) = page.next else { break };
        request.offset = Offset::new(next.unsigned_abs());
    }
    assert_eq!(found, expected);
}

#[test]
fn projects_are_filtered_searched_and_sorted() {
    let store = store(0);
    let names = |filters: &[&str], search: &str, sort| {
        let request = DirectoryRequest {
            filters: filters
                .iter()
                .map(|filter| filter.parse().unwrap())
                .collect(),
            search: search.to_owned(),
            sort,
            ..DirectoryRequest::default()
        };
        let page = store.projects(&Reach::Everything, &request).unwrap();
        page.projects
            .into_iter()
            .map(|project| project.name)
            .collect::<Vec<_>>()
    };
    let of_vision = format!("parentId=={DEPARTMENT_OF_ADMIN}");
    let vision = ["vision-detection", "vision-pose", "vision-segmentation"];
    assert_eq!(names(&[&of_vision], "", None), vision);
    assert_eq!(names(&["parentName==vision"], "", None), vision);
    let down = Some((ProjectField::Name, SortOrder::Descending));
    assert_eq!(
        names(&[&of_vision, "name=$ion"], "", down),
        [vision[2], vision[0]]
    );
    assert_eq!(names(&[], "VISION-p", None), ["vision-pose"]);
    assert_eq!(
        names(&["createdAt>=2026-03-01T00:00:00Z"], "", None),
        [""; 0]
    );
    assert_eq!(
        names(&["createdAt<=2026-03-01T00:00:00Z"], "", None).len(),
        24
    );
}

#[test]
fn a_filter_that_cannot_be_is_refused() {
    let parse = |text: &str| text.parse::<DirectoryFilter<DepartmentField>>().err();
    assert_eq!(parse("name=@a"), None);
    assert_eq!(
        parse("parentName==a"),
        Some(FilterError::UnknownField("parentName".into()))
    );
    assert_eq!(parse("name"), Some(FilterError::NoOperator));
    assert_eq!(parse("name=="), Some(FilterError::EmptyValue));
    assert_eq!(
        parse("createdAt==yesterday"),
        Some(FilterError::NotATimestamp)
    );
    assert!(matches!(
        parse("createdAt=@2026-03-01T00:00:00Z"),
        Some(FilterError::OperatorNotForDates(_))
    ));
}

#[test]
fn a_project_is_shown_with_the_department_and_cluster_above_it() {
    let store = store(0);
    let reach = within(project(PROJECT_OF_RESEARCHER));
    let projects = store
        .projects(&reach, &DirectoryRequest::default())
        .unwrap()
        .projects;
    assert_eq!(projects.len(), 1);
    let departments = store
        .departments(&reach, &DirectoryRequest::default())
        .unwrap()
        .departments;
    assert_eq!(departments.len(), 1);
    assert_eq!(departments[0].id.as_str(), DEPARTMENT_OF_ADMIN);
    let clusters = store.clusters(&reach).unwrap();
    assert_eq!(clusters.len(), 1);
    assert_eq!(clusters[0].id, projects[0].cluster_id);
}

#[test]
fn a_wider_reach_shows_more() {
    let store = store(0);
    let (_, stranger) = strangers();
    let cluster = within(Scope::new(ScopeType::Cluster, stranger.cluster_id.as_str()));
    let size = |reach: &Reach| {
        let departments = store
            .departments(reach, &DirectoryRequest::default())
            .unwrap();
        let projects = store.projects(reach, &DirectoryRequest::default()).unwrap();
        let clusters = store.clusters(reach).unwrap();
        (
            clusters.len(),
            departments.departments.len(),
            projects.projects.len(),
        )
    };
    assert_eq!(size(&Reach::Within(vec![])), (0, 0, 0));
    assert_eq!(size(&within(department())), (1, 1, 3));
    assert_eq!(size(&cluster), (1, 4, 7));
    assert_eq!(size(&Reach::Everything), (3, 12, 24));
}

#[test]
fn one_project_is_found_within_reach_only() {
    let store = store(0);
    let id = ProjectId::new(PROJECT_OF_RESEARCHER);
    let found = store.project(&within(department()), &id).unwrap();
    assert_eq!(found.map(|project| project.id), Some(id.clone()));
    let (neighbour, _) = strangers();
    let elsewhere = within(project(neighbour.id.as_str()));
    assert_eq!(store.project(&elsewhere, &id).unwrap(), None);
}
