//! Clusters, departments and projects.

use datavolumes_contract::{FilterError, Limit, Offset, ProjectId, Scope, ScopeType, SortOrder};

use super::{AccessScope, department, other_projects, project, seed_config, store, within};
use crate::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER};
use crate::store::{DepartmentField, DirectoryFilter, DirectoryRequest, ProjectField};

#[test]
fn projects_are_paginated_by_name() {
    let store = store(0);
    let mut expected: Vec<_> = seed_config(0).organisation().projects;
    expected.sort_by(|a, b| a.name.cmp(&b.name));
    let mut request = DirectoryRequest {
        limit: Limit::new(7).unwrap(),
        ..DirectoryRequest::default()
    };
    let mut found = Vec::new();
    loop {
        let page = store.projects(&AccessScope::Everything, &request).unwrap();
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
        let page = store.projects(&AccessScope::Everything, &request).unwrap();
        page.projects
            .into_iter()
            .map(|project| project.name)
            .collect::<Vec<_>>()
    };
    let in_vision = format!("parentId=={DEPARTMENT_OF_ADMIN}");
    let vision = ["vision-detection", "vision-pose", "vision-segmentation"];
    assert_eq!(names(&[&in_vision], "", None), vision);
    assert_eq!(names(&["parentName==vision"], "", None), vision);
    let descending = Some((ProjectField::Name, SortOrder::Descending));
    assert_eq!(
        names(&[&in_vision, "name=$ion"], "", descending),
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
fn invalid_filters_are_rejected() {
    let error = |text: &str| text.parse::<DirectoryFilter<DepartmentField>>().err();
    assert_eq!(error("name=@a"), None);
    assert_eq!(
        error("parentName==a"),
        Some(FilterError::UnknownField("parentName".into()))
    );
    assert_eq!(error("name"), Some(FilterError::NoOperator));
    assert_eq!(error("name=="), Some(FilterError::EmptyValue));
    assert_eq!(
        error("createdAt==yesterday"),
        Some(FilterError::NotATimestamp)
    );
    assert!(matches!(
        error("createdAt=@2026-03-01T00:00:00Z"),
        Some(FilterError::OperatorNotForDates(_))
    ));
}

#[test]
fn an_accessible_project_comes_with_its_department_and_cluster() {
    let store = store(0);
    let access = within(project(PROJECT_OF_RESEARCHER));
    let projects = store
        .projects(&access, &DirectoryRequest::default())
        .unwrap()
        .projects;
    assert_eq!(projects.len(), 1);
    let departments = store
        .departments(&access, &DirectoryRequest::default())
        .unwrap()
        .departments;
    assert_eq!(departments.len(), 1);
    assert_eq!(departments[0].id.as_str(), DEPARTMENT_OF_ADMIN);
    let clusters = store.clusters(&access).unwrap();
    assert_eq!(clusters.len(), 1);
    assert_eq!(clusters[0].id, projects[0].cluster_id);
}

#[test]
fn a_wider_access_scope_returns_more_entries() {
    let store = store(0);
    let (_, other) = other_projects();
    let cluster = within(Scope::new(ScopeType::Cluster, other.cluster_id.as_str()));
    let counts = |access: &AccessScope| {
        let departments = store
            .departments(access, &DirectoryRequest::default())
            .unwrap();
        let projects = store
            .projects(access, &DirectoryRequest::default())
            .unwrap();
        let clusters = store.clusters(access).unwrap();
        (
            clusters.len(),
            departments.departments.len(),
            projects.projects.len(),
        )
    };
    assert_eq!(counts(&AccessScope::Within(vec![])), (0, 0, 0));
    assert_eq!(counts(&within(department())), (1, 1, 3));
    assert_eq!(counts(&cluster), (1, 4, 7));
    assert_eq!(counts(&AccessScope::Everything), (3, 12, 24));
}

#[test]
fn a_project_is_returned_only_if_it_is_accessible() {
    let store = store(0);
    let id = ProjectId::new(PROJECT_OF_RESEARCHER);
    let found = store.project(&within(department()), &id).unwrap();
    assert_eq!(found.map(|project| project.id), Some(id.clone()));
    let (other, _) = other_projects();
    let elsewhere = within(project(other.id.as_str()));
    assert_eq!(store.project(&elsewhere, &id).unwrap(), None);
}
